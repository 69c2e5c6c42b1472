/**
 * What a plugin may do in the house: what its abilities name, and of that nothing that the policy would ask about. A
 * plugin cannot answer "are you sure?".
 */
import type { Home } from '../actions/home.js';
import { isTopic, topicMatches } from '../actions/mqtt/topic.js';
import { performCall } from '../actions/perform/index.js';
import { judge } from '../actions/policy/policy.js';
import type { Effect, World } from '../actions/world.js';
import { EarshotError } from '../errors.js';
import { newSession } from '../nlu/converse/session.js';
import { Allowance } from '../page/limits.js';
import type { PluginDevice } from './define.js';
import type { PluginHouse } from './house-port.js';
import { LIMITS } from './limits.js';
import type { GrantedAbilities } from './manifest.js';
import type { AllowedCall, PluginRequest, Scene } from './protocol.js';

/** Commands must not arrive late. */
const PUBLISH_MS = 2_000;

export class Powers {
  private readonly abilities: GrantedAbilities;
  private readonly house: PluginHouse;
  private readonly looks = new Allowance(LIMITS.looks, () => performance.now());
  private readonly announcements = new Allowance(LIMITS.announcements, () => performance.now());

  constructor(abilities: GrantedAbilities, house: PluginHouse) {
    this.abilities = abilities;
    this.house = house;
  }

  /** @throws EarshotError with what is missing; its message goes to the plugin */
  async grant(request: PluginRequest, room: string | null, signal: AbortSignal): Promise<unknown> {
    switch (request.type) {
      case 'devices':
        return this.devices();
      case 'publish':
        return await this.publish(request.topic, request.payload);
      case 'say':
        return this.say(request.text);
      case 'act':
        return await this.act(request.calls, room, signal);
    }
  }

  /** Where and when a run or a message handler begins. */
  scene(room: string | null): Scene {
    const { home, now } = this.house.world();
    return { room, units: home.units, now };
  }

  /** The devices that the abilities name, as they stand: in a large house asked for only so often. */
  private devices(): readonly PluginDevice[] {
    const { home, states, unavailable } = this.house.world();
    const mine = home.devices.filter((device) => this.mayTouch(device.id, device.kind));
    if (!this.looks.take(Math.min(mine.length, LIMITS.looks.burst))) {
      throw new EarshotError('PLUGIN_TOO_OFTEN', 'it asks for the devices too often');
    }
    return mine.map(({ id, name, area, kind }) => ({
      id,
      name,
      area,
      kind,
      state: states.get(id) ?? {},
      available: !unavailable.has(id),
    }));
  }

  private mayTouch(id: string, kind: string): boolean {
    return this.abilities.devices.includes(id) || this.abilities.kinds.includes(kind);
  }

  private async publish(topic: string, payload: string): Promise<void> {
    const { publish } = this.abilities.mqtt;
    if (!isTopic(topic) || !publish.some((filter) => topicMatches(filter, topic))) {
      throw refused(`publish on "${topic}"`, `"${topic}" to abilities.mqtt.publish`);
    }
    // It may open a door: nothing on its way may store it.
    await this.house.publish(topic, payload, { once: true, deadlineMs: PUBLISH_MS });
  }

  private say(text: string): void {
    if (!this.abilities.say) throw refused('speak by itself', 'say: true to abilities');
    if (!this.announcements.take()) {
      throw new EarshotError('PLUGIN_TOO_LOUD', 'it speaks too often: at most once in five seconds');
    }
    this.house.say(text);
  }

  private async act(
    calls: readonly AllowedCall[],
    room: string | null,
    signal: AbortSignal,
  ): Promise<{ readonly ok: boolean; readonly reply: string }> {
    const world = this.house.world();
    const performances = calls.map((call) =>
      performCall(placed(call, world.home), { world, session: newSession(room), room, variety: 0 }),
    );
    const reply = [...new Set(performances.map((part) => part.reply))].join(' ');
    const unclear = performances.find((part) => part.pending !== null);
    if (unclear !== undefined) throw new EarshotError('PLUGIN_UNCLEAR', `the house asks: ${unclear.reply}`);
    if (performances.some((part) => part.calls.every((call) => call.do === 'none')))
      return { ok: false, reply };
    const effects = performances.flatMap((part) => part.effects);
    this.check(effects, world);
    const { level, devices } = judge(effects, world, room);
    if (level !== 'none') {
      throw new EarshotError(
        'PLUGIN_RISKY',
        `${devices.join(', ')}: its risk is "${level}", which only a person can answer for`,
      );
    }
    return await this.house.carryOut(effects, reply, signal);
  }

  private check(effects: readonly Effect[], world: World): void {
    const kinds = new Map(world.home.devices.map(({ id, kind }) => [id, kind]));
    for (const effect of effects) {
      if (effect.type === 'device' || effect.type === 'device-op') {
        const { device } = effect;
        const kind = kinds.get(device) ?? '';
        if (!this.mayTouch(device, kind))
          throw refused(
            `touch ${device}`,
            `"${device}" to abilities.devices, or "${kind}" to abilities.kinds`,
          );
      } else if (effect.type !== 'timer') throw refused(`do that (${effect.type})`, 'nothing: no plugin may');
      else if (!this.abilities.timers) throw refused('set timers', 'timers: true to abilities');
    }
  }
}

const refused = (what: string, add: string): EarshotError =>
  new EarshotError('PLUGIN_NOT_ALLOWED', `it may not ${what}: add ${add}`);

/** Slots hold a place's name, targets its id: both will do. */
function placed(call: AllowedCall, home: Home): AllowedCall {
  if (!('target' in call)) return call;
  const { area, floor } = call.target;
  const idIn = (places: readonly { readonly id: string; readonly name: string }[], said: string): string =>
    (places.find(({ id }) => id === said) ?? places.find(({ name }) => name === said))?.id ?? said;
  const target = {
    ...call.target,
    ...(area === undefined ? {} : { area: idIn(home.areas, area) }),
    ...(floor === undefined ? {} : { floor: idIn(home.floors, floor) }),
  };
  return { ...call, target };
}
