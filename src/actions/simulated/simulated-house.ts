/**
 * The simulated house: every device of a home, announced by MQTT discovery, telling its state and obeying its command
 * topics, behind any house port. The demo so takes exactly the road a real house takes.
 */
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import type { DeviceEffect } from '../discovery/binding.js';
import type { DeviceState, Home } from '../home.js';
import type { House, HouseMessage } from '../house.js';
import { type Dialect, dialectOf } from './dialects.js';
import { applyEffect } from './simulated-device.js';

/** deaf: hears no command, as with a flat battery; offline: says so. */
export type Trouble = 'deaf' | 'offline';

const log = createLog('simulated');

export class SimulatedHouse {
  private readonly house: House;
  private readonly home: Home;
  private readonly dialects: ReadonlyMap<string, Dialect>;
  private readonly states: Map<string, DeviceState>;
  private readonly told = new Map<string, string>();
  private readonly troubles = new Map<string, Trouble>();
  private readonly leaving: (() => Promise<void> | void)[] = [];
  private closed = false;

  constructor(house: House, home: Home) {
    this.house = house;
    this.home = home;
    this.dialects = new Map(home.devices.map((device) => [device.id, dialectOf(device, home)]));
    this.states = new Map(home.devices.map(({ id, state }) => [id, state]));
  }

  /** Resolves when every device listens, is announced and has told its state. */
  async start(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await Promise.all(
      [...this.dialects].flatMap(([id, { commands }]) =>
        [...commands.keys()].map(async (topic) => {
          this.leaving.push(await this.house.subscribe(topic, (message) => this.onCommand(id, message)));
        }),
      ),
    );
    signal?.throwIfAborted();
    await this.announce();
    // A broker that was restarted has forgotten everything that was retained.
    this.leaving.push(
      this.house.onConnection((connected) => connected && this.inBackground(this.announce())),
    );
  }

  state(id: string): DeviceState {
    return this.states.get(id) ?? {};
  }

  /** As if changed by hand, or by the weather. */
  async change(id: string, set: DeviceState): Promise<void> {
    if (!this.states.has(id)) return;
    this.states.set(id, { ...this.state(id), ...set });
    await this.tell(id);
  }

  async trouble(id: string, trouble: Trouble | null): Promise<void> {
    if (trouble === null) this.troubles.delete(id);
    else this.troubles.set(id, trouble);
    await this.tellAvailability(id);
  }

  /** Takes back all that was retained, so that a real broker keeps nothing of the demo. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const leave of this.leaving.splice(0).reverse()) await leave();
    if (!this.house.connected) return;
    const topics = [...this.dialects.values()].flatMap(({ announcement, availabilityTopic }) => [
      announcement.topic,
      availabilityTopic,
    ]);
    for (const topic of [...topics, ...this.told.keys()]) await this.publish(topic, '');
  }

  private async announce(): Promise<void> {
    this.told.clear();
    // Side by side: 500 devices one after the other would keep the start waiting for 2,000 answers.
    await Promise.all(
      [...this.dialects].map(async ([id, { announcement }]) => {
        await this.publish(announcement.topic, JSON.stringify(announcement.config));
        await this.tellAvailability(id);
        await this.tell(id);
      }),
    );
  }

  private async tellAvailability(id: string): Promise<void> {
    const dialect = this.dialects.get(id);
    if (dialect === undefined) return;
    await this.publish(dialect.availabilityTopic, this.troubles.get(id) === 'offline' ? 'offline' : 'online');
  }

  /** Only what changed: a house that repeats itself hides a registry that misses things. */
  private async tell(id: string): Promise<void> {
    for (const [topic, payload] of this.dialects.get(id)?.tell(this.state(id)) ?? []) {
      // What is told after closing would stay at the broker for ever.
      if (this.closed || this.told.get(topic) === payload) continue;
      this.told.set(topic, payload);
      await this.publish(topic, payload);
    }
  }

  private onCommand(id: string, message: HouseMessage): void {
    const device = this.home.devices.find((one) => one.id === id);
    // A retained command is a ghost from before the restart: never obeyed.
    if (this.closed || device === undefined || message.retained || this.troubles.has(id)) return;
    const effect: DeviceEffect | null =
      this.dialects.get(id)?.commands.get(message.topic)?.(new TextDecoder().decode(message.payload)) ?? null;
    if (effect === null) {
      log.warn({ topic: message.topic }, 'a simulated device does not understand this command');
      return;
    }
    this.states.set(id, applyEffect(device, this.state(id), effect));
    this.inBackground(this.tell(id));
  }

  private async publish(topic: string, payload: string): Promise<void> {
    await this.house.publish(topic, payload, { retain: true, qos: 1 });
  }

  private inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!this.closed) log.warn(`the simulated house: ${messageOf(error)}`);
    });
  }
}
