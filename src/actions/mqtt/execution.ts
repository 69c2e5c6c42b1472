/**
 * One command to one device: its messages are sent, then its state topics are watched until they confirm, or its time is
 * over. What a later command to the same device overrides is confirmed with that one.
 */
import { EarshotError, messageOf } from '../../errors.js';
import { expectedState, isConfirmed } from '../confirmation.js';
import type { Command, DeviceEffect } from '../discovery/binding.js';
import type { Device, DeviceState } from '../home.js';
import type { House } from '../house.js';
import { expired } from '../house-errors.js';
import type { Registry } from '../registry/registry.js';
import { type Standing, standingOf } from '../settling.js';
import { mustComeOnce } from './delivery.js';
import { type DeviceOutcome, succeeded } from './outcome.js';

export interface Order {
  readonly device: string;
  readonly effects: readonly DeviceEffect[];
  /** By `performance.now()`. */
  readonly deadlineAt: number;
  readonly signal: AbortSignal | undefined;
}

export class Execution {
  /** All its messages are out, or none will be any more. */
  readonly sent: Promise<void>;
  readonly outcome: Promise<DeviceOutcome>;
  /** Properties that it is about. */
  readonly properties: ReadonlySet<string>;
  private tellSent = (): void => {};
  private successor: Promise<DeviceOutcome> | null = null;
  private readonly overridden = new AbortController();

  constructor(
    private readonly registry: Registry,
    private readonly house: House,
    private readonly order: Order,
  ) {
    this.sent = new Promise((done) => {
      this.tellSent = done;
    });
    this.properties = new Set(
      order.effects.flatMap((effect) => (effect.type === 'device' ? Object.keys(effect.set) : [])),
    );
    this.outcome = this.run().finally(() => this.tellSent());
  }

  /** A later command about the same properties: this one's state may never be seen. */
  overriddenBy(later: Execution): void {
    if (![...this.properties].some((name) => later.properties.has(name))) return;
    this.successor = later.outcome;
    this.overridden.abort();
  }

  private async run(): Promise<DeviceOutcome> {
    const { device: id, effects, signal, deadlineAt } = this.order;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), Math.max(0, deadlineAt - performance.now()));
    const until = signal === undefined ? limit.signal : AbortSignal.any([limit.signal, signal]);
    try {
      let outcome: DeviceOutcome = { device: id, status: 'confirmed' };
      for (const [index, effect] of effects.entries()) {
        signal?.throwIfAborted();
        outcome = await this.one(effect, until, index === effects.length - 1);
        if (!succeeded(outcome)) break;
      }
      return outcome;
    } finally {
      clearTimeout(timer);
    }
  }

  private async one(effect: DeviceEffect, until: AbortSignal, last: boolean): Promise<DeviceOutcome> {
    const { registry } = this;
    const { device: id, signal } = this.order;
    const device = registry.device(id);
    const binding = registry.binding(id);
    if (device === null || binding === null || !registry.isAvailable(id))
      return { device: id, status: 'unavailable' };
    const before = registry.state(id);
    const commands = binding.encode(effect, before);
    if (commands === null) return failed(id, 'unable', 'the device has no such command');
    const expected = expectedState(device, before, effect, binding.reports);
    const lost = await this.send(device, commands, mustComeOnce(device, effect, binding));
    if (last) this.tellSent();
    // A set value that is reported later has come. A run only changes something, which the report of the run before does, too,
    // when it comes after the interruption.
    const tells = lost?.status === 'interrupted' && effect.type === 'device';
    if (lost !== null && !tells) return lost.outcome;
    const silent = Object.keys(expected).length === 0;
    if (lost === null) registry.assume(effect);
    else if (silent) return lost.outcome;
    // An operation has no state of its own: the broker has it, and that is all there is to know.
    if (silent && effect.type === 'device') return { device: id, status: 'assumed' };
    const confirmed = () => isConfirmed(expected, before, registry.state(id));
    const over = () =>
      confirmed() || isAnswer(standingOf(device, expected, registry.state(id)), device, expected, before);
    const ended = await this.holding(over, until);
    signal?.throwIfAborted();
    if (ended === 'elsewhere' || confirmed()) return { device: id, status: 'confirmed' };
    const standing = standingOf(device, expected, registry.state(id));
    if (standing?.is === 'jammed') return failed(id, 'jammed', 'the bolt is jammed');
    if (standing !== null) return { device: id, status: 'underway', doing: standing.doing };
    return lost?.outcome ?? { device: id, status: 'unconfirmed' };
  }

  /** null: all of it is with the broker. */
  private async send(
    device: Device,
    commands: readonly Command[],
    once: boolean,
  ): Promise<{ readonly status: 'interrupted' | 'other'; readonly outcome: DeviceOutcome } | null> {
    const { signal, deadlineAt } = this.order;
    try {
      for (const { topic, payload } of commands) {
        signal?.throwIfAborted();
        const left = deadlineAt - performance.now();
        if (left <= 0) throw expired(topic, 0);
        await this.house.publish(topic, payload, { deadlineMs: left, once });
      }
      return null;
    } catch (error) {
      signal?.throwIfAborted();
      const code = error instanceof EarshotError ? error.code : '';
      if (code === 'COMMAND_UNHEARD')
        return { status: 'other', outcome: { device: device.id, status: 'unavailable' } };
      const reason = REASONS[code] ?? 'error';
      const outcome = failed(device.id, reason, messageOf(error));
      return { status: reason === 'interrupted' ? 'interrupted' : 'other', outcome };
    }
  }

  /** Resolves as soon as the device's state fulfils the condition, or a later command has done so; else at the deadline. */
  private holding(holds: () => boolean, until: AbortSignal): Promise<'here' | 'elsewhere' | 'never'> {
    if (holds()) return Promise.resolve('here');
    if (until.aborted) return Promise.resolve('never');
    return new Promise((resolve) => {
      const done = (result: 'here' | 'elsewhere' | 'never'): void => {
        leave();
        until.removeEventListener('abort', late);
        this.overridden.signal.removeEventListener('abort', follow);
        resolve(result);
      };
      const late = (): void => done('never');
      const follow = (): void => {
        this.successor?.then(
          (outcome) => succeeded(outcome) && done('elsewhere'),
          () => {},
        );
      };
      const leave = this.registry.onChange((change) => {
        if (change.type === 'state' && change.device === this.order.device && holds()) done('here');
      });
      until.addEventListener('abort', late, { once: true });
      if (this.overridden.signal.aborted) follow();
      else this.overridden.signal.addEventListener('abort', follow, { once: true });
    });
  }
}

/** It says what there is to know, so that nobody need wait: it arms for half a minute, or has just got stuck. */
function isAnswer(now: Standing | null, device: Device, expected: DeviceState, before: DeviceState): boolean {
  if (now === null || (now.is === 'underway' && !now.takesLong)) return false;
  return standingOf(device, expected, before)?.is !== now.is;
}

const REASONS: Readonly<Record<string, 'offline' | 'expired' | 'interrupted'>> = {
  HOUSE_OFFLINE: 'offline',
  HOUSE_CLOSED: 'offline',
  COMMAND_EXPIRED: 'expired',
  COMMAND_INTERRUPTED: 'interrupted',
};

export function failed(
  device: string,
  reason: Extract<DeviceOutcome, { status: 'failed' }>['reason'],
  message: string,
): DeviceOutcome {
  return { device, status: 'failed', reason, message };
}
