#!/usr/bin/env node
/**
 * What things are for, learned from the sentences of needs: writes src/llm/problem/purpose-words.ts.
 *
 *   npm run build && node training/llm/purposes.mjs [--dist dist] && npx biome check --write src/llm/problem/purpose-words.ts
 *
 * For every sort of thing (generate/needs/gadgets.mjs) the words and neighbouring words that tell most of it, with the logarithm of how much
 * oftener they are said by those who want that sort (naive Bayes, smoothed towards how often all say them). Held-out sentences take no part.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { heldOut, linesOf } from './generate/anywhere.mjs';
import { NEEDS } from './generate/needs/index.mjs';
import { SORTS } from './generate/needs/sorts.mjs';

/** So many sentences' worth of what all say is mixed in. */
const SMOOTHING = 15;
/** Words kept of a sort, by how much they tell in all. */
const KEPT = 70;

const { values: options } = parseArgs({ options: { dist: { type: 'string', default: 'dist' } } });
const load = (path) => import(pathToFileURL(resolve(options.dist, path)).href);
const { purposeWords } = await load('llm/problem/purposes.js');
const { normalWords } = await load('nlu/normalize.js');
const { singular } = await load('actions/resolve/names.js');

/** The sorts that a need is about without naming them. */
const sortsOf = ({ ways, slots = [] }) => [
  ...new Set(
    ways.flatMap(({ put }) =>
      put.filter(({ sort }) => sort !== undefined && !slots.includes('x')).map(({ sort }) => sort),
    ),
  ),
];
const all = { count: 0, words: new Map() };
const bySort = new Map();
const add = (to, words) => {
  to.count += 1;
  for (const word of words) to.words.set(word, (to.words.get(word) ?? 0) + 1);
};
for (const [name, need] of Object.entries(NEEDS)) {
  const sorts = sortsOf(need);
  for (const line of linesOf(name).filter((each) => !heldOut(each))) {
    const words = new Set(purposeWords(normalWords(line.replace(/\{\w+\}/g, ' ')).map(singular)));
    add(all, words);
    for (const sort of sorts) {
      if (!bySort.has(sort)) bySort.set(sort, { count: 0, words: new Map() });
      add(bySort.get(sort), words);
    }
  }
}
const lines = [...bySort].map(([sort, { count, words }]) => {
  const told = [...words]
    .map(([word, often]) => {
      const usual = all.words.get(word) / all.count;
      const weight = Math.log((often + SMOOTHING * usual) / (count + SMOOTHING) / usual);
      return { word: word.replace(' ', '+'), weight, tells: often * weight };
    })
    .filter(({ weight }) => weight > 0.7)
    .sort((a, b) => b.tells - a.tells || (a.word < b.word ? -1 : 1))
    .slice(0, KEPT)
    .map(({ word, weight }) => `${word}:${weight.toFixed(1)}`);
  const { like, kinds } = SORTS[sort];
  return `  {\n    kinds: ${JSON.stringify(kinds)},\n    names: ${like},\n    words: '${told.join(' ').replaceAll("'", "\\'")}',\n  },`;
});
writeFileSync(
  fileURLToPath(new URL('../../src/llm/problem/purpose-words.ts', import.meta.url)),
  `/** What things are for: made by training/llm/purposes.mjs of the sentences in training/llm/data/anywhere, not to be edited. */
import type { Purpose } from './purposes.js';

/** Things by the sort that their names tell, and \`word:weight\` or \`word+word:weight\`, by what is said of a need for them. */
export const PURPOSES: readonly Purpose[] = [
${lines.join('\n')}
];
`,
);
