import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { Call } from '../../src/nlu/call.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const { converse } = createUnderstanding(home);
const world = startWorld(home, '2026-11-21T09:00:00');
const LIGHT: Call = { do: 'set', state: 'on', target: { ids: ['kitchen_light'] } };
const STRANGE = 'the cooking corner would like to glow';

const say = (text: string, calls: readonly Call[], confidence: number) =>
  converse(world, newSession('living_room'), { text, proposed: { calls, confidence } });

describe('what a model proposes', () => {
  it('is carried out where the grammar has nothing to say and the model is sure', () => {
    const outcome = say(STRANGE, [LIGHT], 0.98);
    expect(outcome.source).toBe('llm');
    expect(outcome.effects).toEqual([{ type: 'device', device: 'kitchen_light', set: { on: true } }]);
  });

  it('is not even looked at where the grammar understands', () => {
    const outcome = say('turn off the living room light', [LIGHT], 1);
    expect(outcome.source).toBe('grammar');
    expect(outcome.calls).toEqual([{ do: 'set', state: 'off', devices: ['living_room_light'] }]);
  });

  it('says in its question which way it would turn something', () => {
    const dimmer = {
      do: 'adjust',
      attr: 'brightness',
      delta: { some: -1 },
      target: { ids: ['living_room_light'] },
    } as const;
    const bright = {
      ...world,
      states: new Map([...world.states, ['living_room_light', { on: true, brightness: 80 }]]),
    };
    const asked = converse(bright, newSession('living_room'), {
      text: STRANGE,
      proposed: { calls: [dimmer], confidence: 0.5 },
    });
    expect(asked.ask).toBe('Did you mean: turn down the brightness of the Living Room Light?');
  });

  it('becomes a question where the model is less sure, carried out by yes', () => {
    const asked = say(STRANGE, [LIGHT], 0.5);
    expect(asked.effects).toEqual([]);
    expect(asked.ask).toMatch(/Did you mean: turn on the Kitchen Light\?/i);
    const yes = converse(world, asked.session, { text: 'yes' });
    expect(yes.effects).toEqual([{ type: 'device', device: 'kitchen_light', set: { on: true } }]);
    expect(converse(world, asked.session, { text: 'no' }).effects).toEqual([]);
  });

  it('is forgotten where the model guesses, or finds that nothing was asked', () => {
    expect(say(STRANGE, [LIGHT], 0.3).source).toBe('none');
    expect(say(STRANGE, [{ do: 'none', reason: 'out_of_scope' }], 1).source).toBe('none');
    expect(say(STRANGE, [], 1).source).toBe('none');
  });

  it('says honestly what is not there', () => {
    const outcome = say(STRANGE, [{ do: 'none', reason: 'no_device' }], 0.99);
    expect(outcome).toMatchObject({
      source: 'llm',
      effects: [],
      calls: [{ do: 'none', reason: 'no_device' }],
    });
  });

  it('cannot pass the policy, nor can the yes to its question', () => {
    const unlock: Call = { do: 'set', state: 'unlock', target: { ids: ['front_door'] } };
    const asked = say(STRANGE, [unlock], 1);
    expect(asked.effects).toEqual([]);
    expect(asked.ask).toMatch(/unlock/i);
    // Asked because of doubt, not because of the risk: the risk is asked about on its own.
    const doubted = say(STRANGE, [unlock], 0.5);
    const yes = converse(world, doubted.session, { text: 'yes' });
    expect(yes.effects).toEqual([]);
    expect(yes.ask).toMatch(/unlock/i);
  });
});
