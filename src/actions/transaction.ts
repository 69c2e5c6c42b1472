/**
 * Carries device effects out: MQTT commands through the devices' bindings, then waits until their state topics confirm.
 * Success is said only of what was confirmed. Commands are absolute (never "toggle"), never retained, and withdrawn at
 * the deadline.
 */

import { EarshotError, messageOf } from '../errors.js';
import { capital, join, sayDevice } from '../nlu/reply/wording.js';
import { expectedState, isConfirmed } from './confirmation.js';
import type { DeviceEffect } from './discovery/binding.js';
import type { Device, Home } from './home.js';
import type { House } from './house.js';
import type { Registry } from './registry.js';
import type { Effect } from './world.js';

export type DeviceOutcome =
  | { readonly device: string; readonly status: 'confirmed' }
  /** The broker took the command, but the device's state did not follow by the deadline. */
  | { readonly device: string; readonly status: 'unconfirmed' }
  /** Known to be offline, or nothing answers for it: nothing was sent. */
  | { readonly device: string; readonly status: 'unavailable' }
  | {
      readonly device: string;
      readonly status: 'failed';
      /** offline: no broker; expired: the broker did not take it in time; unable: the device has no such command. */
      readonly reason: 'offline' | 'expired' | 'unable' | 'error';
      readonly message: string;
    };

export interface TransactionReport {
  readonly outcomes: readonly DeviceOutcome[];
  readonly ok: boolean;
}

export interface TransactionOptions {
  /** For command and confirmation together, per device. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

const DEADLINE_MS = 2_000;

/**
 * Carries out the device effects among `effects`; the others are not its business. Devices go side by side, the
 * commands of one device in order. Rejects only when aborted.
 */
export async function carryOut(
  registry: Registry,
  house: House,
  effects: readonly Effect[],
  options: TransactionOptions = {},
): Promise<TransactionReport> {
  options.signal?.throwIfAborted();
  const byDevice = new Map<string, DeviceEffect[]>();
  for (const effect of effects) {
    if (effect.type !== 'device' && effect.type !== 'device-op') continue;
    byDevice.set(effect.device, [...(byDevice.get(effect.device) ?? []), effect]);
  }
  const outcomes = await Promise.all(
    [...byDevice].map(([id, own]) => carryOutOne(registry, house, id, own, options)),
  );
  return { outcomes, ok: outcomes.every(({ status }) => status === 'confirmed') };
}

async function carryOutOne(
  registry: Registry,
  house: House,
  id: string,
  effects: readonly DeviceEffect[],
  { deadlineMs = DEADLINE_MS, signal }: TransactionOptions,
): Promise<DeviceOutcome> {
  const device = registry.device(id);
  const binding = registry.binding(id);
  if (device === null || binding === null || !registry.isAvailable(id)) {
    return { device: id, status: 'unavailable' };
  }
  // One limit for sending and waiting: what is heard of a light after that is too late to be called a success.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), deadlineMs);
  const until = signal === undefined ? limit.signal : AbortSignal.any([limit.signal, signal]);
  try {
    for (const effect of effects) {
      const before = registry.state(id);
      const commands = binding.encode(effect, before);
      if (commands === null) {
        return { device: id, status: 'failed', reason: 'unable', message: 'the device has no such command' };
      }
      const expected = expectedState(device, before, effect, binding.reports);
      for (const { topic, payload } of commands) {
        until.throwIfAborted();
        await house.publish(topic, payload, { deadlineMs, qos: 1 });
      }
      registry.assume(effect);
      const confirmed = await when(
        registry,
        id,
        () => isConfirmed(expected, before, registry.state(id)),
        until,
      );
      signal?.throwIfAborted();
      if (!confirmed) return { device: id, status: 'unconfirmed' };
    }
    return { device: id, status: 'confirmed' };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof EarshotError) && limit.signal.aborted)
      return { device: id, status: 'unconfirmed' };
    return { device: id, status: 'failed', reason: reasonOf(error), message: messageOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves true as soon as the device's state fulfils the condition, false at the deadline. */
function when(registry: Registry, id: string, holds: () => boolean, until: AbortSignal): Promise<boolean> {
  if (holds()) return Promise.resolve(true);
  if (until.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const done = (result: boolean): void => {
      leave();
      until.removeEventListener('abort', late);
      resolve(result);
    };
    const late = (): void => done(false);
    const leave = registry.onChange((change) => {
      if (change.type === 'state' && change.device === id && holds()) done(true);
    });
    until.addEventListener('abort', late, { once: true });
  });
}

function reasonOf(error: unknown): 'offline' | 'expired' | 'error' {
  const code = error instanceof EarshotError ? error.code : '';
  if (code === 'HOUSE_OFFLINE' || code === 'HOUSE_CLOSED') return 'offline';
  return code === 'COMMAND_EXPIRED' ? 'expired' : 'error';
}

/**
 * What to say: the reply where all was confirmed, otherwise what did not happen, and that the rest did.
 * "The hall lamp did not answer."
 */
export function sayReport(report: TransactionReport, home: Home, reply: string): string {
  if (report.ok) return reply;
  const failures = sayFailures(report, home);
  const rest = report.outcomes.some(({ status }) => status === 'confirmed') ? ' The rest is done.' : '';
  return `${failures}${rest}`;
}

function sayFailures(report: TransactionReport, home: Home): string {
  const devices = new Map(home.devices.map((device) => [device.id, device]));
  const groups = new Map<string, DeviceOutcome[]>();
  for (const outcome of report.outcomes) {
    if (outcome.status === 'confirmed') continue;
    const what = sayFailure(outcome);
    groups.set(what, [...(groups.get(what) ?? []), outcome]);
  }
  // Without a broker nothing works: one sentence, not one per lamp.
  if (groups.has(OFFLINE)) return OFFLINE;
  return [...groups]
    .map(
      ([what, outcomes]) => `${capital(sayAll(outcomes.map(({ device }) => devices.get(device))))} ${what}.`,
    )
    .join(' ');
}

const OFFLINE = 'I have no connection to the house, so nothing was changed.';

function sayFailure(outcome: DeviceOutcome): string {
  if (outcome.status === 'unavailable' || outcome.status === 'unconfirmed') return 'did not answer';
  if (outcome.status === 'failed') {
    if (outcome.reason === 'offline') return OFFLINE;
    return outcome.reason === 'unable' ? 'cannot do that' : 'could not be reached';
  }
  return '';
}

/** Four names are heard; of more, the number. */
function sayAll(devices: readonly (Device | undefined)[]): string {
  if (devices.length > 4) return `${devices.length} devices`;
  return join(devices.map((device) => (device === undefined ? 'a device that is gone' : sayDevice(device))));
}
