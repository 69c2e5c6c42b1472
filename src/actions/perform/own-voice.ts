/** The hub's own voice: louder, quieter, at so many percent, muted. How loud it is now only the hub knows. */
import type { AdjustCall } from '../../nlu/call.js';
import type { Performance } from './perform.js';
import { done, refused } from './performance.js';

/** One step, percent. */
export const VOICE_STEP = 10;
const SMALL_STEP = 5;
const BIG_STEP = 25;

export const sayLouder = (sign: 1 | -1): string => (sign > 0 ? "I'll speak up." : "I'll speak more quietly.");
export const sayMuted = (muted: boolean): string => (muted ? 'Muted.' : "I'm back.");

export function performOwnVoice({ attr, value, delta }: AdjustCall): Performance {
  if (attr === 'muted') {
    const muted = value === true;
    return done({ do: 'adjust', attr, value: muted }, [{ type: 'hub', muted }], sayMuted(muted));
  }
  if (delta !== undefined) {
    const percent = typeof delta === 'number' ? delta : delta.some * stepOf(delta.size);
    return done(
      { do: 'adjust', attr, delta: percent },
      [{ type: 'hub', volume: percent }],
      sayLouder(percent < 0 ? -1 : 1),
    );
  }
  const level = value === 'max' ? 100 : value === 'min' ? 1 : value;
  if (typeof level !== 'number' || level < 0 || level > 100)
    return refused('unsupported', 'My voice goes from 0 to 100%.');
  return done({ do: 'adjust', attr, value: level }, [{ type: 'hub', level }], `I'll speak at ${level}%.`);
}

function stepOf(size: 'few' | 'lot' | undefined): number {
  return size === 'few' ? SMALL_STEP : size === 'lot' ? BIG_STEP : VOICE_STEP;
}
