/** What is said of a kind of device: what it does, and its properties with their units and ranges. */
import type { PropertyValue } from '../home.js';

export const OPERATIONS = [
  'on',
  'off',
  'open',
  'close',
  'stop',
  'lock',
  'unlock',
  'arm',
  'disarm',
  'start',
  'pause',
  'dock',
  'run',
  'set',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** `temperature` is in the home's own unit (Celsius or Fahrenheit). */
export type Unit = '%' | 'K' | 'temperature';

export interface PropertySpec {
  readonly type: 'boolean' | 'number' | 'string' | 'color' | 'any';
  /**
   * basic: moved by the kind's basic operation, so every device has it;
   * ability: can be told only where the device's abilities name it; shown: read, never told.
   */
  readonly role: 'basic' | 'ability' | 'shown';
  readonly unit?: Unit;
  /** The widest range that makes sense; a device's own ability may be narrower. Metric, for temperatures. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly values?: readonly string[];
  /** Values that the device only passes through: told by it, never commanded. */
  readonly passing?: readonly string[];
  /** The value a simulated device starts with where the file says nothing. */
  readonly start?: PropertyValue;
}

export interface KindSpec {
  /** Home Assistant's domain, for its sentences (`requires_context: {domain: light}`) and discovery components. */
  readonly domain: string;
  readonly operations: readonly Operation[];
  /** The property that says whether the device is on, open, locked, at work; null for what only shows. */
  readonly main: string | null;
  readonly properties: Readonly<Record<string, PropertySpec>>;
}
