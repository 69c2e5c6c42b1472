/** One YAML file of Home Assistant's sentences: its shape, and where in it each thing stands. */
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { tooDeepAt } from '../../actions/home-file/depth.js';
import { EarshotError, messageOf } from '../../errors.js';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const context = z.record(z.string(), z.unknown());
const rules = z.record(z.string(), z.string());
const value = z.union([
  scalar,
  z.object({ in: scalar, out: scalar.optional(), context: context.optional() }),
]);
const range = z.object({
  from: z.number(),
  to: z.number(),
  step: z.number().positive().optional(),
  fractions: z.enum(['halves', 'tenths']).optional(),
  multiplier: z.number().optional(),
});
const list = z.union([
  z.object({ values: z.array(value).min(1) }),
  z.object({ range: range.refine(({ from, to }) => from <= to, '"from" is greater than "to"') }),
  z.object({ wildcard: z.literal(true) }),
]);
const lists = z.record(z.string(), list);
const block = z.object({
  sentences: z.array(z.string().min(1)).min(1),
  slots: z.record(z.string(), scalar).optional(),
  requires_context: context.optional(),
  excludes_context: context.optional(),
  lists: lists.optional(),
  expansion_rules: rules.optional(),
});
const FILE = z.object({
  language: z.string().optional(),
  intents: z.record(z.string(), z.object({ data: z.array(block) })).optional(),
  lists: lists.optional(),
  expansion_rules: rules.optional(),
  skip_words: z.array(z.string()).optional(),
});

export type ListEntry = z.infer<typeof list>;
export type ValueEntry = z.infer<typeof value>;
export type Block = z.infer<typeof block>;
export type Content = z.infer<typeof FILE>;

export interface SentencesFile {
  /** Shown in messages: the path as it was given. */
  readonly name: string;
  readonly text: string;
}

export interface ParsedSentences {
  readonly content: Content;
  /** `mine.yaml:3: intents.Do.data.0`. */
  place(path: readonly (string | number)[]): string;
}

export const invalid = (place: string, text: string): EarshotError =>
  new EarshotError('SENTENCES_INVALID', `${place}: ${text}`, { usage: true });

/** @throws EarshotError SENTENCES_INVALID with file, line and place */
export function parseSentences({ name, text }: SentencesFile): ParsedSentences {
  const deep = tooDeepAt(text);
  if (deep !== null) throw invalid(`${name}:${deep}`, 'nested far too deep; look for a bracket left open');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined) {
    throw invalid(`${name}:${lines.linePos(problem.pos[0]).line}`, oneLine(problem.message));
  }
  /** The value itself may be missing: then the line of what should hold it. */
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw invalid(name, messageOf(error));
  }
  if (typeof (content ?? {}) !== 'object' || Array.isArray(content)) {
    throw invalid(
      `${name}:1`,
      'no file of sentences: it begins with "intents:", "lists:" or "expansion_rules:"',
    );
  }
  const parsed = FILE.safeParse(content ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).map((key) => (typeof key === 'symbol' ? String(key) : key));
    const shown = path.length === 0 ? 'the file' : path.join('.');
    throw invalid(`${name}:${lineOf(path)}`, `${shown}: ${issue?.message ?? 'is invalid'}`);
  }
  // A plugin's sentences are handed over in another shape: its lines are not those of its file.
  const own = /\.ya?ml$/.test(name);
  return {
    content: parsed.data,
    place: (path) => `${name}${own ? `:${lineOf(path)}` : ''}: ${path.join('.')}`,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
