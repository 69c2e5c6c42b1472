/** The check of the ALSA device: whether the one that was chosen is there, and what is. */
import { readFile } from 'node:fs/promises';
import { alsaName, type CaptureDevice, listCaptureDevices } from '../../audio/capture/capture-devices.js';
import type { Config } from '../../config.js';
import type { Check } from '../doctor.js';
import { ON_PAGE } from './setup.js';

export async function checkDevice({ microphone }: Config): Promise<Check> {
  return judgeDevice(
    microphone.device,
    await listCaptureDevices(),
    await readFile('/proc/asound/cards', 'utf8').catch(() => ''),
  );
}

/**
 * @param wish null: the system's default
 * @param cards text of /proc/asound/cards, where arecord is not there to ask
 */
export function judgeDevice(
  wish: string | null,
  devices: readonly CaptureDevice[] | null,
  cards: string,
): Check {
  const check = 'device';
  const listed = (devices ?? []).map((each) => `${alsaName(each)} (${each.title})`).join(', ');
  if (devices === null) {
    const found =
      cards.trim() === '' ? 'no sound card' : 'sound cards, but no arecord to tell what they record';
    return { check, ok: false, found, remedy: 'install it with `sudo apt install alsa-utils`' };
  }
  if (devices.length === 0) {
    return {
      check,
      ok: false,
      found: 'no sound card with a microphone',
      remedy:
        'connect one (`arecord -l` lists what is there); on a Raspberry Pi the sockets of the board only play',
    };
  }
  if (wish === null) {
    const several =
      devices.length > 1
        ? `several microphones: ${ON_PAGE}, or \`microphone: {device: ...}\` in config.yaml, chooses one`
        : null;
    return { check, ok: true, found: `the system's default of ${listed}`, remedy: several };
  }
  const [, card, name, device = '0'] =
    /^(?:plug)?(?:hw|dsnoop|sysdefault|default|front)?:(?:CARD=)?(?:(\d+)|(\w+))(?:,(?:DEV=)?(\d+))?$/.exec(
      wish,
    ) ?? [];
  // A name of somebody's own asound.conf: the recorder tells whether it works.
  if (card === undefined && name === undefined) return { check, ok: true, found: wish, remedy: null };
  const fits = (each: CaptureDevice): boolean =>
    (card === undefined ? each.name === name : each.card === Number(card)) && each.device === Number(device);
  const found = devices.find(fits);
  if (found === undefined) {
    return {
      check,
      ok: false,
      found: `${wish} is not there`,
      remedy: `connect it, or choose another: ${ON_PAGE}, or one of these in config.yaml: ${listed}`,
    };
  }
  const shaky =
    card === undefined
      ? null
      : `numbers change with the order of plugging in: \`microphone: {device: "${alsaName(found)}"}\` stays`;
  return { check, ok: true, found: `${wish}: ${found.title}`, remedy: shaky };
}
