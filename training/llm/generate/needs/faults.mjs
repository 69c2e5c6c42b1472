/** What is wrong with the sentences of needs (data/anywhere): slots, doubles, what is no speech. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NEEDS } from './index.mjs';

const FOLDER = fileURLToPath(new URL('../../data/anywhere', import.meta.url));
const LONGEST = 240;
/** Two sentences that differ in small words and order only are one. */
const SMALL = new Set(
  'a an the please to is it in of and i you me my for on so just can could would will'.split(' '),
);
const gist = (sentence) =>
  sentence
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\d{}]+/u)
    .filter((word) => word !== '' && !SMALL.has(word))
    .sort()
    .join(' ');
const placeholders = (slots) => slots.map((slot) => `{${slot}}`);

/** Of these needs, or of all that have a file: `{count, faults: ['FILE:LINE: what']}`. */
export function faultsOf(needs = []) {
  const there = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => name.slice(0, -'.txt'.length));
  const wanted = new Set(needs.length > 0 ? needs : there);
  const faults = needs
    .filter((need) => !existsSync(join(FOLDER, `${need}.txt`)))
    .map((need) => `${need}.txt is not there`);
  const seen = new Map();
  let count = 0;
  for (const need of there) {
    if (NEEDS[need] === undefined) {
      faults.push(`${need}.txt: there is no such need`);
      continue;
    }
    const lines = readFileSync(join(FOLDER, `${need}.txt`), 'utf8')
      .trimEnd()
      .split('\n');
    for (const [index, line] of lines.entries()) {
      const place = `${need}.txt:${index + 1}`;
      const key = gist(line);
      const before = seen.get(key);
      seen.set(key, before ?? place);
      if (!wanted.has(need)) continue;
      count += 1;
      faults.push(
        ...faultsIn(line, NEEDS[need].slots ?? [], before).map((what) => `${place}: ${what}: ${line}`),
      );
    }
  }
  return { count, faults };
}

function faultsIn(line, slots, before) {
  const found = line.match(/\{[^}]*\}/g) ?? [];
  const fits = slots.length === found.length && placeholders(slots).every((slot) => found.includes(slot));
  return [
    ...(fits ? [] : [`wants exactly ${placeholders(slots).join(' ') || 'no slots'}`]),
    ...(line.trim() !== line || line === '' || line.length > LONGEST
      ? ['empty, too long, or space around it']
      : []),
    ...(/[()[\]"“”…#*]|\.\.\./.test(line) ? ['not a spoken sentence'] : []),
    ...(before === undefined ? [] : [`as ${before}`]),
  ];
}
