/** The sound cards that can record, as arecord lists them. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findExecutable } from '../find-executable.js';

export interface CaptureDevice {
  readonly card: number;
  /** Stays the same whatever is plugged in first. */
  readonly name: string;
  readonly device: number;
  /** For people. */
  readonly title: string;
}

/** Lines of `arecord -l`: "card 1: Device [USB Audio Device], device 0: USB Audio [USB Audio]". */
export function captureDevices(listing: string): CaptureDevice[] {
  return [...listing.matchAll(/^card (\d+): (\S+) \[([^\]]*)\], device (\d+): /gm)].map(
    ([, card, name = '', title = '', device]) => ({
      card: Number(card),
      name,
      device: Number(device),
      title,
    }),
  );
}

export const alsaName = ({ name, device }: CaptureDevice): string =>
  `plughw:CARD=${name}${device === 0 ? '' : `,DEV=${device}`}`;

/** null: arecord is not installed. */
export async function listCaptureDevices(): Promise<CaptureDevice[] | null> {
  const arecord = findExecutable('arecord');
  if (arecord === undefined) return null;
  // In the language of the C locale; without any card it complains and lists nothing.
  const listed = await promisify(execFile)(arecord, ['-l'], { env: { LC_ALL: 'C' }, timeout: 5_000 }).catch(
    () => null,
  );
  return captureDevices(listed?.stdout ?? '');
}
