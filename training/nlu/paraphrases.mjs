#!/usr/bin/env node
/**
 * How general the grammar is: the paraphrases of paraphrases.yaml, each said afresh to the bundled house by `earshot try`.
 *
 *   npm run build && node training/nlu/paraphrases.mjs [--show] [--group NAME] [--root FOLDER]
 *
 * Prints both halves' totals, of all groups and of the second voices alone; `--show` adds the failing sentences of the development half, never those of the other.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    show: { type: 'boolean', default: false },
    group: { type: 'string' },
    root: { type: 'string', default: join(here, '..', '..') },
  },
});

/** The half that is only counted, by the sentence alone. */
const heldOut = (text) => createHash('sha256').update(text.toLowerCase()).digest()[0] % 2 === 0;

/** Does `got` hold all of `wanted`? "> 70", "< 70" and "!off" compare; null: must not be there; {}: must be there. */
function holds(wanted, got) {
  if (wanted === null) return got === undefined;
  if (typeof wanted === 'string' && /^[<>] /.test(wanted)) {
    const bound = Number(wanted.slice(2));
    return typeof got === 'number' && (wanted.startsWith('>') ? got > bound : got < bound);
  }
  if (typeof wanted === 'string' && wanted.startsWith('!'))
    return got !== undefined && got !== wanted.slice(1);
  if (Array.isArray(wanted))
    return (
      Array.isArray(got) &&
      got.length === wanted.length &&
      wanted.every((each, index) => holds(each, got[index]))
    );
  if (typeof wanted === 'object')
    return (
      typeof got === 'object' &&
      got !== null &&
      Object.keys(wanted).every((key) => holds(wanted[key], got[key]))
    );
  return wanted === got;
}

const acted = ({ changes = {}, calls = [] }) =>
  Object.keys(changes).length > 0 || calls.some(({ do: does }) => does !== 'none');

function fits(group, answer) {
  if (answer.error !== undefined) return false;
  if (group.nothing) return !acted(answer);
  if (group.ask) return answer.ask !== undefined && Object.keys(answer.changes).length === 0;
  const right = group.calls === undefined || holds(group.calls, answer.calls);
  return right && (group.changes === undefined || holds(group.changes, answer.changes));
}

const groups = parse(readFileSync(join(here, 'paraphrases.yaml'), 'utf8')).filter(
  ({ name }) => options.group === undefined || name === options.group,
);
const rows = groups.flatMap((group) => group.say.map((say) => ({ group, say })));
const lines = rows.map(({ group, say }) =>
  JSON.stringify({
    say,
    now: '2026-11-21T09:00:00',
    ...(group.room === undefined ? {} : { room: group.room }),
    ...(group.state === undefined ? {} : { state: group.state }),
  }),
);
const { stdout } = spawnSync(process.execPath, [join(options.root, 'bin', 'earshot.js'), 'try', '--json'], {
  input: `${lines.join('\n')}\n`,
  encoding: 'utf8',
  stdio: ['pipe', 'pipe', 'inherit'],
  maxBuffer: 2 ** 28,
});
const answers = stdout
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** [all, right, acted otherwise] by half, of all groups and of the second voices. */
const tally = { all: { true: [0, 0, 0], false: [0, 0, 0] }, second: { true: [0, 0, 0], false: [0, 0, 0] } };
for (const [index, { group, say }] of rows.entries()) {
  const answer = answers[index];
  const right = fits(group, answer);
  const halves = group.name.endsWith('second voices') ? [tally.all, tally.second] : [tally.all];
  for (const half of halves) {
    const count = half[heldOut(say)];
    count[0] += 1;
    if (right) count[1] += 1;
    // Acted, and not as wanted: worse than deaf.
    else if (Object.keys(answer.changes ?? {}).length > 0) count[2] += 1;
  }
  if (right || heldOut(say) || !options.show) continue;
  const { calls, changes, ask, reply } = answer;
  process.stdout.write(
    `  [${group.name}] ${say}\n      ${JSON.stringify(calls ?? null).slice(0, 160)} ${JSON.stringify(changes ?? null).slice(0, 120)} ${ask ?? reply ?? ''}\n`,
  );
}
for (const [held, name] of [
  [false, 'development half'],
  [true, 'held-out half'],
]) {
  for (const [voices, half] of [
    ['paraphrases', tally.all],
    ['of these, second voices', tally.second],
  ]) {
    const [all, right, wrong] = half[held];
    process.stdout.write(
      `${voices}, ${name}: ${right}/${all} = ${((100 * right) / Math.max(1, all)).toFixed(1)} %, acted otherwise ${wrong}\n`,
    );
  }
}
