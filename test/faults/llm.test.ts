/** A language model whose thread runs out of memory: the grammar goes on, and the loss is told. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realOpeners } from '../../src/hub/openers.js';
import { onDemand } from '../../src/llm/thread/on-demand.js';
import { openWorkerProposer } from '../../src/llm/thread/worker-proposer.js';
import { type Rig, rig } from '../hub/fake-house.js';

/** A heap of 8 MB that is filled: V8 ends the thread with ERR_WORKER_OUT_OF_MEMORY, and that ends the one around it. */
const GREEDY = `
import { parentPort, Worker } from 'node:worker_threads';
parentPort.on('message', (message) => {
  if (message.type === 'close') return parentPort.close();
  const inner = new Worker('const all = []; for (;;) all.push(new Array(1000).fill({}));', {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  });
  inner.on('error', (error) => { throw error; });
});
parentPort.postMessage({ type: 'ready', pieces: ['[PAD]', '[UNK]', '[CLS]', '[SEP]'], calibration: { bias: 3, slope: 1, weakest: 0 } });
`;

let folder: string;
let open: Rig | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-llm-'));
});
afterEach(async () => {
  await open?.hub.close();
  open = null;
  await rm(folder, { recursive: true });
});

it('answers as if there were none, says so once, and starts it again at the next sentence', async () => {
  const file = join(folder, 'greedy.mjs');
  await writeFile(file, GREEDY);
  let started = 0;
  const proposer = onDemand(() => {
    started += 1;
    return openWorkerProposer(undefined, file);
  });
  const { understanding } = realOpeners;
  open = await rig({ understanding, proposer: () => proposer });
  const { hub, until, events } = open;
  hub.say('make the lamp less of a lamp');
  const told = await until('error', ({ part }) => part === 'llm');
  expect(told).toMatchObject({ code: 'SHORT_OF_MEMORY' });
  const answer = await until('reply', ({ turn }) => turn === 1);
  expect(answer.text).toMatch(/^I'm short of memory, so I only understand plain commands for now\. ./);
  hub.say('turn on the lamp');
  expect(await until('reply', ({ turn }) => turn === 2)).toMatchObject({
    text: expect.stringMatching(/lamp/i),
  });
  await until('changed', ({ changes }) => changes['lamp']?.['on'] === true);
  hub.say('do the other thing with it');
  expect((await until('reply', ({ turn }) => turn === 3)).text).not.toContain('memory');
  expect(events.filter((event) => event.event === 'error')).toHaveLength(1);
  // Released meanwhile, and opened for the second question.
  expect(started).toBe(2);
});
