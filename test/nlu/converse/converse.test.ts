import { describe, expect, it } from 'vitest';
import { applyEffects, diffWorld } from '../../../src/actions/apply-effects.js';
import type { World } from '../../../src/actions/world.js';
import type { Call } from '../../../src/nlu/call.js';
import type { Session } from '../../../src/nlu/conversation.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { type ConverseOptions, createConverse } from '../../../src/nlu/converse.js';
import { defineSkill, type Match, type Reading } from '../../../src/nlu/skill.js';
import { house } from '../../actions/small-house.js';

const LIGHTS = { kind: 'light' } as const;

/** What the grammar would read, by sentence: each entry a reading, each reading commands of calls. */
const SAID: Readonly<Record<string, readonly (readonly (readonly Call[])[])[]>> = {
  yes: [[[{ do: 'control', op: 'yes' }]]],
  no: [[[{ do: 'control', op: 'no' }]]],
  'undo that': [[[{ do: 'control', op: 'undo' }]]],
  'say that again': [[[{ do: 'control', op: 'repeat' }]]],
  'lights on': [[[{ do: 'set', state: 'on', target: LIGHTS }]]],
  'turn it off': [[[{ do: 'set', state: 'off', target: { ref: 'last' } }]]],
  'unlock the front door': [[[{ do: 'set', state: 'unlock', target: { name: 'front door' } }]]],
  'lock the front door': [[[{ do: 'set', state: 'lock', target: { name: 'front door' } }]]],
  'unlock the front door in an hour': [
    [[{ do: 'set', state: 'unlock', target: { name: 'front door' }, when: { delay: 3600 } }]],
  ],
  'turn on the ceiling light': [[[{ do: 'set', state: 'on', target: { name: 'ceiling light' } }]]],
  'turn off the light and lock the door': [
    [[{ do: 'set', state: 'off', target: LIGHTS }], [{ do: 'set', state: 'lock', target: { kind: 'lock' } }]],
  ],
  'turn on the sauna and the light': [
    [[{ do: 'set', state: 'on', target: { name: 'sauna' } }], [{ do: 'set', state: 'on', target: LIGHTS }]],
  ],
  'turn on the lamp and set it to 20': [
    [
      [{ do: 'set', state: 'on', target: { name: 'lamp', area: 'bedroom' } }],
      [{ do: 'adjust', attr: 'brightness', value: 20, target: { ref: 'last' } }],
    ],
  ],
  'fan for an hour': [
    [
      [
        { do: 'set', state: 'off', target: { kind: 'fan' } },
        { do: 'set', state: 'on', target: { kind: 'fan' }, when: { delay: 3600 } },
      ],
    ],
  ],
  brighter: [
    [[{ do: 'adjust', attr: 'brightness', delta: { some: 1 }, target: { name: 'lamp', area: 'bedroom' } }]],
  ],
  'add milk': [[[{ do: 'list', op: 'add', items: ['milk'] }]]],
  announce: [[[{ do: 'announce', message: '' }]]],
  'set a timer': [[[{ do: 'timer', op: 'set' }]]],
  'set a timer for ten minutes': [[[{ do: 'timer', op: 'set', duration: 600 }]]],
  'cancel the timer': [[[{ do: 'timer', op: 'cancel' }]]],
  // A reading that finds nothing here, and one that does.
  'the party please': [
    [[{ do: 'set', state: 'on', target: { name: 'party please' } }]],
    [[{ do: 'run', op: 'activate', target: { name: 'party' } }]],
  ],
};

const commands = new Map<Match, readonly Call[]>();
const skill = defineSkill({
  id: 'said',
  summary: '',
  intents: { said: { groups: [], interpret: (match) => commands.get(match) ?? [] } },
  tests: [],
});

function read(text: string): Reading[] {
  return (SAID[text] ?? []).map((calls, index) => ({
    score: -index,
    text,
    commands: calls.map((one) => {
      const match: Match = {
        skill: 'said',
        intent: 'said',
        group: { sentences: [] },
        slots: {},
        when: null,
        text,
      };
      commands.set(match, one);
      return match;
    }),
  }));
}

const OPTIONS: ConverseOptions = {
  read,
  skills: new Map([['said', skill]]),
  withWhen: (calls) => calls,
};

/** A speaker in a room, with everything the turns leave behind. */
class Speaker {
  world: World;
  session: Session;
  readonly #converse;

  constructor(room: string | null = 'living', options: Partial<ConverseOptions> = {}, world = house()) {
    this.#converse = createConverse({ ...OPTIONS, ...options });
    this.world = world;
    this.session = newSession(room);
  }

  say(text: string, now = this.world.now) {
    this.world = { ...this.world, now };
    const outcome = this.#converse(this.world, this.session, { text });
    const after = applyEffects(this.world, outcome.effects);
    const changes = diffWorld(this.world, after, outcome.effects);
    this.world = after;
    this.session = outcome.session;
    return { ...outcome, changes };
  }
}

describe('several commands', () => {
  it('carries them out as one, and undoes them as one', () => {
    const speaker = new Speaker('bedroom');
    const done = speaker.say('turn on the lamp and set it to 20');
    expect(done.changes).toEqual({ bedroom_lamp: { on: true, brightness: 20 } });
    expect(done.calls).toEqual([
      { do: 'set', state: 'on', devices: ['bedroom_lamp'] },
      { do: 'adjust', attr: 'brightness', value: 20, devices: ['bedroom_lamp'] },
    ]);
    expect(speaker.say('undo that').changes).toEqual({ bedroom_lamp: { on: false, brightness: 90 } });
    expect(speaker.say('undo that').changes).toEqual({});
  });

  it('does what can be done and says what cannot', () => {
    const done = new Speaker().say('turn on the sauna and the light');
    expect(done.changes).toEqual({ living_lamp: { on: true } });
    expect(done.reply).toContain('sauna');
    expect(done.calls).toContainEqual({ do: 'none', reason: 'no_device' });
  });

  it('asks once and then does both', () => {
    const speaker = new Speaker('bath');
    const asked = speaker.say('turn off the light and lock the door');
    expect(asked.ask).toBe('Which light: Kitchen, Living Room, Bedroom or another?');
    expect(asked.changes).toEqual({});
    const done = speaker.say('the kitchen');
    expect(done.changes).toEqual({ kitchen_counter: { on: false }, back_door: { locked: true } });
  });
});

describe('risk', () => {
  it('asks, and does it on yes', () => {
    const speaker = new Speaker('hall');
    const asked = speaker.say('unlock the front door');
    expect(asked).toMatchObject({ calls: [], changes: {}, ask: 'Should I really unlock the Front Door?' });
    expect(asked.reply).toContain('Front Door');
    const done = speaker.say('yes');
    expect(done.calls).toEqual([{ do: 'set', state: 'unlock', devices: ['front_door'] }]);
    expect(done.changes).toEqual({ front_door: { locked: false } });
    expect(speaker.say('yes').changes).toEqual({});
  });

  it.each(['no', 'lights on', 'unknown words'])('leaves it on "%s"', (answer) => {
    const speaker = new Speaker('hall');
    speaker.say('unlock the front door');
    expect(speaker.say(answer).changes).not.toHaveProperty('front_door');
  });

  it('drops the question for another command, so that a later yes does nothing', () => {
    const speaker = new Speaker('living');
    speaker.say('unlock the front door');
    expect(speaker.say('lights on').changes).toEqual({ living_lamp: { on: true } });
    expect(speaker.say('yes').changes).toEqual({});
  });

  it('does not take a late yes', () => {
    const speaker = new Speaker('hall');
    speaker.say('unlock the front door');
    expect(speaker.say('yes', '2026-11-21T09:30:00').changes).toEqual({});
  });

  it('asks before an unlocking to come, too', () => {
    const speaker = new Speaker('hall');
    expect(speaker.say('unlock the front door in an hour').ask).toContain('unlock the Front Door');
    expect(speaker.say('yes').changes).toHaveProperty('scheduled');
  });

  it('asks before undoing a locking', () => {
    const speaker = new Speaker('hall', {}, house({ front_door: { locked: false } }));
    speaker.say('lock the front door');
    expect(speaker.say('undo that').ask).toContain('unlock the Front Door');
    expect(speaker.say('yes').changes).toEqual({ front_door: { locked: false } });
  });

  it('wants the PIN, and only the PIN', () => {
    const world = house();
    const devices = world.home.devices.map((one) =>
      one.id === 'front_door' ? { ...one, risk: 'pin' as const } : one,
    );
    const guarded = { ...world, home: { ...world.home, devices } };
    const verifyPin = (pin: string): boolean => pin === '1234';
    const say = (...lines: string[]) => {
      const speaker = new Speaker('hall', { verifyPin }, guarded);
      return lines.map((line) => speaker.say(line).changes).at(-1);
    };
    expect(say('unlock the front door', 'yes')).toEqual({});
    expect(say('unlock the front door', 'one two three five')).toEqual({});
    expect(say('unlock the front door', "it's 1 2 3 4")).toEqual({ front_door: { locked: false } });
    const without = new Speaker('hall', {}, guarded);
    without.say('unlock the front door');
    expect(without.say('1234').changes).toEqual({});
  });
});

describe('questions', () => {
  it.each([
    ['kitchen', 'kitchen_ceiling'],
    ['the one in the living room please', 'living_ceiling'],
    ['the first one', 'kitchen_ceiling'],
  ])('takes the bare answer "%s"', (answer, device) => {
    const speaker = new Speaker('bath', {}, house({ living_ceiling: { on: false } }));
    speaker.say('turn on the ceiling light');
    expect(speaker.say(answer).changes).toEqual({ [device]: { on: true } });
  });

  it('takes both', () => {
    const speaker = new Speaker('bath', {}, house({ living_ceiling: { on: false } }));
    speaker.say('turn on the ceiling light');
    expect(Object.keys(speaker.say('both').changes)).toEqual(['kitchen_ceiling', 'living_ceiling']);
  });

  it('fills in what was missing', () => {
    const speaker = new Speaker();
    expect(speaker.say('set a timer').ask).toBe('For how long?');
    expect(speaker.say('ten minutes').changes.timers).toMatchObject([{ op: 'set', seconds: 600 }]);
    expect(speaker.say('announce').ask).not.toBeNull();
    expect(speaker.say('Dinner is ready').effects).toMatchObject([
      { type: 'announce', message: 'Dinner is ready' },
    ]);
  });

  it('asks which, where nothing is remembered', () => {
    const speaker = new Speaker();
    expect(speaker.say('turn it off').ask).toBe('Which device do you mean?');
    expect(speaker.say('the speaker').changes).toEqual({ speaker: { playback: 'off' } });
  });
});

describe('memory', () => {
  it('knows it, and goes on a bit more and less', () => {
    const speaker = new Speaker('bedroom');
    expect(speaker.say('brighter').changes).toEqual({ bedroom_lamp: { on: true, brightness: 20 } });
    expect(speaker.say('a bit more').changes).toEqual({ bedroom_lamp: { brightness: 30 } });
    expect(speaker.say('less').changes).toEqual({ bedroom_lamp: { brightness: 10 } });
    expect(speaker.say('turn it off').changes).toEqual({ bedroom_lamp: { on: false } });
  });

  it('is corrected: the last command is undone and done to what was meant', () => {
    const speaker = new Speaker('kitchen');
    speaker.say('turn on the ceiling light');
    expect(speaker.say('no, I meant the counter lamp').changes).toEqual({ kitchen_ceiling: { on: false } });
    expect(speaker.world.states.get('kitchen_counter')).toMatchObject({ on: true });
  });

  it('undoes a cancelled timer with its time still running', () => {
    const speaker = new Speaker();
    speaker.say('set a timer for ten minutes');
    speaker.say('cancel the timer', '2026-11-21T09:01:00');
    expect(speaker.world.agenda.timers).toEqual([]);
    speaker.say('undo that', '2026-11-21T09:02:00');
    expect(speaker.world.agenda.timers).toMatchObject([{ endsAt: '2026-11-21T09:10:00' }]);
  });

  it('repeats what it said', () => {
    const speaker = new Speaker();
    const first = speaker.say('lights on').reply;
    expect(speaker.say('say that again').reply).toBe(first);
  });
});

describe('understanding', () => {
  it('prefers the reading that finds something here', () => {
    expect(new Speaker().say('the party please').calls).toEqual([
      { do: 'run', op: 'activate', devices: ['party'] },
    ]);
  });

  it('offers help, with examples of this house, after two failures', () => {
    const speaker = new Speaker();
    const first = speaker.say('gibberish');
    expect(first).toMatchObject({ source: 'none', calls: [], effects: [] });
    expect(first.reply).not.toContain('You can say');
    expect(speaker.say('more gibberish').reply).toContain('You can say');
  });

  it('says the same again in a replay', () => {
    const lines = ['lights on', 'brighter', 'turn it off', 'gibberish'];
    const talk = () => {
      const speaker = new Speaker('bedroom');
      return lines.map((line) => speaker.say(line).reply);
    };
    expect(talk()).toEqual(talk());
  });
});
