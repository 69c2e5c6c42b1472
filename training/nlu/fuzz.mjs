#!/usr/bin/env node
/**
 * A million random and mutated sentences against the whole grammar and conversation: none may throw, take more than 50 ms,
 * or open what was not asked for. It is test/nlu/grammar/fuzz.test.ts with other numbers.
 *
 *   node training/nlu/fuzz.mjs [--cases 1000000] [--seed N] [--limit-ms 50]
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    'limit-ms': { type: 'string', default: '50' },
  },
});
const { status } = spawnSync('npx', ['vitest', 'run', 'test/nlu/grammar/fuzz.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    EARSHOT_FUZZ_CASES: options.cases,
    EARSHOT_FUZZ_SEED: options.seed,
    EARSHOT_FUZZ_LIMIT_MS: options['limit-ms'],
  },
});
process.exitCode = status ?? 1;
