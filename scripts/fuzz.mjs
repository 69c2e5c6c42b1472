/**
 * Feeds one parser with spoiled inputs:
 *
 *   node scripts/fuzz.mjs PARSER [inputs] [seed]
 *
 * PARSER: home, config, template, sentences, said, wav, flac, opus, websocket, manifest, plugin, mqtt, or all. A million inputs
 * by default. What crashes or hangs a parser is written to .earshot/fuzz/finds/PARSER/; mend it, and keep the file in
 * test/fuzz/corpus/PARSER/. Exit status 1 where anything was found.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** One input that takes more of the processor than this hangs, and one that waits longer than that does, too. */
const HANG = { cpuS: 20, wallS: 300 };
const SHARED_BYTES = 64 * 1024;

const root = new URL('..', import.meta.url).pathname;
const built = join(root, '.earshot', 'fuzz', 'parsers');
const [parser = 'all', inputs = '1000000', seed = '1'] = process.argv.slice(2);

if (parser === 'mqtt') {
  const discovery = fileURLToPath(new URL('fuzz-discovery.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [discovery, inputs, seed], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

if (process.env.EARSHOT_FUZZ_BUILT === undefined) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = join(root, 'test', 'fuzz', 'tsconfig.json');
  execFileSync(process.execPath, [tsc, '-p', project, '--outDir', built], { stdio: 'inherit' });
}
process.env.EARSHOT_LOG ??= 'silent';
// A refusal is an error with a stack, which took a tenth of the time; three lines tell where something crashed.
Error.stackTraceLimit = 3;
const load = (name) => import(pathToFileURL(join(built, 'test', 'fuzz', `${name}.js`)).href);
const { TARGETS } = await load('targets');
const { fuzz } = await load('driver');
const { readCorpus } = await load('corpus');
const names = Object.keys(TARGETS);

if (parser === 'all') {
  // Each in a process of its own: one that hangs takes only itself along.
  const env = { ...process.env, EARSHOT_FUZZ_BUILT: '1' };
  const again = fileURLToPath(import.meta.url);
  const bad = [...names, 'mqtt'].filter(
    (name) =>
      spawnSync(process.execPath, [again, name, inputs, seed], { stdio: 'inherit', env }).status !== 0,
  );
  process.stdout.write(bad.length === 0 ? 'nothing found\n' : `found something in: ${bad.join(', ')}\n`);
  process.exit(bad.length === 0 ? 0 : 1);
}

if (!names.includes(parser)) {
  process.stderr.write(`no parser "${parser}": ${[...names, 'mqtt', 'all'].join(', ')}\n`);
  process.exit(2);
}
const target = await TARGETS[parser]();
const finds = join(root, '.earshot', 'fuzz', 'finds', parser);
mkdirSync(finds, { recursive: true });

const watched = watchForHangs();
const started = performance.now();
const count = Number(inputs);
let told = 0;
const report = await fuzz(target, {
  count,
  seed: Number(seed),
  corpus: [...readCorpus(join(root, 'test', 'fuzz', 'corpus'), parser).values()],
  onInput: watched.begin,
  onCrash: ({ error, input }, index) => {
    const file = join(finds, `crash-${seed}-${index}`);
    writeFileSync(file, Buffer.from(input, 'base64'));
    process.stdout.write(`${file}\n${error}\n`);
  },
  onProgress: (done) => {
    if (done - told < count / 10) return;
    told = done;
    process.stderr.write(
      `${parser}: ${done} of ${count}, ${Math.round((performance.now() - started) / 1000)} s\n`,
    );
  },
});
await watched.stop();
await target.close?.();
const { crashes, slowest, ...numbers } = report;
writeFileSync(join(finds, 'slowest'), Buffer.from(slowest, 'base64'));
const seconds = Math.round((performance.now() - started) / 1000);
const rssMb = Math.round(process.memoryUsage.rss() / 1024 / 1024);
process.stdout.write(
  `${JSON.stringify({ ...numbers, seed: Number(seed), seconds, rssMb, crashes: crashes.length, hangs: 0 })}\n`,
);
process.exit(crashes.length > 0 ? 1 : 0);

/** A thread beside this one, which sees that an input takes too long and writes it down: this one could not. */
function watchForHangs() {
  const shared = new SharedArrayBuffer(SHARED_BYTES + 8);
  const numbers = new Int32Array(shared, 0, 2);
  const bytes = new Uint8Array(shared, 8);
  const file = join(finds, `hang-${seed}`);
  const thread = new Worker(
    `const { workerData: { shared, file, limits, parser } } = require('node:worker_threads');
     const { readFileSync, writeFileSync, writeSync } = require('node:fs');
     const numbers = new Int32Array(shared, 0, 2);
     // Of the main thread alone (proc(5), fields 14 and 15 of its stat, in ticks of 10 ms); elsewhere nothing is known.
     const cpuS = () => {
       try {
         const fields = readFileSync('/proc/self/task/' + process.pid + '/stat', 'utf8').replace(/^.*\\) /, '').split(' ');
         return (Number(fields[11]) + Number(fields[12])) / 100;
       } catch { return 0; }
     };
     let last = -1, since = performance.now(), from = cpuS();
     setInterval(() => {
       const now = Atomics.load(numbers, 0);
       if (now !== last) { last = now; since = performance.now(); from = cpuS(); return; }
       if (cpuS() - from < limits.cpuS && performance.now() - since < limits.wallS * 1000) return;
       writeFileSync(file, Buffer.from(new Uint8Array(shared, 8, Math.min(numbers[1], shared.byteLength - 8))));
       writeSync(1, file + '\\n' + JSON.stringify({ parser, inputs: last, hangs: 1 }) + '\\n');
       process.kill(process.pid, 'SIGKILL');
     }, 1000);`,
    { eval: true, workerData: { shared, file, limits: HANG, parser } },
  );
  return {
    begin: (input) => {
      bytes.set(input.subarray(0, SHARED_BYTES));
      numbers[1] = input.length;
      Atomics.add(numbers, 0, 1);
    },
    stop: () => thread.terminate(),
  };
}
