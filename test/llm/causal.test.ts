/** The runner on a real (random) model: caches, the saved start, limits, cancelling, choices, and files that are not what they say. */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CausalLm, openCausalLm } from '../../src/llm/causal/causal-lm.js';
import { CausalModel } from '../../src/llm/causal/causal-model.js';
import { ChatText } from '../../src/llm/causal/chat-text.js';
import { readModelFolder } from '../../src/llm/causal/model-folder.js';
import { promptTokens } from '../../src/llm/causal/prompt-tokens.js';
import { asking, copyOfTiny, said, TINY } from './causal-tiny.js';

const opened: CausalLm[] = [];
afterAll(async () => {
  for (const lm of opened) await lm.close();
});
async function open(path: string, context = 200): Promise<CausalLm> {
  const lm = await openCausalLm(path, { context, threads: 1 });
  opened.push(lm);
  return lm;
}
const QUESTIONS = ['hello', 'and the other', 'hello', 'what is it, then? é'];

describe('generation', () => {
  it('says the same with a start that is kept or not', async () => {
    const kept = await open(TINY);
    const texts: string[] = [];
    for (const question of QUESTIONS) {
      const fresh = await said(await open(TINY), asking(question));
      expect(await said(kept, asking(question))).toEqual(fresh);
      texts.push(fresh.text);
    }
    expect(texts[0]).toBe(texts[2]);
    expect(new Set(texts).size).toBeGreaterThan(1);
  });

  it('reads a fixed start once', async () => {
    const model = await CausalModel.load(TINY, { context: 200, threads: 1 });
    const read: number[] = [];
    const step = model.step.bind(model);
    model.step = (ids) => {
      read.push(ids.length);
      return step(ids);
    };
    const { answering } = await import('../../src/llm/causal/causal-lm.js');
    const ask = answering(model);
    const run = async (content: string): Promise<number> => {
      read.length = 0;
      for await (const _ of ask(asking(content, { maxTokens: 1 })));
      return read.reduce((sum, count) => sum + count, 0);
    };
    const first = await run('hello');
    expect(await run('hello')).toBeLessThan(first);
    expect(read).toHaveLength(1);
    await model.close();
  });

  it('gives the same for the same seed, and otherwise for another', async () => {
    const lm = await open(TINY);
    const drawn = (seed: number) =>
      said(lm, asking('hello', { sampling: { temperature: 1.5, topK: 50, repetitionPenalty: 1.1, seed } }));
    expect(await drawn(3)).toEqual(await drawn(3));
    expect((await drawn(3)).tokens).not.toEqual((await drawn(4)).tokens);
  });

  it('can only say one of the choices', async () => {
    const lm = await open(TINY);
    const choices = ['hello the', 'hello', 'then é'];
    for (let seed = 0; seed < 12; seed += 1) {
      const sampling = { temperature: 3, topK: 300, repetitionPenalty: 1, seed };
      expect(choices).toContain(
        (await said(lm, asking(`q${seed}`, { choices, sampling, maxTokens: 30 }))).text,
      );
    }
  });

  it('ends between two steps when nobody waits any more, and answers the next question', async () => {
    const lm = await open(TINY);
    const whole = await said(lm, asking('hello', { maxTokens: 40 }));
    const controller = new AbortController();
    const pieces: number[] = [];
    const cancelled = async (): Promise<void> => {
      for await (const { token } of lm.ask(asking('hello', { maxTokens: 40 }), {
        signal: controller.signal,
      })) {
        pieces.push(token);
        if (pieces.length === 2) controller.abort(new Error('barge-in'));
      }
    };
    await expect(cancelled()).rejects.toThrow('barge-in');
    expect(pieces).toHaveLength(2);
    for await (const _ of lm.ask(asking('hello'))) break;
    expect(await said(lm, asking('hello', { maxTokens: 40 }))).toEqual(whole);
  });

  it('answers questions that come at once one after the other', async () => {
    const lm = await open(TINY);
    const one = await said(lm, asking('hello'));
    const two = await said(lm, asking('the'));
    expect(await Promise.all([said(lm, asking('hello')), said(lm, asking('the'))])).toEqual([one, two]);
  });

  it('never takes more memory than it was given: a long conversation loses its oldest part, a long sentence is refused', async () => {
    const text = new ChatText(readModelFolder(TINY));
    const messages = Array.from({ length: 20 }, (_, index) => ({
      role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: `message ${index}`,
    }));
    const { ids, fixed } = promptTokens(text, [{ role: 'system', content: 'the' }], messages, 100);
    expect(ids.length).toBeLessThanOrEqual(100);
    expect(fixed).toBeGreaterThan(0);
    expect(text.decode(ids)).toContain('message 19');
    const lm = await open(TINY, 100);
    await expect(said(lm, asking('x'.repeat(200)))).rejects.toMatchObject({ code: 'LLM_TOO_LONG' });
    expect((await said(lm, asking('hello'))).tokens.length).toBeGreaterThan(0);
  });

  it('is closed once and for all', async () => {
    const lm = await openCausalLm(TINY, { threads: 1 });
    await lm.close();
    await lm.close();
    await expect(said(lm, asking('hello'))).rejects.toMatchObject({ code: 'LLM_CLOSED' });
  });
});

describe('files that are not what they say', () => {
  const json = (folder: string, name: string, change: (content: Record<string, unknown>) => void): void => {
    const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    if (typeof content !== 'object' || content === null) throw new Error(`${name} is no map`);
    change(content as Record<string, unknown>);
    writeFileSync(join(folder, name), JSON.stringify(content));
  };
  it.each<[string, string, RegExp, (folder: string) => void]>([
    ['no model', 'LLM_MISSING', /model\.onnx/, (folder) => rmSync(join(folder, 'model.onnx'))],
    ['no tokenizer', 'LLM_MISSING', /tokenizer\.json/, (folder) => rmSync(join(folder, 'tokenizer.json'))],
    ['no weights', 'LLM_INVALID', /model\.onnx/, (folder) => rmSync(join(folder, 'model.onnx.data0'))],
    [
      'weights cut off',
      'LLM_INVALID',
      /model\.onnx/,
      (folder) => truncateSync(join(folder, 'model.onnx.data0'), 9_000),
    ],
    [
      'a graph cut off',
      'LLM_INVALID',
      /model\.onnx/,
      (folder) => truncateSync(join(folder, 'model.onnx'), 9_000),
    ],
    [
      'a graph of nothing',
      'LLM_INVALID',
      /model\.onnx/,
      (folder) => writeFileSync(join(folder, 'model.onnx'), 'onnx?'),
    ],
    [
      'a tokenizer cut off',
      'LLM_INVALID',
      /tokenizer\.json/,
      (folder) => truncateSync(join(folder, 'tokenizer.json'), 900),
    ],
    [
      'a tokenizer of nothing',
      'LLM_INVALID',
      /tokenizer\.json/,
      (folder) => writeFileSync(join(folder, 'tokenizer.json'), '{}'),
    ],
    [
      'a tokenizer without words',
      'LLM_INVALID',
      /tokenizer/,
      (folder) =>
        json(folder, 'tokenizer.json', (content) =>
          Object.assign(content, { model: { type: 'BPE', vocab: 7 } }),
        ),
    ],
    [
      'a chat template that cannot be read',
      'LLM_INVALID',
      /chat template/,
      (folder) =>
        json(folder, 'tokenizer_config.json', (content) =>
          Object.assign(content, { chat_template: '{% for %}' }),
        ),
    ],
    [
      'a chat template without an end',
      'LLM_INVALID',
      /chat template/,
      (folder) =>
        json(folder, 'tokenizer_config.json', (content) =>
          Object.assign(content, { chat_template: "{% for a in range(90000) %}{{ 'la la ' }}{% endfor %}" }),
        ),
    ],
    [
      'no chat template',
      'LLM_INVALID',
      /chat template/,
      (folder) => json(folder, 'tokenizer_config.json', (content) => delete content['chat_template']),
    ],
    [
      'settings of another kind',
      'LLM_INVALID',
      /config\.json/,
      (folder) => writeFileSync(join(folder, 'config.json'), '[]'),
    ],
  ])('%s: one clear error', async (_, code, message, spoil) => {
    const failed = openCausalLm(copyOfTiny(spoil), { threads: 1 });
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    await expect(failed).rejects.toMatchObject({ message: expect.not.stringContaining('\n') });
  });

  it('is told of a model that is no language model', async () => {
    const folder = copyOfTiny((to) => {
      writeFileSync(join(to, 'model.onnx'), readFileSync('models/vad/silero_vad_16k.onnx'));
    });
    await expect(openCausalLm(folder, { threads: 1 })).rejects.toMatchObject({
      code: 'LLM_UNSUPPORTED',
      message: expect.stringContaining('input_ids'),
    });
  });
});
