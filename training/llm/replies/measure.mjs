/**
 * How fast the model for replies is on this machine, beside what its memory allows.
 *
 *     npm run build && node training/llm/replies/measure.mjs MODEL [--dist DIR] [--threads N]
 *
 * Every token reads every weight once, so bytes per second over bytes of weights is the limit. The read benchmark runs in the same
 * process afterwards: as many threads sum a buffer far larger than any cache, the best of five passes counts.
 */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const BUFFER_BYTES = 1 << 29;

if (isMainThread) await measure();
else {
  const { buffer, from, to } = workerData;
  const numbers = new Float64Array(buffer, from, (to - from) / 8);
  parentPort.on('message', () => parentPort.postMessage(sum(numbers)));
}

/** Eight sums side by side: one would wait for its own last addition. */
function sum(numbers) {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < numbers.length; at += 8) {
    a += numbers[at];
    b += numbers[at + 1];
    c += numbers[at + 2];
    d += numbers[at + 3];
    e += numbers[at + 4];
    f += numbers[at + 5];
    g += numbers[at + 6];
    h += numbers[at + 7];
  }
  return a + b + c + d + e + f + g + h;
}

function answered(worker) {
  return new Promise((done) => {
    worker.once('message', done);
    worker.postMessage('go');
  });
}

async function readBytesPerSecond(threads) {
  const buffer = new SharedArrayBuffer(BUFFER_BYTES);
  new Float64Array(buffer).fill(1);
  const share = BUFFER_BYTES / threads;
  const workers = Array.from(
    { length: threads },
    (_, index) =>
      new Worker(new URL(import.meta.url), {
        workerData: { buffer, from: index * share, to: (index + 1) * share },
      }),
  );
  const pass = () => Promise.all(workers.map((worker) => answered(worker)));
  let best = 0;
  for (let run = 0; run < 6; run += 1) {
    const started = performance.now();
    await pass();
    // The first pass compiles.
    if (run > 0) best = Math.max(best, (BUFFER_BYTES / (performance.now() - started)) * 1000);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return best;
}

async function measure() {
  const [model, ...flags] = process.argv.slice(2);
  const told = (flag, usual) => (flags.includes(flag) ? flags[flags.indexOf(flag) + 1] : usual);
  const threads = Number(told('--threads', '2'));
  const load = (file) => import(pathToFileURL(join(resolve(told('--dist', 'dist')), file)).href);
  const { openCausalLm } = await load('llm/causal/causal-lm.js');
  const { FIXED } = await load('llm/replies/reply-prompt.js');
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const lm = await openCausalLm(model, { threads });
  const loaded = performance.now() - started;
  const ask = async (content, maxTokens, seed) => {
    const sampling = { temperature: 1, topK: 40, repetitionPenalty: 1, seed };
    const at = performance.now();
    const cpu = process.cpuUsage();
    const times = [];
    const question = {
      fixed: FIXED,
      messages: [{ role: 'user', content }],
      maxTokens,
      sampling,
      choices: null,
    };
    for await (const _ of lm.ask(question)) times.push(performance.now() - at);
    const { user, system } = process.cpuUsage(cpu);
    return { first: times[0], times, cpu: (user + system) / 1e6 };
  };
  const cold = await ask('hello there', 1, 1);
  const firsts = [];
  let best = 0;
  let cpu = 0;
  for (const [seed, content] of [
    'how are you this fine morning',
    'tell me a story about a fox',
    'are you a robot',
    'i am bored',
    'what do you think of rain',
    'tell me about the sea',
  ].entries()) {
    const { first, times, cpu: spent } = await ask(content, 60, seed);
    firsts.push(first);
    cpu = Math.max(cpu, spent / times.length);
    if (times.length > 20) best = Math.max(best, (1000 * (times.length - 1)) / (times.at(-1) - times[0]));
  }
  const peak = process.resourceUsage().maxRSS * 1024;
  await lm.close();
  const files = readdirSync(model);
  const size = (names) => names.reduce((total, name) => total + statSync(join(model, name)).size, 0);
  const weights = size(files.filter((name) => name.includes('.data')));
  const speed = await readBytesPerSecond(threads);
  const rounded = (value, digits = 1) => Number(value.toFixed(digits));
  process.stdout.write(
    `${JSON.stringify({
      threads,
      mb: rounded(size(files) / 1e6),
      load_ms: Math.round(loaded),
      fixed_prompt_ms: Math.round(cold.first),
      first_token_ms: Math.round(firsts.sort((a, b) => a - b)[Math.floor(firsts.length / 2)]),
      tokens_per_s: rounded(best),
      cpu_s_per_token: rounded(cpu, 4),
      peak_mb_above_node: Math.round((peak - before) / 1e6),
      read_gb_per_s: rounded(speed / 1e9),
      limit_tokens_per_s: rounded(speed / weights),
      share_of_limit: rounded(best / (speed / weights), 2),
    })}\n`,
  );
}
