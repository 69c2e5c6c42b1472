/** The checks of sound: a program that is missing, a sound card that is missing, and one that does not open are three things. */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { findRecorder, RECORDER_HINT, type Recorder } from '../../audio/capture/find-recorder.js';
import { findExecutable } from '../../audio/find-executable.js';
import { openSink } from '../../audio/playback/open-sink.js';
import { stopProcess } from '../../audio/stop-process.js';
import { messageOf } from '../../errors.js';
import type { Check } from '../doctor.js';

export type Direction = 'recorder' | 'playback';

export interface SoundState {
  /** The executable that would be used; null: none is installed. */
  readonly program: string | null;
  /** Whether the system has a device in that direction; null: it cannot be told. */
  readonly card: boolean | null;
  /** Why it could not be opened; null: it could. */
  readonly failure: string | null;
}

const DEVICES = '/dev/snd';
/** A recorder that gives no sound in this time hangs. */
const PATIENCE_MS = 3_000;

/** What was found, and the one thing that mends it. */
export function soundCheck(check: Direction, { program, card, failure }: SoundState): Check {
  const device = check === 'recorder' ? 'microphone' : 'loudspeaker';
  if (program === null) {
    const found = check === 'recorder' ? 'no program that records' : 'no program that plays';
    const install = check === 'recorder' ? RECORDER_HINT : 'install one with `sudo apt install alsa-utils`';
    const remedy = card === false ? `${install}, and connect a ${device}` : install;
    return { check, ok: false, found, remedy };
  }
  if (failure === null) return { check, ok: true, found: program, remedy: null };
  const list = check === 'recorder' ? 'arecord -l' : 'aplay -l';
  if (card === false) {
    const meanwhile =
      check === 'recorder'
        ? "until then type, use the page's microphone, or `earshot run --input FILE`"
        : 'until then replies are shown, and heard on the page';
    return {
      check,
      ok: false,
      found: `${program} is installed, but this machine has no sound card with a ${device}`,
      remedy: `connect a ${device} or a sound card (\`${list}\` lists what is there); ${meanwhile}`,
    };
  }
  return {
    check,
    ok: false,
    found: `${program} is installed, but the ${device} does not open: ${failure}`,
    remedy: `\`${list}\` lists the devices; close the program that holds this one, or join its group with \`sudo usermod -aG audio $USER\` and log in again`,
  };
}

/** The sound system names devices pcmC0D0c (capture) and pcmC0D0p (playback). */
export function hasDevice(names: readonly string[], direction: Direction): boolean {
  return names.some((name) => (direction === 'recorder' ? /^pcm.*c$/ : /^pcm.*p$/).test(name));
}

async function card(direction: Direction): Promise<boolean | null> {
  if (process.platform !== 'linux') return null;
  // Without any card the folder itself is not there.
  return hasDevice(await readdir(DEVICES).catch(() => []), direction);
}

export async function checkRecorder(): Promise<Check> {
  const recorder = findRecorder();
  const failure = recorder === undefined ? null : await triedRecorder(recorder);
  return soundCheck('recorder', {
    program: recorder?.command ?? null,
    card: await card('recorder'),
    failure,
  });
}

export async function checkPlayback(): Promise<Check> {
  const { sink, refused } = await openSink();
  await sink.close();
  const failure = refused.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  const works = sink.name !== 'null';
  const program = works ? sink.name : (findExecutable('aplay') ?? null);
  return soundCheck('playback', { program, card: await card('playback'), failure: works ? null : failure });
}

/** null when sound comes out of it, else its own last words. */
function triedRecorder({ program, command }: Recorder): Promise<string | null> {
  const raw = ['-q', '-t', 'raw', '-r', '16000', '-c', '1'];
  const args =
    program === 'arecord' ? [...raw, '-f', 'S16_LE', '-d', '1'] : [...raw, '-e', 'signed', '-b', '16', '-'];
  const sox = program === 'sox' ? ['-d'] : [];
  return new Promise((resolve) => {
    const child = spawn(command, [...sox, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const settle = (failure: string | null): void => {
      clearTimeout(patience);
      stopProcess(child).then(
        () => resolve(failure),
        () => resolve(failure),
      );
    };
    const patience = setTimeout(() => settle('it gives no sound'), PATIENCE_MS);
    child.stdout.once('data', () => settle(null));
    child.stderr.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-400);
    });
    child.once('error', (error) => settle(messageOf(error)));
    child.once('close', () => settle(said.trim().split('\n').at(-1) || 'it ended at once'));
  });
}
