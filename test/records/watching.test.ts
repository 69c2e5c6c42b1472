import { expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { CommandResult, Recognizer } from '../../src/asr/recognizer.js';
import type { Outcome } from '../../src/nlu/conversation.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';
import { Watching } from '../../src/records/watching.js';

const homeOf = (name: string) =>
  parseHome(`areas: []\ndevices: [{id: lamp, name: ${name}, kind: light}]\n`, 'home.yaml').home;

const RESULT: CommandResult = {
  ...{ text: 'lamp on', freeText: 'Lamp on.', confidence: 0.9, accepted: true },
  path: 'free',
  ms: { encode: 1, decode: 1 },
};

/** Takes the phrases and answers when it is told to. */
function slowRecognizer(): Recognizer & { steer: () => void; answer: () => void } {
  const gate = (): { wait: Promise<void>; open: () => void } => {
    let open = (): void => {};
    const wait = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { wait, open };
  };
  let steering = gate();
  let hearing = gate();
  return {
    setGrammar: () => steering.wait,
    command: async () => {
      await hearing.wait;
      return { ...RESULT };
    },
    transcribe: () => Promise.reject(new Error('not here')),
    close: async () => {},
    steer: () => {
      steering.open();
      steering = gate();
    },
    answer: () => {
      hearing.open();
      hearing = gate();
    },
  };
}

it('what an outcome was made of is known while it is under way, and not kept for ever', () => {
  const home = homeOf('Lamp');
  const watching = new Watching();
  const { converse } = watching.understanding(createUnderstanding(home), home);
  const world = startWorld(home, '2026-11-21T09:00:00');
  let session = newSession(null);
  const outcomes: Outcome[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    const outcome = converse(world, session, { text: 'turn on the lamp' });
    expect(watching.understoodFrom({ ...outcome })?.session).toBe(session);
    outcomes.push(outcome);
    session = outcome.session;
  }
  // Each memory leads to the one before: who keeps one for ever keeps all.
  expect(outcomes.filter((outcome) => watching.understoodFrom(outcome) !== null).length).toBeLessThan(20);
});

it('what was heard belongs to the house whose phrases the recogniser had, not to the one that is compiling', async () => {
  const watching = new Watching();
  const slow = slowRecognizer();
  const recognizer = watching.recognizer(slow);
  const [old, young] = [homeOf('Lamp'), homeOf('Lantern')];
  const samples = Float32Array.from([0.5]);
  const steer = async (home: typeof old): Promise<void> => {
    const { grammar } = watching.understanding(createUnderstanding(home), home);
    const steered = recognizer.setGrammar(grammar);
    slow.steer();
    await steered;
  };
  const heard = async (meanwhile: () => Promise<void> = async () => {}): Promise<CommandResult> => {
    const result = recognizer.command(samples);
    await meanwhile();
    slow.answer();
    return await result;
  };

  // The first phrases are waited for.
  expect(watching.heardFrom(await heard(() => steer(old)))).toEqual({ samples, opening: null, house: old });
  // The conversation has the new phrases already; the recogniser is still taking them in.
  watching.understanding(createUnderstanding(young), young);
  expect(watching.phrases).toBe(young);
  expect(watching.heardFrom(await heard())).toEqual({ samples, opening: null, house: old });
  // They arrive while something is heard: under which it was, nobody can tell, so it is not to be heard again.
  expect(watching.heardFrom(await heard(() => steer(young)))).toMatchObject({ samples: null });
  expect(watching.heardFrom(await heard())).toEqual({ samples, opening: null, house: young });
});
