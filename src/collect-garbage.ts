/**
 * Gives memory back at once. V8 lets a heap grow to several times what lives in it before it looks, and a thread with
 * nothing to do never looks: on a hub that is 100 MB of what loading the models and compiling the phrases left behind.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/** Collects this thread's heap; blocks it for some 30 to 100 ms, so call it when nothing is going on. */
export function collectGarbage(): void {
  collect ??= exposed();
  collect();
  // The first one finds what is dead; only the next one gives back the pages that are empty by then.
  collect();
}

/** The flag makes `gc` a global of contexts that are made from then on. */
function exposed(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  return typeof gc === 'function' ? () => void gc() : () => {};
}
