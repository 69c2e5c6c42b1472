/** JSON from outside: parsed once, believed only as far as it is checked. */

import { messageOf } from '../../errors.js';

export type Json = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

let lastText = '';
let lastValue: unknown;

/**
 * The value of a JSON text; undefined where it is none. Many readers look at one message (a zigbee2mqtt device with
 * six sensors has one topic), so the last text is remembered. The value is shared: never change it.
 */
export function parseJson(text: string): unknown {
  if (text === lastText) return lastValue;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  lastText = text;
  lastValue = value;
  return value;
}

/** The object that a JSON text holds; null for anything else. */
export function parseObject(text: string): Json | null {
  const value = parseJson(text);
  return isObject(value) ? value : null;
}

/** What a message holds as JSON, or why it holds none, as the rest of a sentence. */
export function readJson(
  bytes: Uint8Array,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string } {
  const text = decodeText(bytes);
  if (text === null) return { ok: false, reason: 'is not text in UTF-8' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, reason: `is not JSON: ${messageOf(error)}` };
  }
}

/** The text of a message; null where it is not UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return DECODER.decode(bytes);
  } catch {
    return null;
  }
}

const DECODER = new TextDecoder('utf-8', { fatal: true });
