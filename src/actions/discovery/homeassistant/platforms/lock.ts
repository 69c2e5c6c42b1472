/** Locks, and alarm panels: what keeps people out. Their commands carry no code; the policy asks for the PIN before. */
import { z } from 'zod';
import { KIND_TABLE } from '../../../kinds/kinds.js';
import { lookup } from '../../../lookup.js';
import { encodeEach, type PropertyEncoder, Routes, type Spoken } from '../../binding.js';
import { type BoltWord, boltState } from '../../bolt.js';
import { one, payload, template, text, topic, words } from '../../fields.js';
import type { Json } from '../../json.js';
import { commandTemplate } from '../../template.js';

const LOCK = z.object({
  command_topic: text.min(1),
  command_template: template,
  state_topic: topic,
  value_template: template,
  payload_lock: payload('LOCK'),
  payload_unlock: payload('UNLOCK'),
  state_locked: payload('LOCKED'),
  state_locking: payload('LOCKING'),
  state_unlocked: payload('UNLOCKED'),
  state_unlocking: payload('UNLOCKING'),
  state_jammed: payload('JAMMED'),
});

export function lockPlatform(source: Json): Spoken {
  const config = LOCK.parse(source);
  const routes = new Routes();
  const words: ReadonlyMap<string, BoltWord> = new Map([
    [config.state_jammed, 'jammed'],
    [config.state_locking, 'locking'],
    [config.state_unlocking, 'unlocking'],
    [config.state_unlocked, 'unlocked'],
    [config.state_locked, 'locked'],
  ]);
  routes.add(config.state_topic, config.value_template, ['locked', 'bolt'], (value) => {
    const word = words.get(value);
    return word === undefined ? null : boltState(word);
  });
  const { command_topic: to, payload_lock: lock, payload_unlock: unlock } = config;
  const render = commandTemplate(config.command_template);
  const send: PropertyEncoder = (value) => one(to, render(value === true ? lock : unlock, NO_CODE));
  return { kind: 'lock', deviceClass: null, abilities: {}, routes, encode: encodeEach({ locked: send }) };
}

/** What a template finds where no code was given. */
const NO_CODE = { code: null };

const { values: MODES = [], passing: PASSING = [] } = KIND_TABLE.alarm.properties['mode'] ?? {};
/** Ways to be armed that have no word of their own here, by the one that they come nearest to. */
const LIKE: Readonly<Record<string, string>> = {
  armed_vacation: 'armed_away',
  armed_custom_bypass: 'armed_away',
};
const ALARM = z.object({
  command_topic: text.min(1),
  command_template: template,
  state_topic: text.min(1),
  value_template: template,
  supported_features: words,
  payload_disarm: payload('DISARM'),
  payload_arm_home: payload('ARM_HOME'),
  payload_arm_away: payload('ARM_AWAY'),
  payload_arm_night: payload('ARM_NIGHT'),
});

export function alarmPlatform(source: Json): Spoken {
  const config = ALARM.parse(source);
  const routes = new Routes();
  routes.add(config.state_topic, config.value_template, ['mode'], (value) => {
    const mode = lookup(LIKE, value) ?? value;
    return MODES.includes(mode) || PASSING.includes(mode) ? { mode } : null;
  });
  const render = commandTemplate(config.command_template ?? '{{ action }}');
  const commands: Readonly<Record<string, string>> = {
    disarmed: config.payload_disarm,
    armed_home: config.payload_arm_home,
    armed_away: config.payload_arm_away,
    armed_night: config.payload_arm_night,
  };
  const supported = config.supported_features ?? ['arm_home', 'arm_away', 'arm_night'];
  const values = [
    'disarmed',
    ...['home', 'away', 'night']
      .filter((way) => supported.includes(`arm_${way}`))
      .map((way) => `armed_${way}`),
  ];
  return {
    kind: 'alarm',
    deviceClass: null,
    abilities: { mode: { values } },
    routes,
    encode: encodeEach({
      mode: (value) => {
        const command =
          typeof value === 'string' && Object.hasOwn(commands, value) ? commands[value] : undefined;
        return command === undefined
          ? null
          : one(config.command_topic, render(command, { action: command, ...NO_CODE }));
      },
    }),
  };
}
