/** What is only to be told, of what was done, what a thing can do and what nobody keeps: nothing changes by it. */
import { toldEnough } from '../follow-up/enough.js';
import type { Said } from '../said.js';
import { toldControllable } from './controllable.js';
import { toldBefore, toldDeed, toldWhy } from './deed.js';
import { toldLimits } from './limits.js';
import { unrecorded } from './unrecorded.js';

/** The words of the answer; null where nothing of that is asked. */
export function toldOf(said: Said): string | null {
  return (
    toldDeed(said) ??
    toldBefore(said) ??
    toldWhy(said) ??
    toldEnough(said) ??
    toldLimits(said) ??
    toldControllable(said) ??
    unrecorded(said.text)
  );
}
