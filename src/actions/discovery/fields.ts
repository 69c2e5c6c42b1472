/** Building blocks of the platforms' schemas: everything a device announces is checked before it is believed. */
import { z } from 'zod';
import { messageOf } from '../../errors.js';
import type { DeviceState } from '../home.js';
import { isTopic } from '../mqtt/topic.js';
import type { Command, PropertyEncoder } from './binding.js';
import { print } from './expression.js';
import { commandTemplate } from './template.js';

/** null means the same as left out: many devices announce it so. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

export const text = z.string().max(4_000);
export const topic = maybe(
  z.string().refine(isTopic, 'is not a topic one can use (empty, too long, or with a wildcard)'),
);
export const template = maybe(text);
/** Payloads may be written as numbers or booleans; they are compared as Jinja prints them. */
export const payload = (usual: string) =>
  z
    .union([text, z.number(), z.boolean()])
    .nullish()
    .transform((value) => (value === null || value === undefined ? usual : print(value)));
/** Without a usual one. */
export const maybePayload = maybe(z.union([text, z.number(), z.boolean()]).transform(print));
/** Where null is no oversight: a cover with `payload_stop: null` cannot be stopped. */
export const payloadOrNone = (usual: string | null) =>
  z
    .union([text, z.number(), z.boolean()])
    .nullish()
    .transform((value) => (value === undefined ? usual : value === null ? null : print(value)));
export const number = maybe(z.coerce.number().refine(Number.isFinite, 'is not a number'));
export const flag = maybe(z.boolean());
export const words = maybe(z.array(z.coerce.string().max(100)).max(500));

export function numeric(value: string): number | null {
  if (value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** Reads one number into one property, converted. */
export function asNumber(
  property: string,
  convert: (value: number) => number = (value) => value,
): (value: string) => DeviceState | null {
  return (value) => {
    const parsed = numeric(value);
    return parsed === null ? null : { [property]: convert(parsed) };
  };
}

export function asText(property: string): (value: string) => DeviceState {
  return (value) => ({ [property]: value });
}

/** Reads one of two payloads into a boolean. */
export function asFlag(property: string, on: string, off: string): (value: string) => DeviceState | null {
  return (value) => (value === on ? { [property]: true } : value === off ? { [property]: false } : null);
}

/** Sends the value as it is, or as its template says. undefined where there is no topic to send it to. */
export function sendValue(
  to: string | undefined,
  source: string | undefined,
  convert: (value: number) => number = (value) => value,
): PropertyEncoder | undefined {
  if (to === undefined) return undefined;
  const render = commandTemplate(source);
  return (value) => {
    if (typeof value === 'number') return [{ topic: to, payload: render(convert(value)) }];
    return typeof value === 'string' ? [{ topic: to, payload: render(value) }] : null;
  };
}

export function sendFlag(
  to: string | undefined,
  on: string,
  off: string,
  source?: string | undefined,
): PropertyEncoder | undefined {
  if (to === undefined) return undefined;
  const render = commandTemplate(source);
  return (value) => [{ topic: to, payload: render(value === true ? on : off) }];
}

export function one(to: string, what: string): readonly Command[] {
  return [{ topic: to, payload: what }];
}

/** Rounds to so many decimals, without 20.300000000000001. */
export function rounded(value: number, decimals = 0): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

export const toMireds = (kelvin: number): number => Math.round(1_000_000 / kelvin);
export const toKelvin = (mireds: number): number => Math.round(1_000_000 / mireds);

/** Between a thermostat's unit and the home's. */
export function temperatureScale(
  unit: string | undefined,
  home: 'metric' | 'imperial',
): { readonly toHome: (value: number) => number; readonly fromHome: (value: number) => number } {
  const same = (value: number): number => value;
  const fahrenheit = (value: number): number => rounded(value * 1.8 + 32, 1);
  const celsius = (value: number): number => rounded((value - 32) / 1.8, 1);
  if (unit === 'F' && home === 'metric') return { toHome: celsius, fromHome: fahrenheit };
  if (unit === 'C' && home === 'imperial') return { toHome: fahrenheit, fromHome: celsius };
  return { toHome: same, fromHome: same };
}

/** What is wrong with a config, in words. */
export function explain(error: unknown): string {
  if (!(error instanceof z.ZodError)) return messageOf(error);
  const [first] = error.issues;
  return first === undefined ? 'it does not fit' : `${first.path.join('.') || 'it'}: ${first.message}`;
}
