/** "What new devices are there": understood, and answered from what the house found. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { DeviceFacts, Inventory } from '../../src/hub/house/inventory.js';
import { answerNewDevices, HUB_SKILLS, NEW_DEVICES } from '../../src/hub/hub-skills.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

const { home } = parseHome(
  `
areas: [{id: hall, name: Hall}, {id: upstairs, name: Upstairs}]
devices:
  - {id: a, name: New light, kind: light, area: hall}
  - {id: b, name: New outlet, kind: outlet}
  - {id: c, name: Desk Lamp, kind: light, area: upstairs}
  - {id: d, name: Fan, kind: fan}
`,
  'home.yaml',
);
const { converse } = createUnderstanding(home, { verifyPin: null, skills: HUB_SKILLS });
const callsOf = (text: string) =>
  converse(startWorld(home, '2026-11-21T09:00:00'), newSession(), { text }).calls;

function inventory(nameless: readonly string[], found: readonly string[]): Inventory {
  const facts = (id: string): DeviceFacts => ({
    from: 'zigbee2mqtt',
    nameless: nameless.includes(id),
    isNew: found.includes(id),
    given: null,
    bridge: false,
    last: null,
    unconfirmed: false,
    unspeakable: null,
  });
  return {
    facts,
    skipped: [],
    rename: async () => null,
    see: async () => {},
    onChange: () => () => {},
  };
}

describe('new devices', () => {
  it.each(NEW_DEVICES.tests)('are asked for by "$say"', ({ say, calls }) => {
    expect(callsOf(say)).toMatchObject(calls);
  });

  it('are told with their room, those without a name as what they are', () => {
    const calls = callsOf('what new devices are there');
    const say = (nameless: readonly string[], found: readonly string[]) =>
      answerNewDevices(calls, { home, inventory: inventory(nameless, found) });
    expect(say([], [])).toEqual(['There are no new devices.']);
    expect(say(['a', 'b'], ['a', 'b', 'c'])).toEqual([
      'I found Desk Lamp upstairs. I found a light in the hall and an outlet without a name. You can name them on the page.',
    ]);
    expect(answerNewDevices(callsOf('turn on the fan'), { home })).toEqual([]);
  });
});
