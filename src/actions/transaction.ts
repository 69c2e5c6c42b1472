/**
 * Carries device effects out: MQTT commands through the devices' bindings, then waits until their state topics confirm.
 * Success is said only of what was confirmed. Commands are absolute (never "toggle"), never retained, and withdrawn at
 * the deadline.
 */
import type { DeviceEffect } from './discovery/binding.js';
import type { House } from './house.js';
import { Lane } from './mqtt/lane.js';
import { type DeviceOutcome, succeeded } from './mqtt/outcome.js';
import type { Registry } from './registry/registry.js';
import type { Effect } from './world.js';

export type { DeviceOutcome } from './mqtt/outcome.js';
export { sayReport } from './mqtt/say-report.js';

export interface TransactionReport {
  readonly outcomes: readonly DeviceOutcome[];
  /** Nothing is known to have failed. */
  readonly ok: boolean;
}

export interface TransactionOptions {
  /** For command and confirmation together, from now, per device. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

/** Beyond two seconds, in which a broker that is told to keep a command for one may deliver it (`mqtt-house.ts`). */
const DEADLINE_MS = 2_250;

/** By house and device: whoever carries something out, a device hears it in order. */
const LANES = new WeakMap<Registry, Map<string, Lane>>();

/**
 * Carries out the device effects among `effects`; the others are not its business. Devices go side by side, the
 * commands of one device in order. Rejects only when aborted.
 */
export async function carryOut(
  registry: Registry,
  house: House,
  effects: readonly Effect[],
  { deadlineMs = DEADLINE_MS, signal }: TransactionOptions = {},
): Promise<TransactionReport> {
  signal?.throwIfAborted();
  const deadlineAt = performance.now() + deadlineMs;
  const byDevice = new Map<string, DeviceEffect[]>();
  for (const effect of effects) {
    if (effect.type !== 'device' && effect.type !== 'device-op') continue;
    byDevice.set(effect.device, [...(byDevice.get(effect.device) ?? []), effect]);
  }
  const outcomes = await Promise.all(
    [...byDevice].map(([device, own]) =>
      laneOf(registry, house, device).take({ device, effects: own, deadlineAt, signal }),
    ),
  );
  return { outcomes, ok: outcomes.every(succeeded) };
}

function laneOf(registry: Registry, house: House, device: string): Lane {
  const lanes = LANES.get(registry) ?? new Map<string, Lane>();
  LANES.set(registry, lanes);
  const lane = lanes.get(device) ?? new Lane(registry, house);
  // A device that nobody knows is refused at once and needs no lane of its own.
  if (registry.device(device) !== null) lanes.set(device, lane);
  return lane;
}
