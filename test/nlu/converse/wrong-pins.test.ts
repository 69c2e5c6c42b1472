import { describe, expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import type { World } from '../../../src/actions/world.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { addSeconds } from '../../../src/nlu/time.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const { home } = parseHome(
  `
areas: [{id: hall, name: Hall}]
rooms: {default: hall}
devices:
  - {id: front_door, name: Front Door, area: hall, kind: lock, risk: pin, state: {locked: true}}
  - {id: lamp, name: Lamp, area: hall, kind: light, state: {on: false}}
`,
  'home.yaml',
);

/** A hub with two people who talk to it, and a record of every PIN that was looked at. */
function hub() {
  const looked: string[] = [];
  const { converse } = createUnderstanding(home, {
    verifyPin: (pin) => {
      looked.push(pin);
      return pin === '471100';
    },
  });
  let world: World = startWorld(home, '2026-11-21T09:00:00');
  const sessions = new Map<string, ReturnType<typeof newSession>>();
  const say = (text: string, who = 'voice') => {
    const outcome = converse(world, sessions.get(who) ?? newSession(), { text });
    world = applyEffects(world, outcome.effects);
    sessions.set(who, outcome.session);
    return outcome;
  };
  return {
    looked,
    say,
    /** Asks for the door and gives this PIN. */
    tries: (pin: string, who?: string) => {
      const { ask, reply } = say('unlock the front door', who);
      return ask === null ? reply : say(pin, who).reply;
    },
    wait: (seconds: number) => {
      world = { ...world, now: addSeconds(world.now, seconds) };
    },
    isOpen: () => world.states.get('front_door')?.['locked'] === false,
  };
}

describe('wrong PINs', () => {
  it('are counted for the whole hub, however they come, and then none is looked at', () => {
    const { tries, say, looked, isOpen } = hub();
    const replies = ['1 2 3 4', '000000', '471101'].map((pin) => tries(pin));
    replies.push(tries('one two three four', 'page'));
    expect(new Set(replies)).toEqual(new Set(["That's not the PIN."]));
    // Asked before the lock by somebody else, answered after it.
    say('unlock the front door', 'phone');
    expect(tries('4711', 'page')).toBe('Too many wrong PINs; try again in 1 minute.');
    expect(say('471100', 'phone').reply).toBe('Too many wrong PINs; try again in 1 minute.');
    expect(tries('471100')).toBe('Too many wrong PINs; try again in 1 minute.');
    expect(looked).toHaveLength(5);
    expect(isOpen()).toBe(false);
  });

  it('lock for longer each time, until a right one', () => {
    const { tries, wait, isOpen } = hub();
    const fiveWrong = () => ['1111', '2222', '3333', '4444', '5555'].map((pin) => tries(pin)).at(-1);
    const locks = [60, 300, 1800, 1800].map((seconds) => {
      const said = fiveWrong();
      wait(seconds);
      return said;
    });
    expect(locks).toEqual(
      ['1 minute', '5 minutes', '30 minutes', '30 minutes'].map(
        (time) => `Too many wrong PINs; try again in ${time}.`,
      ),
    );
    tries('471100');
    expect(isOpen()).toBe(true);
  });

  it('that is right forgets those before it', () => {
    const { tries, say, isOpen } = hub();
    for (let round = 0; round < 3; round += 1) {
      for (const pin of ['1111', '2222', '3333', '4444']) expect(tries(pin)).toBe("That's not the PIN.");
      tries('471100');
      expect(isOpen()).toBe(true);
      say('lock the front door');
    }
  });

  it('leave everything else as it is', () => {
    const { tries, say } = hub();
    for (const pin of ['1111', '2222', '3333', '4444', '5555']) tries(pin);
    expect(say('turn on the lamp').effects).toEqual([{ type: 'device', device: 'lamp', set: { on: true } }]);
    expect(say('lock the front door').reply).not.toContain('PIN');
  });

  it('are no commands with a number in them', () => {
    const { say, looked } = hub();
    say('unlock the front door');
    expect(say('set a timer for ten minutes').effects).toMatchObject([{ type: 'timer', op: 'set' }]);
    expect(looked).toEqual([]);
  });

  it('are not undone by "undo that"', () => {
    const { tries, say } = hub();
    for (const pin of ['1111', '2222', '3333', '4444']) tries(pin);
    say('undo that');
    expect(tries('5555')).toContain('Too many');
  });
});
