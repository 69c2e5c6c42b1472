/**
 * Spoils announcements and states of every protocol and feeds a registry with them:
 *
 *   node scripts/fuzz-discovery.mjs [payloads] [seed]
 *
 * A million payloads by default. Exit status 1 where anything was thrown, or a bad source was logged twice.
 */
import { execFileSync, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('..', import.meta.url).pathname;
const built = join(root, 'node_modules', '.cache', 'earshot-fuzz');
const place = join('test', 'actions', 'discovery', 'fuzz');

if (process.env.EARSHOT_FUZZ === 'child') await child();
else await parent();

/** The fuzzing itself; what the registry logs goes to stderr, for the parent to count. */
async function child() {
  const { fuzz, readCorpus } = await import(pathToFileURL(join(built, place, 'driver.js')).href);
  const corpus = readCorpus(await readFile(join(root, place, 'corpus.json'), 'utf8'));
  const count = Number(process.argv[2] ?? 1_000_000);
  const seed = Number(process.argv[3] ?? 1);
  const started = performance.now();
  let told = 0;
  const report = await fuzz({
    count,
    seed,
    corpus,
    onProgress: (done) => {
      if (done - told < count / 10) return;
      told = done;
      const seconds = Math.round((performance.now() - started) / 1000);
      process.stderr.write(`${JSON.stringify({ progress: `${done} of ${count}, ${seconds} s` })}\n`);
    },
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${JSON.stringify({ seed, seconds, ...report })}\n`);
}

async function parent() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, place, 'tsconfig.json'), '--outDir', built], {
    stdio: 'inherit',
  });
  const fuzzing = spawn(
    process.execPath,
    ['--expose-gc', fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    {
      env: { ...process.env, EARSHOT_FUZZ: 'child', EARSHOT_LOG: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const logged = new Map();
  createInterface(fuzzing.stderr).on('line', (line) => {
    const { source, progress } = asEntry(line);
    if (progress !== undefined) process.stderr.write(`${progress}\n`);
    else if (source !== undefined) logged.set(source, (logged.get(source) ?? 0) + 1);
    else process.stderr.write(`${line}\n`);
  });
  let output = '';
  fuzzing.stdout.on('data', (data) => {
    output += data;
  });
  const status = await new Promise((resolve) => fuzzing.on('close', resolve));
  const twice = [...logged].filter(([, times]) => times > 1).map(([source]) => source);
  if (status !== 0) throw new Error(`the fuzzing ended with status ${status}`);
  const report = JSON.parse(output);
  process.stdout.write(
    `${JSON.stringify({ ...report, badSources: logged.size, loggedTwice: twice.length })}\n`,
  );
  if (report.crashes.length > 0 || twice.length > 0) process.exitCode = 1;
}

function asEntry(line) {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
