#!/usr/bin/env node
/**
 * Checks the sentences of needs (training/llm/data/anywhere): known needs, slots exactly once, no doubles within a need or between two.
 *
 *   node training/llm/check-needs.mjs [NEED ...]           all that there are, or these
 *   node training/llm/check-needs.mjs --tell NEED ...      what they mean, for who writes them
 */
import { parseArgs } from 'node:util';
import { faultsOf } from './generate/needs/faults.mjs';
import { NEEDS } from './generate/needs/index.mjs';

const print = (line) => process.stdout.write(`${line}\n`);
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { tell: { type: 'boolean', default: false } },
});
const unknown = positionals.find((need) => NEEDS[need] === undefined);
if (unknown !== undefined) {
  process.stderr.write(`There is no need ${unknown}; training/llm/generate/needs has them.\n`);
  process.exit(2);
}
if (options.tell) {
  for (const need of positionals.length > 0 ? positionals : Object.keys(NEEDS)) {
    const { about, slots = [] } = NEEDS[need];
    const wants = slots.map((slot) => `{${slot}}`).join(' ');
    print(`${need}${wants === '' ? '' : ` [slots in every line: ${wants}]`}\n    ${about}`);
  }
} else {
  const { count, faults } = faultsOf(positionals);
  for (const fault of faults) print(fault);
  print(`${count} sentences, ${faults.length} to mend`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
