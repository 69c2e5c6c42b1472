/** A Homie device as both versions of the convention describe it (homieiot.github.io, 4.0 and 5.0). */

/** Where a device lives: the first level of its topics, `homie` unless somebody has changed it, and its id. */
export interface DeviceTopic {
  readonly domain: string;
  readonly id: string;
}

export interface HomieDevice extends DeviceTopic {
  readonly name: string;
  readonly nodes: readonly HomieNode[];
  /** Topics that say whether it is there: its own state, and that of the device it hangs on. */
  readonly stateTopics: readonly string[];
  readonly version: 4 | 5;
}

export interface HomieNode {
  readonly id: string;
  readonly name: string;
  /** Free text: "light", "Dimmer". */
  readonly type: string;
  readonly properties: readonly HomieProperty[];
}

export interface HomieProperty {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  /** integer, float, boolean, string, enum, color, datetime, duration, json. */
  readonly datatype: string;
  readonly format: string;
  readonly settable: boolean;
  /** false: an event, such as a press; it has no state to keep. */
  readonly retained: boolean;
  readonly unit: string;
}

const ID = /^[a-z0-9][a-z0-9-]*$/i;
export const MAX_NODES = 100;
export const MAX_PROPERTIES = 100;

export function isId(text: string): boolean {
  return text.length <= 100 && ID.test(text);
}

export const isNumeric = ({ datatype }: HomieProperty): boolean =>
  datatype === 'integer' || datatype === 'float';

/** `0:100`, `0:100:5`, `:10`; what is missing is left open. */
export function rangeOf({ format }: HomieProperty): { min?: number; max?: number; step?: number } {
  const [min, max, step] = format.split(':').map((text) => (text.trim() === '' ? undefined : Number(text)));
  return {
    ...(isFiniteNumber(min) ? { min } : {}),
    ...(isFiniteNumber(max) ? { max } : {}),
    ...(isFiniteNumber(step) && step > 0 ? { step } : {}),
  };
}

export function valuesOf({ format }: HomieProperty): readonly string[] {
  return format
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .slice(0, 500);
}

function isFiniteNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
