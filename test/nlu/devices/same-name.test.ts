/** Two that discovery found under one name in one room: the question which one is meant can be answered. */
import { describe, expect, it } from 'vitest';
import { applyEffects, diffWorld, startWorld } from '../../../src/actions/apply-effects.js';
import type { Device } from '../../../src/actions/home.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { namesakesOf } from '../../../src/actions/resolve/tell-apart.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

/** Devices of one name, as they are announced: a home file with such would be refused. */
function houseOf(...devices: readonly Partial<Device>[]) {
  const rows = devices.map(
    ({ id, kind }, n) => `  - {id: ${id}, name: Thing ${n}, kind: ${kind}, area: shed}`,
  );
  const { home } = parseHome(`areas: [{id: shed, name: Shed}]\ndevices:\n${rows.join('\n')}\n`, 'home.yaml');
  return { ...home, devices: home.devices.map((device, n) => ({ ...device, ...devices[n] })) };
}

function say(home: ReturnType<typeof houseOf>, ...sentences: readonly string[]) {
  const { converse } = createUnderstanding(home);
  let world = startWorld(home, '2026-11-21T09:00:00');
  let session = newSession('shed');
  let last = { reply: '', changes: {} };
  for (const text of sentences) {
    const outcome = converse(world, session, { text });
    const after = applyEffects(world, outcome.effects);
    last = { reply: outcome.reply, changes: diffWorld(world, after, outcome.effects) };
    world = after;
    session = outcome.session;
  }
  return last;
}

const relays = houseOf(
  { id: 'near', name: 'Winch Relay', kind: 'switch' },
  { id: 'far', name: 'Winch Relay', kind: 'switch' },
  { id: 'other', name: 'winch relay', kind: 'switch' },
);
const mixed = houseOf({ id: 'glow', name: 'Tarn', kind: 'light' }, { id: 'blow', name: 'Tarn', kind: 'fan' });

describe('of two called the same', () => {
  it('asks by their order where nothing else tells them apart', () => {
    expect(say(relays, 'turn on the winch relay').reply).toBe(
      'Which one: the first Winch Relay, the second Winch Relay or the third winch relay?',
    );
  });

  it.each([
    ['the first', 'near'],
    ['the second one', 'far'],
    ['the second winch relay', 'far'],
    ['number three', 'other'],
    ['the last one', 'other'],
  ])('understands "%s"', (answer, id) => {
    expect(say(relays, 'turn on the winch relay', answer).changes).toEqual({ [id]: { on: true } });
  });

  it('asks by what they are, where that differs', () => {
    expect(say(mixed, 'turn on the tarn').reply).toBe('Which one: the light or the fan?');
    expect(say(mixed, 'turn on the tarn', 'the fan').changes).toEqual({ blow: { on: true } });
    expect(say(mixed, 'turn on the tarn', 'light').changes).toEqual({ glow: { on: true } });
  });

  it('is known for the list of devices', () => {
    expect([...namesakesOf(relays)].map(([id, those]) => [id, those.map((one) => one.id)])).toEqual([
      ['near', ['far', 'other']],
      ['far', ['near', 'other']],
      ['other', ['near', 'far']],
    ]);
  });
});
