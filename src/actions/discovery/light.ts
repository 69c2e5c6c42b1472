/** What lights of all protocols share: colour as JSON, percent as levels, the range of white. */
import type { Ability, Color } from '../home.js';
import { hsToRgb, hsToXy, rgbToHs, withWhite, xyToHs } from './color-space.js';
import { rounded, toKelvin } from './fields.js';
import { isObject, type Json } from './json.js';

export type ColorForm = 'hs' | 'xy' | 'rgb' | 'rgbw' | 'rgbww';

/** `{"h", "s"}`, `{"hue", "saturation"}`, `{"x", "y"}` or `{"r", "g", "b"}`, this with whites `w` and `c`; else null. */
export function readColor(value: unknown): Color | null {
  if (!isObject(value)) return null;
  const { h, s, hue, saturation, x, y, r, g, b, c, w } = value;
  const [ownHue, ownSaturation] = [h ?? hue, s ?? saturation];
  if (typeof ownHue === 'number' && typeof ownSaturation === 'number') {
    return { h: rounded(ownHue), s: rounded(ownSaturation) };
  }
  if (typeof x === 'number' && typeof y === 'number') return xyToHs([x, y]);
  if (typeof r !== 'number' || typeof g !== 'number' || typeof b !== 'number') return null;
  return rgbToHs(withWhite([r, g, b], ...[c, w].filter((white) => typeof white === 'number')));
}

export function colorMessage(color: Color, form: ColorForm): Json {
  if (form === 'hs') return { h: color.h, s: color.s };
  if (form === 'xy') {
    const [x, y] = hsToXy(color);
    return { x, y };
  }
  const [r, g, b] = hsToRgb(color);
  // The white channels are told to be dark: left as they were, they would wash the colour out.
  const whites = form === 'rgbw' ? { w: 0 } : form === 'rgbww' ? { c: 0, w: 0 } : {};
  return { r, g, b, ...whites };
}

/** Percent -> 1 to `scale`: what is asked to shine never rounds to dark. */
export function toLevel(percent: number, scale: number): number {
  return Math.max(1, Math.round((percent / 100) * scale));
}

/** 0 to `scale` -> percent; what shines is at least 1 %. */
export function toPercent(level: number, scale: number): number {
  return level > 0 ? Math.min(100, Math.max(1, rounded((level / scale) * 100))) : 0;
}

export function kelvinRange(config: {
  readonly min_mireds?: number | undefined;
  readonly max_mireds?: number | undefined;
  readonly min_kelvin?: number | undefined;
  readonly max_kelvin?: number | undefined;
}): Ability {
  const { min_mireds: minMireds, max_mireds: maxMireds } = config;
  return {
    min: config.min_kelvin ?? (maxMireds === undefined ? 2000 : toKelvin(maxMireds)),
    max: config.max_kelvin ?? (minMireds === undefined ? 6500 : toKelvin(minMireds)),
    step: 1,
  };
}
