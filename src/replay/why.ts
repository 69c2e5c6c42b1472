/**
 * Why did it do that? A record and its replay as sentences: what was heard, what else it could have been, what was made of
 * it and why, and what came of it.
 */
import type { Home } from '../actions/home.js';
import { createReader } from '../nlu/matcher/read.js';
import type { UtteranceRecord, Versions } from '../records/record.js';
import { changesOf } from '../records/versions.js';
import type { Replayed, Replayer } from './replayer.js';
import type { StoredRecord } from './stored.js';
import { deeds, lessLikely, percent, reasonOf, whenAndWhere } from './words.js';

/** Other readings that are told of. */
const MOST_OTHERS = 3;
/** Readings of a text that are looked at for other meanings. */
const MOST_READINGS = 8;

export interface Explanation {
  /** One sentence or two each. */
  readonly lines: readonly string[];
}

/** @throws EarshotError for a house that cannot be read */
export async function explain(
  stored: StoredRecord,
  replayed: Replayed,
  replayer: Replayer,
  now: Versions,
): Promise<Explanation> {
  const { record } = stored;
  const hash = record.before?.house ?? record.heard?.house;
  const home = hash === undefined ? null : await stored.house(hash);
  return {
    lines: [
      whenAndWhere(record, home),
      ...heardLines(record),
      ...(await meaningLines(stored, replayer)),
      ...(home === null ? [] : decisionLines(record, home)),
      ...timeLines(record),
      ...replayLines(replayed, changesOf(record.versions, now)),
    ],
  };
}

function heardLines({ heard, hidden, said }: UtteranceRecord): string[] {
  if (hidden === 'pin') return ['It answered the question for the PIN; what was said is not kept.'];
  if (hidden === 'overheard')
    return ['Nobody had woken the hub, and it was no command: what was said is not kept.'];
  if (heard === null) return [`The words: "${said?.text ?? ''}".`];
  const { text, freeText, confidence, readings, path, freely, accepted } = heard;
  if (path === 'none') return [`No command was heard${freeText === '' ? '' : ` in "${freeText}"`}.`];
  const taken = freely && !accepted ? freeText : text;
  const lines = [
    `I heard "${taken}" and was ${percent(confidence)} sure that it was meant for me and right.`,
  ];
  if (freeText !== '' && plainText(freeText) !== plainText(taken))
    lines.push(`Without knowing this house I would have written "${freeText}".`);
  const [best] = readings;
  const others = readings
    .filter((reading) => plainText(reading.text) !== plainText(taken))
    .slice(0, MOST_OTHERS)
    .map((reading) => `"${reading.text}" (${lessLikely((best?.score ?? reading.score) - reading.score)})`);
  if (others.length > 0) lines.push(`It could also have been ${others.join(', or ')}.`);
  else if (path === 'free')
    lines.push('The words as I wrote them were a command: nothing else was looked for.');
  return lines;
}

/** What the same words could also have meant, by trying their other readings in that moment. */
async function meaningLines(stored: StoredRecord, replayer: Replayer): Promise<string[]> {
  const { before, said, decided, hidden } = stored.record;
  if (before === null || said === null || decided === null || hidden !== null) return [];
  if (decided.source === 'none') return [];
  const { grammar } = await replayer.understanding(stored, before);
  const others = new Set<string>();
  for (const reading of createReader(grammar)(said.text).slice(0, MOST_READINGS)) {
    const outcome = await replayer.understand(stored, { text: said.text, readings: [reading] });
    if (outcome.source === 'none' || outcome.reply === decided.reply || outcome.reply === '') continue;
    others.add(outcome.reply);
  }
  if (others.size === 0) return [];
  const told = [...others].slice(0, MOST_OTHERS).map((reply) => `"${reply}"`);
  return [`Read in another way, the same words would have been answered ${told.join(' or ')}`];
}

function decisionLines(record: UtteranceRecord, home: Home): string[] {
  const { heard, decided, answered, said } = record;
  if (decided === null) {
    if (heard === null || heard.accepted)
      return ['It was not understood any further: something else came first.'];
    return [
      heard.path === 'none'
        ? 'So nothing was done.'
        : `That is too little (half is needed, a quarter right after the wake phrase), so nothing was done.`,
    ];
  }
  const lines: string[] = [];
  const reason = reasonOf(decided.calls);
  if (decided.source === 'llm')
    lines.push(
      `No phrase fits the words, so the language model was asked; it was ${percent(said?.proposed?.confidence ?? decided.confidence)} sure.`,
    );
  if (decided.source === 'none')
    lines.push('No phrase that this house knows fits the words, so nothing was done.');
  else if (decided.ask !== null) lines.push(`It was not done at once, but asked: "${decided.ask}"`);
  else if (reason !== null) lines.push(`Nothing was done: ${reason}.`);
  else if (decided.calls.length > 0) lines.push(`So I was to ${deeds(decided.calls, home)}.`);
  else lines.push('Nothing in the house was to change.');
  lines.push(`The answer: "${decided.reply}"`);
  if (answered !== null && answered.reply !== decided.reply && answered.reply !== '')
    lines.push(`In the end, as the house reported: "${answered.reply}"`);
  if (answered?.interrupted === true) lines.push('The answer was interrupted.');
  return lines;
}

const STAGE_WORDS: Readonly<Record<string, string>> = {
  wait: 'from the last word to the text',
  understand: 'understanding',
  act: 'the house',
  sound: 'to the first sound',
};

function timeLines({ ms }: UtteranceRecord): string[] {
  const parts = Object.entries(STAGE_WORDS).flatMap(([stage, words]) =>
    ms[stage] === undefined ? [] : [`${words} ${Math.round(ms[stage])} ms`],
  );
  return parts.length === 0 ? [] : [`Time: ${parts.join(', ')}.`];
}

function replayLines(
  { difference, decision, heard, judged, outcome }: Replayed,
  changes: readonly string[],
): string[] {
  const lines: string[] = [];
  if (heard === null && judged === null && outcome === null)
    lines.push('There is nothing to be done again: the sound was not kept.');
  else if (difference === null) lines.push('Done again now, it comes out the same, to the last bit.');
  else {
    const what = decision === null ? 'The decision is the same, but the' : 'Done again now, it differs: the';
    lines.push(
      `${what} ${difference.stage} was ${JSON.stringify(difference.before)} and is ${JSON.stringify(difference.after)}.`,
    );
  }
  if (changes.length > 0) lines.push(`Since then: ${changes.join('; ')}.`);
  return lines;
}

const plainText = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim();
