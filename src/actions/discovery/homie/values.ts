/** Homie's payloads, and the house's values. */
import type { Color } from '../../home.js';
import { hsToRgb, rgbToHs } from '../color-space.js';
import { numeric } from '../fields.js';
import { type HomieProperty, valuesOf } from './model.js';

export const readFlag = (text: string): boolean | null =>
  text === 'true' ? true : text === 'false' ? false : null;

/** `rgb,255,0,0` and `hsv,0,100,100` in version 5, without the word in version 4, whose format tells. */
export function readColor(text: string, property: HomieProperty): Color | null {
  const parts = text.split(',').map((part) => part.trim());
  const form = /^[a-z]+$/.test(parts[0] ?? '') ? parts.shift() : colorForm(property);
  const [a, b, c] = parts.map(numeric);
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number') return null;
  if (form === 'hsv') return { h: Math.round(a), s: Math.round(b) };
  return form === 'rgb' ? rgbToHs([a, b, c]) : null;
}

/** @param brightness of 0-100, since Homie's colours carry their own */
export function writeColor(
  color: Color,
  brightness: number,
  property: HomieProperty,
  version: 4 | 5,
): string {
  const form = colorForm(property);
  const figures =
    form === 'hsv'
      ? [Math.round(color.h), Math.round(color.s), Math.round(brightness)]
      : hsToRgb(color).map((channel) => Math.round((channel * brightness) / 100));
  return version === 5 ? [form, ...figures].join(',') : figures.join(',');
}

function colorForm(property: HomieProperty): 'hsv' | 'rgb' {
  return valuesOf(property).includes('hsv') ? 'hsv' : 'rgb';
}
