/** Small talk: what counts as it, what may be said, and that nothing else changes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { CausalLm } from '../../src/llm/causal/causal-lm.js';
import { openCausalLm } from '../../src/llm/causal/causal-lm.js';
import type { ThreadQuestion } from '../../src/llm/causal/protocol.js';
import { faultOf } from '../../src/llm/replies/guard.js';
import { lateReplier } from '../../src/llm/replies/open-replier.js';
import { createReplier } from '../../src/llm/replies/replier.js';
import { isSmallTalk } from '../../src/llm/replies/small-talk.js';
import { withReplies } from '../../src/llm/replies/with-replies.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';
import { TINY } from './causal-tiny.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const world = startWorld(home, '2026-11-21T09:00:00');
const { converse } = createUnderstanding(home);

/** A model that says, try by try, what it is told to, four characters at a time. */
function saying(
  ...answers: readonly string[]
): CausalLm & { readonly asked: ThreadQuestion[]; left: number } {
  const asked: ThreadQuestion[] = [];
  const lm = {
    asked,
    left: 0,
    async *ask(question: ThreadQuestion) {
      asked.push(question);
      try {
        for (const text of (answers[asked.length - 1] ?? '').match(/.{1,4}/gs) ?? [])
          yield { text, token: 1, logProbability: Math.log(0.5) };
      } finally {
        lm.left += 1;
      }
    },
    close: async () => {},
  };
  return lm;
}

describe('what counts as small talk', () => {
  it.each([
    'hello',
    'Hi there, how are you?',
    'Thank you so much!',
    "what's your name",
    'are you a robot',
    'I love you',
    "I'm so bored",
    'tell me a joke',
    "I can't sleep",
    'do you ever get lonely?',
    'I had a terrible day at work',
    'good morning earshot',
    "what's your favorite color?",
    'do you like music',
  ])('is: %s', (text) => {
    expect(isSmallTalk(text, home)).toBe(true);
  });

  it.each([
    'turn the thing on',
    'are you able to open the blinds',
    'is the lamp on',
    "I'm cold",
    'can you dim it a bit',
    'set something for twenty minutes',
    'who won the world cup',
    'what is the capital of France',
    'thank you, now lock up',
    'can you tell me who the president is',
    'do you know what time the shops close',
    "I'm happy with the lights like this",
    'i feel sick, call a doctor',
    'I want to kill myself',
    'are you playing jazz in the kitchen',
    'the quick brown fox',
    '',
    'x '.repeat(200),
  ])('is not: %s', (text) => {
    expect(isSmallTalk(text, home)).toBe(false);
  });
});

describe('the guard', () => {
  const fault = (sentence: string, asked = 'hello there you two', before: string[] = []) =>
    faultOf(sentence, { asked, before, home });
  it.each([
    'Good morning! ',
    'Calm and cheerful, thank you for asking.',
    'That sounds hard, and you deserve kindness.',
    'No, only a computer program with a friendly voice.',
    'Why did the scarecrow win a prize? He was outstanding in his field.',
    'What do you call a fake noodle? An impasta!',
    'I am glad to hear that!',
    'Sleep well.',
  ])('lets pass: %s', (sentence) => {
    expect(fault(sentence.trim())).toBeNull();
  });

  it.each<[string, ReturnType<typeof fault>]>([
    ['I turned on everything for you.', 'act'],
    ["I'll wake you early.", 'act'],
    ['I can help with that.', 'act'],
    ['Let me see what there is.', 'act'],
    ['I have just done it.', 'act'],
    ['Everything is now off.', 'act'],
    ['The kitchen is lovely.', 'house'],
    ['All lamps look nice.', 'house'],
    ['It is 21 degrees.', 'digits'],
    ['There are three of us.', 'digits'],
    ['I was in Paris.', 'past'],
    ['I really enjoyed the party.', 'past'],
    ["I'm a student of biology.", 'person'],
    ['My wife says hello.', 'person'],
    ['I come from OpenAI, my friend.', 'person'],
    ['Sunday is a good day for pancakes.', 'fact'],
    ['How can we be friends?', 'question'],
    ['Are you well? That is good.', 'question'],
    ['and then', 'shape'],
    ['See https://example.org.', 'shape'],
    ['Hello 😀!', 'shape'],
    ['**Bold** words.', 'shape'],
    ['Да, конечно.', 'shape'],
    [`${'word '.repeat(40)}end.`, 'shape'],
    ['so very so very so very so very nice.', 'repeats'],
    ['Hello there, you.', 'repeats'],
  ])('stops: %s', (sentence, expected) => {
    expect(fault(sentence)).toBe(expected);
  });

  it('stops a sentence that was just said', () => {
    expect(fault('You are kind.', 'hi', ['You are kind!'])).toBe('repeats');
  });
});

describe('a replier', () => {
  it('gives the first sentence at once and the second later, and no third', async () => {
    const lm = saying('That is kind. You are welcome! Bye bye. ');
    const talk = await createReplier(lm).talk('thanks', home);
    expect(talk?.first).toBe('That is kind.');
    expect(talk?.confidence).toBeCloseTo(0.5, 6);
    const rest: string[] = [];
    for await (const sentence of talk?.rest ?? []) rest.push(sentence);
    expect(rest).toEqual(['You are welcome!']);
    expect(lm.left).toBe(1);
  });

  it('tries once more where the first may not be said, then leaves it', async () => {
    const lm = saying("I'll do it. ", 'Gladly! ');
    expect((await createReplier(lm).talk('thanks', home))?.first).toBe('Gladly!');
    const stubborn = saying("I'll do it. ", 'It is 5 o’clock. ', 'Fine. ');
    const faults: string[] = [];
    expect(
      await createReplier(stubborn).talk('thanks', home, { onFault: (_, fault) => faults.push(fault) }),
    ).toBeNull();
    expect(faults).toEqual(['act', 'digits']);
    expect(stubborn.left).toBe(2);
  });

  it('ends with the sentence before one that may not be said', async () => {
    const talk = await createReplier(saying('That is kind. I turned on the lamp. ')).talk('thanks', home);
    const rest: string[] = [];
    for await (const sentence of talk?.rest ?? []) rest.push(sentence);
    expect(rest).toEqual([]);
  });

  it('lets nothing bad out of a model that knows nothing', async () => {
    const replier = lateReplier(TINY, (path) => openCausalLm(path, { context: 1000, threads: 1 }));
    // The fixed part alone is longer than what this model takes: an error, never an answer.
    await expect(replier.talk('hello', home)).rejects.toMatchObject({ code: 'LLM_TOO_LONG' });
    await replier.close();
  });

  it('says what to do where no model is there', async () => {
    const replier = lateReplier(null, openCausalLm);
    await expect(replier.open()).rejects.toMatchObject({
      code: 'LLM_MISSING',
      message: expect.stringContaining('docs/replies.md'),
    });
    await replier.close();
  });
});

describe('a conversation with replies', () => {
  const say = async (text: string, lm: CausalLm, errors: unknown[] = []) => {
    const session = { ...newSession('living_room'), failures: 1 };
    const slowly = withReplies(
      async (house, before, utterance) => converse(house, before, utterance),
      createReplier(lm),
      (error) => errors.push(error),
    );
    return { plain: converse(world, session, { text }), outcome: await slowly(world, session, { text }) };
  };

  it('talks in the place of "Sorry, I didn\'t understand"', async () => {
    const { plain, outcome } = await say(
      'are you a robot',
      saying('Yes, a friendly one. Nice of you to ask. '),
    );
    expect(plain.source).toBe('none');
    expect(outcome).toMatchObject({
      source: 'llm',
      calls: [],
      effects: [],
      ask: null,
      reply: 'Yes, a friendly one. Nice of you to ask.',
      session: { failures: 0, lastReply: 'Yes, a friendly one. Nice of you to ask.' },
    });
    expect(outcome.ms.llm).toBeGreaterThanOrEqual(0);
    expect(outcome.ms.total).toBeGreaterThanOrEqual(outcome.ms.llm ?? 0);
  });

  it.each([
    'turn on the kitchen light',
    'what can you do',
    'flurb the glorp',
    'good night',
    'turn on the sauna',
  ])('leaves alone: %s', async (text) => {
    const lm = saying('Of course. ');
    const { plain, outcome } = await say(text, lm);
    expect(outcome.reply).toBe(plain.reply);
    expect(outcome.source).toBe(plain.source);
    expect(lm.asked).toEqual([]);
  });

  it('keeps the template where the model has nothing that may be said, or fails', async () => {
    const { plain, outcome } = await say('hello', saying('How can I help you? ', 'I am 7. '));
    expect(outcome.reply).toBe(plain.reply);
    const errors: unknown[] = [];
    const failing: CausalLm = {
      ask: () => {
        throw new Error('out of memory');
      },
      close: async () => {},
    };
    expect((await say('hello', failing, errors)).outcome.reply).toBe(plain.reply);
    expect(errors).toHaveLength(1);
  });
});
