/** The language model's thread: what is sent, what is given up, and what happens when it dies. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkerLm } from '../../src/llm/causal/worker-causal-lm.js';
import { asking, said } from './causal-tiny.js';

const folder = mkdtempSync(join(tmpdir(), 'earshot-causal-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that speaks the protocol and has no model: it says the words of the question. */
function thread(name: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { parentPort as port } from 'node:worker_threads';
     const aborted = [];
     port.on('message', (message) => {
       if (message.type === 'close') { port.close(); return; }
       if (message.type === 'abort') { aborted.push(message.id); return; }
       const { id } = message;
       const text = message.question.messages[0].content;
       if (text === 'die') process.exit(1);
       if (text === 'fail') { port.postMessage({ type: 'error', id, code: 'LLM_TOO_LONG', message: 'too long' }); return; }
       if (text === 'aborted') { port.postMessage({ type: 'piece', id, piece: { text: aborted.join(' '), token: 0, logProbability: 0 } }); }
       for (const word of text.split(' ')) port.postMessage({ type: 'piece', id, piece: { text: word + ' ', token: 1, logProbability: 0 } });
       if (!text.startsWith('endless')) port.postMessage({ type: 'end', id });
     });
     ${name === 'broken' ? "port.postMessage({ type: 'failed', code: 'LLM_MISSING', message: 'nothing there' }); port.close();" : "port.postMessage({ type: 'ready' });"}`,
  );
  return file;
}

describe('a language model in a thread', () => {
  it('gives the pieces in order', async () => {
    const lm = await openWorkerLm('model', {}, thread('good'));
    expect((await said(lm, asking('one two three'))).text).toBe('one two three ');
    await expect(said(lm, asking('fail'))).rejects.toMatchObject({ code: 'LLM_TOO_LONG' });
    await lm.close();
    await lm.close();
    await expect(said(lm, asking('one'))).rejects.toMatchObject({ code: 'LLM_CLOSED' });
  });

  it('says why it cannot be opened', async () => {
    await expect(openWorkerLm('model', {}, thread('broken'))).rejects.toMatchObject({ code: 'LLM_MISSING' });
  });

  it('fails the question of a thread that dies, and answers the next', async () => {
    const lm = await openWorkerLm('model', {}, thread('mortal'));
    await expect(said(lm, asking('die'))).rejects.toMatchObject({ code: 'LLM_THREAD_DIED' });
    expect((await said(lm, asking('on we go'))).text).toBe('on we go ');
    await lm.close();
  });

  it('tells the thread what nobody waits for: cancelled, or left', async () => {
    const lm = await openWorkerLm('model', {}, thread('left'));
    const controller = new AbortController();
    const cancelled = async (): Promise<void> => {
      for await (const _ of lm.ask(asking('endless talk'), { signal: controller.signal }))
        controller.abort(new Error('barge-in'));
    };
    await expect(cancelled()).rejects.toThrow('barge-in');
    for await (const _ of lm.ask(asking('endless again'))) break;
    expect((await said(lm, asking('aborted'))).text).toBe('1 2aborted ');
    await lm.close();
  });
});
