import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { GrammarSource, Recognizer } from '../../src/asr/recognizer.js';
import { openWorkerRecognizer } from '../../src/asr/worker-recognizer.js';

const STUB = fileURLToPath(new URL('./stub-worker.mjs', import.meta.url));
const ANSWER = Float32Array.of(1);
const DIE = Float32Array.of(2);
const FAIL = Float32Array.of(3);
const READ = Float32Array.of(4);
const HANG = Float32Array.of(5);

const grammar = (sentence: string): GrammarSource => ({
  groups: [{ skill: 'a', intent: 'b', sentences: [sentence] }],
  rules: {},
  lists: {},
});

let open: Recognizer | null = null;
const start = async (): Promise<Recognizer> => {
  open = await openWorkerRecognizer(undefined, STUB);
  return open;
};
afterEach(async () => {
  await open?.close();
  open = null;
});

describe('the recogniser in its thread', () => {
  it('has the phrases of the house before the first command', async () => {
    const recognizer = await start();
    const steered = recognizer.setGrammar(grammar('lamp on'));
    const { text } = await recognizer.command(ANSWER);
    expect(text).toMatch(/^steered 1: .*\blamp\b/);
    await steered;
  });

  it('is told what a text means in this house', async () => {
    const recognizer = await start();
    await recognizer.setGrammar(grammar('lamp (on|off)'));
    expect((await recognizer.command(READ)).text).toBe('7: lamp on');
    await recognizer.setGrammar(grammar('something else'));
    expect((await recognizer.command(READ)).text).toBe('7: null');
  });

  it('fails a command by its own reason, and the next one works', async () => {
    const recognizer = await start();
    await expect(recognizer.command(FAIL)).rejects.toMatchObject({ code: 'X', message: 'no' });
    expect((await recognizer.command(ANSWER)).accepted).toBe(true);
  });

  it('starts again when it died, and learns the house anew', async () => {
    const recognizer = await start();
    await recognizer.setGrammar(grammar('lamp on'));
    const other = recognizer.command(HANG);
    other.catch(() => {});
    await expect(recognizer.command(DIE)).rejects.toMatchObject({ code: 'ASR_WORKER_DIED' });
    await expect(other).rejects.toMatchObject({ code: 'ASR_WORKER_DIED' });
    expect((await recognizer.command(ANSWER)).text).toMatch(/^steered 1: .*\blamp\b/);
  });

  it('lets a command go when nobody waits for it', async () => {
    const recognizer = await start();
    const stop = new AbortController();
    const hanging = recognizer.command(HANG, { signal: stop.signal });
    stop.abort(new Error('spoke on'));
    await expect(hanging).rejects.toThrow('spoke on');
    expect((await recognizer.command(ANSWER)).accepted).toBe(true);
  });

  it('listens for wake phrases, and for what follows one', async () => {
    const { wake } = await start();
    const reading = await wake?.spot(['computer', 'hey jarvis'], Float32Array.of(1, 2, 3), 2);
    expect(reading).toEqual({ text: 'computer,hey jarvis in 3, speech until 2', candidates: [] });
    const after = await wake?.commandAfter({ tokens: [4, 5], seconds: 0.5 }, HANG);
    expect(after?.text).toBe('after 4,5');
    expect(await wake?.facts('computer')).toEqual({ text: 'computer', letters: 8, prior: -20 });
    await expect(wake?.facts('?')).rejects.toMatchObject({ code: 'WAKE_PHRASE', usage: true });
  });

  it('ends with what it was doing, once', async () => {
    const recognizer = await start();
    const hanging = recognizer.command(HANG);
    hanging.catch(() => {});
    await Promise.all([recognizer.close(), recognizer.close()]);
    await expect(hanging).rejects.toMatchObject({ code: 'ASR_CLOSED' });
    await expect(recognizer.command(ANSWER)).rejects.toMatchObject({ code: 'ASR_CLOSED' });
  });

  it('says why it does not start', async () => {
    await expect(openWorkerRecognizer(undefined, `${STUB}.missing`)).rejects.toMatchObject({
      code: 'ASR_WORKER_DIED',
    });
  });
});
