import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { openWorkerProposer } from '../../src/llm/thread/worker-proposer.js';
import type { CallProposer } from '../../src/llm/understand.js';
import { newSession } from '../../src/nlu/converse/session.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const world = startWorld(home, '2026-11-21T09:00:00');
const session = newSession('living_room');
const folder = mkdtempSync(join(tmpdir(), 'earshot-proposer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that speaks the protocol and has no model: what it answers is in `body`. */
function thread(name: string, body: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { parentPort as port } from 'node:worker_threads';
     const ready = { type: 'ready', pieces: ['[PAD]', '[UNK]', '[CLS]', '[SEP]'], calibration: { features: ['belief'], start: 3, trees: [] } };
     const answers = [{ calls: [{ do: 'set', state: 'on', target: { kind: 'light' } }], items: [], logProbability: 0, weakest: 1 }];
     port.on('message', (message) => {
       if (message.type === 'close') { port.close(); return; }
       ${body}
     });
     ${name === 'broken' ? "port.postMessage({ type: 'failed', code: 'MODEL_MISMATCH', message: 'other symbols' }); port.close();" : 'port.postMessage(ready);'}`,
  );
  return file;
}

async function using<T>(proposer: CallProposer, use: (proposer: CallProposer) => Promise<T>): Promise<T> {
  try {
    return await use(proposer);
  } finally {
    await proposer.close();
  }
}

describe('a proposer in a thread', () => {
  it('gives what the thread decodes, with a calibrated confidence', async () => {
    const file = thread(
      'good',
      "if (message.type === 'ask') port.postMessage({ type: 'answer', id: message.id, answers });",
    );
    await using(await openWorkerProposer(undefined, file), async (proposer) => {
      const proposal = await proposer.propose('bring on the light', world, session);
      expect(proposal?.calls).toEqual([{ do: 'set', state: 'on', target: { kind: 'light' } }]);
      expect(proposal?.confidence).toBeCloseTo(1 / (1 + Math.exp(-3)), 6);
      expect(await proposer.propose('la '.repeat(200), world, session)).toBeNull();
    });
  });

  it('says why it cannot be opened', async () => {
    const file = thread('broken', '');
    await expect(openWorkerProposer(undefined, file)).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
  });

  it('fails the question of a thread that dies, and answers the next', async () => {
    const file = thread(
      'mortal',
      "if (message.type === 'ask') { if (message.problem.sentence === 'die') process.exit(1); port.postMessage({ type: 'answer', id: message.id, answers }); }",
    );
    await using(await openWorkerProposer(undefined, file), async (proposer) => {
      await expect(proposer.propose('die', world, session)).rejects.toMatchObject({
        code: 'LLM_THREAD_DIED',
      });
      expect(await proposer.propose('light', world, session)).not.toBeNull();
    });
  });

  it('lets go of a question that nobody waits for', async () => {
    const file = thread('silent', '');
    await using(await openWorkerProposer(undefined, file), async (proposer) => {
      const controller = new AbortController();
      const asked = proposer.propose('light', world, session, { signal: controller.signal });
      controller.abort(new Error('barge-in'));
      await expect(asked).rejects.toThrow('barge-in');
    });
  });

  it('is closed once and for all', async () => {
    const file = thread('closing', '');
    const proposer = await openWorkerProposer(undefined, file);
    await Promise.all([proposer.close(), proposer.close()]);
    await expect(proposer.propose('light', world, session)).rejects.toMatchObject({ code: 'LLM_CLOSED' });
  });
});
