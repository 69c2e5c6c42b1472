/** A few seconds of the hub's own microphone, judged in words for whoever sets it up on the page. */
import { setTimeout as sleep } from 'node:timers/promises';
import { concat } from '../../audio/pcm.js';
import { SAMPLE_RATE_HZ } from '../../audio/ports.js';
import type { SetupWorld } from '../../setup/world.js';
import type { HubContext } from '../context.js';
import type { PageParts } from './open-hub-page.js';

export interface Verdict {
  readonly ok: boolean;
  readonly text: string;
}

const HEARD_SECONDS = 3;

/** Listens for three seconds. Rejects when the hub closes meanwhile. */
export async function judgeSound(
  { sound }: PageParts['microphone'],
  world: Pick<SetupWorld, 'judge'>,
  { signal, health }: Pick<HubContext, 'signal' | 'health'>,
): Promise<Verdict> {
  const frames: Float32Array[] = [];
  const stop = sound.listen((frame) => frames.push(frame.slice()));
  await sleep(1_000 * HEARD_SECONDS, undefined, { signal }).finally(stop);
  const samples = concat(frames);
  if (samples.length < SAMPLE_RATE_HZ) {
    const why = health.problem('microphone') ?? 'its sound does not arrive';
    return { ok: false, text: `Nothing could be heard: ${why}.` };
  }
  const { ok, found, remedy } = await world.judge(samples);
  // What `doctor` would add about itself is nothing to a person at the page.
  const silent = ok && remedy !== null;
  if (silent) return { ok: false, text: `It works (${found}), but nobody spoke: say something meanwhile.` };
  return { ok, text: ok ? `Good: ${found}.` : `Not good: ${found}; ${remedy}.` };
}
