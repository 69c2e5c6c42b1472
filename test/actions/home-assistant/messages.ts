/** Whether two payloads say the same: JSON by its meaning, figures to their rounding. */
import type { Sent } from './rig.js';

export function sameMessages(theirs: readonly Sent[], ours: readonly Sent[], within = 1e-9): boolean {
  if (theirs.length !== ours.length) return false;
  return theirs.every(({ topic, payload }, n) => {
    const other = ours[n];
    return (
      other !== undefined && other.topic === topic && sameMeaning(read(payload), read(other.payload), within)
    );
  });
}

export const written = (sent: readonly Sent[]): string[] =>
  sent.map(({ topic, payload }) => `${topic} ${payload}`);

/** `on,b128` and `255,0,0` are lists; anything that is no JSON is text. */
function read(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return /[,-]/.test(payload) ? payload.split(/(?<=[\d])[,-]|,/).map(figure) : payload;
  }
}

/** `b128` keeps its letter. */
const figure = (text: string): unknown => {
  const [, letter = '', digits] = /^([a-z]?)(-?\d+(?:\.\d+)?)$/i.exec(text) ?? [];
  return digits === undefined ? text : [letter, Number(digits)];
};

function sameMeaning(a: unknown, b: unknown, within: number): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= within;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => sameMeaning(Reflect.get(a, key), Reflect.get(b, key), within))
  );
}
