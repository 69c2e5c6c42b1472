/** What the steps of a setup share: how an answer must look, the command at the end, and whether it worked. */
import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { levelTap } from '../../src/hub/ear/level-tap.js';
import type { HubEvent } from '../../src/hub/events.js';
import { CommandWatch } from '../../src/setup/command-watch.js';
import { NEW_HOME, withRoom } from '../../src/setup/room-in-home.js';
import { brokerAddress, phraseProblem, pinProblem, roomProblem } from '../../src/setup/rules.js';
import { trialCommand } from '../../src/setup/trial-command.js';

describe('an answer', () => {
  it.each([
    ['192.168.1.5', 'mqtt://192.168.1.5'],
    ['broker.lan:8883', 'mqtt://broker.lan:8883'],
    ['wss://broker.lan/mqtt', 'wss://broker.lan/mqtt'],
    ['http://broker', null],
    ['mqtt://me:pw@broker', null],
    ['', null],
  ])('%j is the broker %j', (text, address) => {
    expect(brokerAddress(text)).toBe(address);
  });

  it('is refused with what it should be', () => {
    expect(['Kitchen', "Ann's Den", 'Büro 2'].map(roomProblem)).toEqual([null, null, null]);
    for (const room of ['', ' ', '?', '<b>', 'x'.repeat(61)]) expect(roomProblem(room)).toMatch(/Letters/);
    expect(phraseProblem('hey jarvis')).toBeNull();
    for (const phrase of ['x', 'r2d2', '']) expect(phraseProblem(phrase)).toMatch(/letters/);
    expect(pinProblem('4711')).toBeNull();
    for (const pin of ['471', '4711a', '1'.repeat(13), '']) expect(pinProblem(pin)).toMatch(/digits/);
    expect(pinProblem('4711', '4712')).toMatch(/not the same/);
  });
});

describe('a room', () => {
  it('is found by name or other name, else added', () => {
    const home = 'areas:\n  - {id: den, name: Den, aliases: [lair]} # ours\n';
    const roomOf = (text: string) => parseHome(text, 'home.yaml').home.defaultRoom;
    expect(roomOf(withRoom(home, 'LAIR', 'home.yaml'))).toBe('den');
    expect(withRoom(home, 'Attic', 'home.yaml')).toContain('# ours');
    expect(roomOf(withRoom(home, 'Attic', 'home.yaml'))).toBe('attic');
    expect(roomOf(withRoom(NEW_HOME, 'Ann’s Den'.replace('’', "'"), 'home.yaml'))).toBe('ann_s_den');
  });
});

describe('the command to try', () => {
  const house = (devices: string, on: readonly string[] = [], unavailable: readonly string[] = []) => {
    const { home } = parseHome(
      `areas: [{id: a, name: A}, {id: b, name: B}]\nrooms: {default: b}\ndevices:\n${devices}`,
      'home.yaml',
    );
    const states = new Map(home.devices.map(({ id }) => [id, { on: on.includes(id) }]));
    return { home, states, unavailable: new Set(unavailable) };
  };
  const LAMPS =
    '  - {id: one, name: Lamp, area: a, kind: light}\n  - {id: two, name: Desk Lamp, area: b, kind: light}\n';

  it('turns on what is off and near', () => {
    expect(trialCommand(house(LAMPS))).toBe('turn on the desk lamp');
    expect(trialCommand(house(LAMPS, ['two']))).toBe('turn on the lamp');
    expect(trialCommand(house(LAMPS, ['one', 'two']))).toBe('turn off the desk lamp');
    expect(trialCommand(house(LAMPS, [], ['two']))).toBe('turn on the lamp');
  });

  it('names nothing that is risky, a machine, or not the only one of its name', () => {
    const others = [
      '  - {id: oven, name: Oven, area: b, kind: switch, risk: confirm}',
      '  - {id: washer, name: Washer, area: b, kind: outlet, class: washer}',
      '  - {id: x, name: Light, area: a, kind: light}',
      '  - {id: y, name: Light, area: b, kind: light}',
      '  - {id: door, name: Door, area: b, kind: lock}',
    ];
    expect(trialCommand(house(`${others.join('\n')}\n`))).toBe('what time is it');
    expect(trialCommand(house(`${others.join('\n')}\n${LAMPS}`))).toBe('turn on the desk lamp');
    expect(trialCommand(house('  []\n'))).toBe('what time is it');
  });
});

describe('a command', () => {
  const base = { turn: 1, ms: {} };
  const understood = (source: 'grammar' | 'none'): HubEvent => ({
    ...base,
    event: 'understood',
    say: '',
    from: 'typed',
    source,
    calls: [],
    confidence: 1,
    ask: null,
  });
  const acting: HubEvent = { event: 'acting', turn: 1, calls: [] };
  const changed: HubEvent = { event: 'changed', changes: {} };
  const reply = (ask: string | null = null): HubEvent => ({ ...base, event: 'reply', text: 'Done.', ask });
  const works = (...events: readonly HubEvent[]) => {
    const watch = new CommandWatch();
    return events.map((event) => watch.take(event)).at(-1)?.works;
  };

  it('works where it was understood, and changed what it was to change', () => {
    expect(works(understood('grammar'), acting, changed, reply())).toBe(true);
    expect(works(understood('grammar'), reply())).toBe(true);
    expect(works(understood('grammar'), acting, reply())).toBe(false);
    expect(works(understood('none'), reply())).toBe(false);
    expect(works(understood('grammar'), reply('Which one?'))).toBe(false);
    // What somebody else changed before is not its doing.
    expect(works(changed, understood('grammar'), acting, reply())).toBe(false);
    expect(works(acting)).toBeUndefined();
  });
});

it('a level is that of the sound, without the offset of a converter', () => {
  const levels: number[] = [];
  const tap = levelTap((dbfs) => levels.push(dbfs));
  const frames = (value: (at: number) => number) => {
    for (let count = 0; count < 3; count += 1) tap(Float32Array.from({ length: 512 }, (_, at) => value(at)));
  };
  frames(() => 0.3);
  frames((at) => 0.3 + (at % 2 === 0 ? 0.1 : -0.1));
  expect(levels[0]).toBeLessThan(-90);
  expect(levels[1]).toBe(-20);
});
