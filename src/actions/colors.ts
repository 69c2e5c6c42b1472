/** Colours and whites by name, as people say them: hue 0-360 and saturation 0-100 (CSS colours), kelvin for whites. */
import { normalWords } from '../nlu/normalize.js';
import type { Color, PropertyValue } from './home.js';

export const COLOR_NAMES: Readonly<Record<string, Color>> = {
  red: { h: 0, s: 100 },
  crimson: { h: 348, s: 91 },
  maroon: { h: 0, s: 100 },
  coral: { h: 16, s: 69 },
  salmon: { h: 6, s: 54 },
  orange: { h: 39, s: 100 },
  amber: { h: 45, s: 100 },
  gold: { h: 51, s: 100 },
  yellow: { h: 60, s: 100 },
  lime: { h: 75, s: 100 },
  green: { h: 120, s: 100 },
  mint: { h: 150, s: 60 },
  teal: { h: 180, s: 100 },
  turquoise: { h: 174, s: 71 },
  cyan: { h: 180, s: 100 },
  aqua: { h: 180, s: 100 },
  blue: { h: 240, s: 100 },
  navy: { h: 240, s: 100 },
  indigo: { h: 275, s: 100 },
  lavender: { h: 240, s: 8 },
  violet: { h: 300, s: 45 },
  purple: { h: 300, s: 100 },
  magenta: { h: 300, s: 100 },
  pink: { h: 350, s: 25 },
  'hot pink': { h: 330, s: 59 },
  'light blue': { h: 195, s: 25 },
  'sky blue': { h: 197, s: 43 },
  'dark blue': { h: 240, s: 100 },
  'light green': { h: 120, s: 39 },
  'dark green': { h: 120, s: 100 },
  brown: { h: 0, s: 75 },
  peach: { h: 28, s: 27 },
  white: { h: 0, s: 0 },
};

/** Kelvin. Whites have names rather than numbers; lamps that cannot go that far go as far as they can. */
export const WHITES: Readonly<Record<string, number>> = {
  candle: 2000,
  candlelight: 2000,
  warm: 2700,
  'warm white': 2700,
  'warm light': 2700,
  'soft white': 3000,
  soft: 3000,
  neutral: 4000,
  'neutral white': 4000,
  'natural white': 4000,
  natural: 4000,
  white: 4000,
  cool: 5000,
  'cool white': 5000,
  'cold white': 6000,
  cold: 6000,
  daylight: 6500,
};

const key = (name: string): string => normalWords(name).join(' ');

export function colorNamed(name: string): Color | null {
  const found = key(name);
  return Object.hasOwn(COLOR_NAMES, found) ? (COLOR_NAMES[found] ?? null) : null;
}

export function whiteNamed(name: string): number | null {
  const found = key(name);
  return Object.hasOwn(WHITES, found) ? (WHITES[found] ?? null) : null;
}

/**
 * How light of so many kelvin looks, for lamps that have colours and no whites: blackbody colours as sRGB, by Tanner
 * Helland's fit ("How to Convert Temperature (K) to RGB", 2012), as hue and saturation.
 */
export function colorOfWhite(kelvin: number): Color {
  const t = kelvin / 100;
  if (t > 66) return { h: 0, s: 0 };
  const green = 99.4708025861 * Math.log(t) - 161.1195681661;
  const blue = t <= 19 ? 0 : 138.5177312231 * Math.log(t - 10) - 305.0447927307;
  const range = 255 - blue;
  return { h: Math.round((60 * (green - blue)) / range), s: Math.round((100 * range) / 255) };
}

export function isColor(value: PropertyValue | undefined): value is Color {
  return typeof value === 'object' && value !== null;
}

/** The nearest everyday name, for replies. */
export function nameOfColor(color: Color): string {
  const distance = ({ h, s }: Color): number => {
    const hue = Math.min(Math.abs(h - color.h), 360 - Math.abs(h - color.h));
    return hue * Math.min(1, color.s / 50) + Math.abs(s - color.s);
  };
  let best = 'white';
  for (const [name, value] of Object.entries(COLOR_NAMES)) {
    if (distance(value) < distance(COLOR_NAMES[best] ?? value)) best = name;
  }
  return best;
}
