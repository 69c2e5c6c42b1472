/** Colours between what people say (hue, saturation) and what lamps speak (RGB, CIE 1931 xy). Brightness is kept out. */
import type { Color } from '../home.js';

export type Rgb = readonly [number, number, number];

/** 0-255 each, at full brightness (HSV with V = 1). */
export function hsToRgb({ h, s }: Color): Rgb {
  const saturation = s / 100;
  const channel = (shift: number): number => {
    const k = (shift + h / 60) % 6;
    return Math.round(255 * (1 - saturation * Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return [channel(5), channel(3), channel(1)];
}

export function rgbToHs([r, g, b]: Rgb): Color {
  const max = Math.max(r, g, b);
  const range = max - Math.min(r, g, b);
  if (range === 0) return { h: 0, s: 0 };
  const sector = max === r ? (g - b) / range : max === g ? 2 + (b - r) / range : 4 + (r - g) / range;
  return { h: Math.round((sector * 60 + 360) % 360), s: Math.round((range / max) * 100) };
}

/**
 * What red, green, blue and white channels shine together, at the brightness of the brightest: white makes a colour
 * paler. A cold and a warm one count as one.
 */
export function withWhite([r, g, b]: Rgb, ...whites: readonly number[]): Rgb {
  const white = Math.max(0, ...whites);
  const most = Math.max(r, g, b) + white;
  const factor = most === 0 ? 0 : Math.max(r, g, b, white) / most;
  return [(r + white) * factor, (g + white) * factor, (b + white) * factor];
}

/** Wide-gamut RGB to xy as published for Philips Hue lamps (developers.meethue.com, color conversion). */
export function hsToXy(color: Color): readonly [number, number] {
  const [r, g, b] = hsToRgb(color).map((value) => {
    const c = value / 255;
    return c > 0.04045 ? ((c + 0.055) / 1.055) ** 2.4 : c / 12.92;
  }) as [number, number, number];
  const x = r * 0.664511 + g * 0.154324 + b * 0.162028;
  const y = r * 0.283881 + g * 0.668433 + b * 0.047685;
  const z = r * 0.000088 + g * 0.07231 + b * 0.986039;
  const sum = x + y + z;
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  return sum === 0 ? [0, 0] : [round(x / sum), round(y / sum)];
}

export function xyToHs([cx, cy]: readonly [number, number]): Color {
  if (cy <= 0) return { h: 0, s: 0 };
  const x = cx / cy;
  const z = (1 - cx - cy) / cy;
  const linear = [
    x * 1.656492 - 0.354851 - z * 0.255038,
    -x * 0.707196 + 1.655397 + z * 0.036152,
    x * 0.051713 - 0.121364 + z * 1.01153,
  ];
  const max = Math.max(...linear, 1e-9);
  const [r, g, b] = linear.map((value) => {
    const c = Math.max(0, value / max);
    return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
  }) as [number, number, number];
  return rgbToHs([r, g, b]);
}
