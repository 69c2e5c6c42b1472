/** Small talk on the hub: the setting, and the second sentence that follows the first. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { parseConfig } from '../../src/config-file.js';
import { type HubEvent, HubEvents } from '../../src/hub/events.js';
import { HubWorld } from '../../src/hub/hub-world.js';
import { Mouth } from '../../src/hub/mouth/mouth.js';
import { realOpeners } from '../../src/hub/openers.js';
import { Sessions } from '../../src/hub/sessions.js';
import { HubWork } from '../../src/hub/work.js';
import type { Replier } from '../../src/llm/replies/replier.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const speaker = { kind: 'browser', id: 'b' } as const;

describe('models: in config.yaml', () => {
  const models = (text: string) => {
    const { models: folder, replies } = parseConfig(`models: ${text}\n`, '/etc/earshot/config.yaml').config;
    return { folder, replies };
  };
  it.each<[string, ReturnType<typeof models>]>([
    ['own', { folder: '/etc/earshot/own', replies: { enabled: false, model: null } }],
    ['{folder: own}', { folder: '/etc/earshot/own', replies: { enabled: false, model: null } }],
    ['{llm: smol}', { folder: null, replies: { enabled: true, model: '/etc/earshot/smol' } }],
    [
      '{llm: smol, replies: false}',
      { folder: null, replies: { enabled: false, model: '/etc/earshot/smol' } },
    ],
    ['{replies: true}', { folder: null, replies: { enabled: true, model: null } }],
  ])('%s', (text, expected) => {
    expect(models(text)).toEqual(expected);
  });

  it('refuses what it does not know', () => {
    expect(() => models('{replies: often}')).toThrow(/models replies/);
    expect(() => models('{lmm: smol}')).toThrow(/llm/);
  });

  it('opens a model only where it is wanted', () => {
    const { config } = parseConfig('');
    expect(realOpeners.replier(config)).toBeNull();
    expect(realOpeners.replier({ ...config, replies: { enabled: true, model: '/nowhere' } })).not.toBeNull();
  });
});

describe('a reply in two sentences', () => {
  function hub(talk: Replier['talk']) {
    const told: HubEvent[] = [];
    const errors: unknown[] = [];
    const events = new HubEvents();
    events.on((event) => told.push(event));
    const sessions = new Sessions();
    const work = new HubWork({
      events,
      sessions,
      world: new HubWorld({ home, states: new Map(), unavailable: new Set() }, () => '2026-11-21T09:00:00'),
      mouth: new Mouth({ voice: () => null, loudspeaker: () => null, browsers: () => null }),
      converse: () => createUnderstanding(home).converse,
      proposer: null,
      replier: { talk, close: async () => {} },
      onModelError: (error) => {
        errors.push(error);
        return undefined;
      },
      tick: () => {},
      ear: () => null,
      source: () => null,
      carryOut: async ({ reply }) => ({ ok: true, reply }),
      capture: async () => {},
    });
    const turn = async (text: string, signal = new AbortController().signal) => {
      const outcome = await work.understand({ text, speaker }, signal);
      const { reply } = await work.act(outcome, signal);
      await work.speak({ text: reply, asks: false, to: speaker }, signal);
      return outcome;
    };
    const replies = () =>
      told.flatMap((event) => (event.event === 'reply' ? [[event.turn, event.text]] : []));
    return { turn, told, errors, replies, sessions };
  }
  async function* more(...sentences: string[]) {
    yield* sentences;
  }
  const kind = { first: 'You are welcome!', confidence: 0.5, ms: 3 };

  it('is said one after the other, in one turn, and can be repeated', async () => {
    const { turn, replies, told, sessions } = hub(async () => ({ ...kind, rest: more('Any time.') }));
    expect((await turn('thank you')).source).toBe('llm');
    expect(replies()).toEqual([
      [1, 'You are welcome!'],
      [1, 'Any time.'],
    ]);
    expect(told.at(-1)).toMatchObject({ event: 'spoken', turn: 1, interrupted: false });
    expect(sessions.of(speaker).lastReply).toBe('You are welcome! Any time.');
    expect((await turn('turn on the kitchen light')).source).toBe('grammar');
    expect(replies()).toHaveLength(3);
  });

  it('keeps the template where the model fails, and says so', async () => {
    const { turn, errors, replies } = hub(async () => {
      throw new Error('out of memory');
    });
    expect((await turn('thank you')).source).toBe('none');
    expect(errors).toHaveLength(1);
    expect(replies()).toHaveLength(1);
  });

  it('ends quietly where the rest fails', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield 'Any time.';
      throw new Error('the thread died');
    }
    const { turn, errors, replies, told } = hub(async () => ({ ...kind, rest: failing() }));
    await turn('thank you');
    expect(replies()).toHaveLength(2);
    expect(errors).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({ event: 'spoken', interrupted: false });
  });
});
