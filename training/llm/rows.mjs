/** Hand-written files: training/llm/data/README.md is their guide, this is their schema. */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { CALL } from './call-schema.mjs';

export const VOICES = [
  ...['plain', 'hurried', 'polite', 'indirect', 'elliptical', 'wordy', 'non-native', 'child', 'elderly'],
  ...['slang', 'correcting', 'several', 'reason', 'noisy'],
];
/** What is not done, and why. */
export const REASONS = ['no_device', 'no_ability', 'unsupported', 'out_of_scope', 'ambiguous'];

const sentence = z.string().min(1).max(240);
/** A sentence, or `voice: sentence`. */
const say = z.union([
  sentence,
  z
    .partialRecord(z.enum(VOICES), sentence)
    .refine((said) => Object.keys(said).length === 1, 'one voice and one sentence'),
]);
const ROW = z
  .strictObject({
    say: z.union([say, z.array(say).min(1)]),
    voice: z.enum(VOICES).optional(),
    room: z.string().nullable().optional(),
    now: z.string().optional(),
    state: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    said: z.array(sentence).min(1).optional(),
    calls: z.array(CALL).min(1).optional(),
    none: z.enum(REASONS).optional(),
    changes: z.record(z.string(), z.unknown()).optional(),
    matching: z.array(z.string()).optional(),
    reply: z.string().optional(),
    ask: z.boolean().optional(),
  })
  .refine(({ calls, none }) => (calls === undefined) !== (none === undefined), 'either calls or none')
  .refine(
    ({ none, changes }) => none === undefined || changes === undefined,
    'what is not acted on changes nothing',
  );
const FILE = z.strictObject({
  home: z.string().regex(/^[a-z0-9_-]+$/),
  room: z.string().nullable().optional(),
  now: z.string().optional(),
  author: z.string().optional(),
  rows: z.array(ROW).min(1),
});

/**
 * One entry a sentence: `{say, voice, home, room, now, state, said, calls, none, changes, matching, reply, ask, place}`.
 * Throws an Error with one line a mistake, `file:line: what`.
 */
export function readRows(path) {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  const at = (node) => `${path}:${node?.range === undefined ? 1 : lines.linePos(node.range[0]).line}`;
  if (document.errors.length > 0) {
    const [first] = document.errors;
    throw new Error(`${path}:${first.linePos?.[0].line ?? 1}: ${first.message}`);
  }
  const read = FILE.safeParse(document.toJS());
  if (!read.success) {
    const told = read.error.issues.map((issue) => {
      const keys = issue.path.filter((key) => typeof key !== 'symbol');
      let node = document.getIn(keys, true);
      for (let length = keys.length; node?.range === undefined && length > 0; length -= 1)
        node = document.getIn(keys.slice(0, length), true);
      return `${at(node)}: ${keys.join('.')}: ${deepest(issue)}`;
    });
    throw new Error(told.join('\n'));
  }
  const { rows, ...file } = read.data;
  return rows.flatMap(({ say: said, voice, ...row }, index) => {
    const place = at(document.getIn(['rows', index], true));
    return [said].flat().map((one) => {
      const [[own, text]] = typeof one === 'string' ? [[voice ?? 'plain', one]] : Object.entries(one);
      return { room: null, now: NOW, ...file, ...row, say: text, voice: own, place };
    });
  });
}

/** Saturday morning, unless a row says otherwise. */
export const NOW = '2026-11-21T09:00:00';

/** A union that failed says little; what its likeliest branch complains of says more. */
function deepest(issue) {
  if (issue.code !== 'invalid_union' || issue.errors === undefined) return issue.message;
  const [best] = [...issue.errors]
    .filter((issues) => issues.length > 0)
    .sort((a, b) => (b[0].path.length ?? 0) - (a[0].path.length ?? 0) || a.length - b.length);
  return best === undefined ? issue.message : `${best[0].path.join('.')} ${deepest(best[0])}`.trim();
}
