/** What is promised for later and what is kept in mind of it: by a state, twice in a sentence, behind a PIN. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { advance } from '../../../src/actions/perform/agenda/advance.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: scullery, name: Scullery}
  - {id: porch, name: Porch, outside: true}
devices:
  - {id: portal, name: Portal, area: scullery, kind: lock, state: {locked: true}}
  - {id: vault, name: Vault, area: scullery, kind: lock, risk: pin, state: {locked: true}}
  - {id: mangle, name: Mangle, area: scullery, kind: binary_sensor, class: running, state: {on: true}}
  - {id: louvre, name: Louvre, area: scullery, kind: cover, class: window, state: {position: 100}}
  - {id: screen, name: Screen, area: scullery, kind: media, class: tv, state: {playback: paused, volume: 10}}
  - {id: sky, name: Sky, kind: weather, state: {condition: cloudy, temperature: 9}}
`;
const sayIn = talkIn(HOUSE, 'promises.yaml');
const say = (...sentences: readonly string[]) => sayIn('scullery', ...sentences);

describe('a reminder that waits for a state', () => {
  const text = 'remind me to hang out the sheets when the mangle is done';

  it('waits for it', () => {
    expect(say(text).calls).toMatchObject([
      { do: 'reminder', op: 'set', label: 'hang out the sheets', when: { once: { devices: ['mangle'] } } },
    ]);
  });

  it('waits for it, said first', () => {
    expect(say('remind me when the mangle is done to hang out the sheets').calls).toMatchObject([
      { do: 'reminder', label: 'hang out the sheets', when: { once: { devices: ['mangle'] } } },
    ]);
  });

  it('is said when it comes, once', () => {
    const { home } = parseHome(HOUSE, 'promises.yaml');
    const { converse } = createUnderstanding(home);
    const world = startWorld(home, '2026-11-21T09:00:00');
    const { effects } = converse(world, newSession('scullery'), { text });
    const running = applyEffects(world, effects);
    expect(advance(running, '2026-11-21T09:30:00', applyEffects).fired).toEqual([]);
    const finished = { ...running, states: new Map(running.states).set('mangle', { on: false }) };
    const due = advance(finished, '2026-11-21T10:00:00', applyEffects);
    expect(due.fired.map(({ says }) => says)).toEqual(['Reminder: hang out the sheets.']);
    expect(due.world.agenda.scheduled).toEqual([]);
  });
});

describe('rain', () => {
  it('is waited for, where the house knows of the weather', () => {
    expect(say('if it rains close the louvre').calls).toMatchObject([
      { do: 'set', state: 'close', devices: ['louvre'], when: { once: { devices: ['sky'], is: 'rainy' } } },
    ]);
  });

  it('is looked at now where it is said to fall already', () => {
    const { calls, changes } = say('if it is raining close the louvre');
    expect(calls).toMatchObject([{ when: { if: { devices: ['sky'] } } }]);
    expect(changes).toEqual({});
  });

  it('is any rain', () => {
    const { home } = parseHome(HOUSE, 'promises.yaml');
    const { converse } = createUnderstanding(home);
    const dry = startWorld(home, '2026-11-21T09:00:00');
    const wet = { ...dry, states: new Map(dry.states).set('sky', { condition: 'pouring' }) };
    const { effects } = converse(wet, newSession('scullery'), { text: 'if it is raining close the louvre' });
    expect(effects).toMatchObject([{ type: 'device', device: 'louvre' }]);
  });
});

describe('one yes for two times', () => {
  const text = 'unlock the portal in ten minutes and lock it at eleven';

  it('is asked for with both', () => {
    const { ask, changes } = say(text);
    expect(ask).toMatch(/unlock the Portal .*9:10.* and lock the Portal .*11/i);
    expect(changes).toEqual({});
  });

  it('sets both going', () => {
    expect(say(text, 'yes').calls).toMatchObject([
      { do: 'set', state: 'unlock', when: { delay: 600 } },
      { do: 'set', state: 'lock', when: { at: '2026-11-21T11:00:00' } },
    ]);
  });

  it('tells what is done at once from what comes later', () => {
    expect(say('unlock the portal and lock it in ten minutes').ask).toMatch(/unlock the Portal now and lock/);
  });
});

describe('a PIN', () => {
  it('is in nothing that is remembered', () => {
    const { home } = parseHome(HOUSE, 'promises.yaml');
    const { converse } = createUnderstanding(home, { verifyPin: (pin) => pin === '4711' });
    const world = startWorld(home, '2026-11-21T09:00:00');
    const asked = converse(world, newSession('scullery'), { text: 'unlock the vault' });
    const said = converse(world, asked.session, { text: 'four seven one one' });
    expect(said.effects).toMatchObject([{ device: 'vault', set: { locked: false } }]);
    expect(JSON.stringify(said.session)).not.toMatch(/four seven|4711/);
  });
});

describe('a player that is paused', () => {
  it('goes on when it is turned on', () => {
    const { changes, reply } = say('turn on the screen');
    expect(changes).toEqual({ screen: { playback: 'playing' } });
    expect(reply).toBe('Resumed the Screen.');
  });

  it('is left alone while it plays', () => {
    expect(say('turn on the screen', 'turn on the screen').reply).toMatch(/already on/);
  });
});

describe('an hour', () => {
  it('is no percentage: "open ... at ten"', () => {
    expect(say('close the louvre at ten and open it at eleven').calls).toMatchObject([
      { do: 'set', state: 'close', when: { at: '2026-11-21T10:00:00' } },
      { do: 'set', when: { at: '2026-11-21T11:00:00' } },
    ]);
    expect(say('open the louvre at ten percent').changes).toEqual({ louvre: { position: 10 } });
  });
});
