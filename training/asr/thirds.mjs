/**
 * A grammar that nobody has seen, said by many people: sentences of recorded speech, each cut into thirds, and every first
 * third may be followed by every second and every last one. The clips themselves are its commands.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WORDS = [5, 11];
const SECONDS = 8;

const wordsOf = (text) =>
  text
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/[^a-z' ]/g, ' ')
    .trim()
    .split(/\s+/);

/** @returns as many of the clips as asked for, spread over all that are long enough and hold no digits */
export function commandsOf(clips, count) {
  const fit = clips.filter(({ text, seconds }) => {
    const { length } = wordsOf(text);
    return length >= WORDS[0] && length <= WORDS[1] && !/\d/.test(text) && seconds < SECONDS;
  });
  const step = Math.max(1, Math.floor(fit.length / count));
  return fit.filter((_, at) => at % step === 0).slice(0, count);
}

/** @param load of `nlu/custom-sentences`; @returns the skill that understands what the clips say */
export async function thirdsOf(clips, load) {
  const lists = [new Set(), new Set(), new Set()];
  for (const { text } of clips) {
    const words = wordsOf(text);
    const cuts = [0, Math.round(words.length / 3), Math.round((2 * words.length) / 3), words.length];
    for (const [at, list] of lists.entries()) list.add(words.slice(cuts[at], cuts[at + 1]).join(' '));
  }
  const folder = mkdtempSync(join(tmpdir(), 'earshot-thirds-'));
  mkdirSync(join(folder, 'en'));
  const values = Object.fromEntries(lists.map((list, at) => [`part${at}`, { values: [...list] }]));
  const sentences = ['{part0} {part1} {part2}'];
  const file = { language: 'en', intents: { Say: { data: [{ sentences }] } }, lists: values };
  writeFileSync(join(folder, 'en', 'thirds.yaml'), JSON.stringify(file));
  try {
    return await load(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
