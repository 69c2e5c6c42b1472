/**
 * A `custom_sentences` folder of Home Assistant as a skill: each intent yields its name and slots, as strings, for
 * whoever reads `calls`. Files of the folder share lists and rules, as they do there.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { tooDeepAt } from '../actions/home-file/depth.js';
import { EarshotError, messageOf } from '../errors.js';
import { callsOf } from './intent-calls.js';
import type { Context, IntentSpec, ListItem, ListSource, PhraseGroup, Skill } from './skill.js';
import { SKIP_RULE, withSkips } from './skip-words.js';
import type { Expression } from './template/expression.js';
import { parseTemplate } from './template/parse.js';

const SKILL_ID = 'custom_sentences';
/** What the house itself offers; see `houseLists`. */
const HOUSE_LISTS = ['name', 'area', 'floor', 'todo', 'calendar'] as const;
const HOUSE_RULES = { name: '[the] {name}', area: '[the] {area}', floor: '[the] {floor}' } as const;
const TEMPLATE_CHARACTERS = /[()[\]{}<>|;\\]/;

/** What the owner of the house wrote means what they say it means, even where a built-in skill has the same words. */
const OWN_WEIGHT = 1;

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
const ROOM_KEY = z.object({ slot: z.literal(true), value: z.undefined().optional() });
const FILE = z.object({
  language: z.string().optional(),
  intents: z.record(z.string(), z.object({ data: z.array(block) })).optional(),
  lists: lists.optional(),
  expansion_rules: rules.optional(),
  skip_words: z.array(z.string()).optional(),
});

type Block = z.infer<typeof block>;
type CustomFile = z.infer<typeof FILE>;

/** One file of the folder, by name. */
export interface SentencesFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads `folder/en/*.yaml`.
 * @throws EarshotError SENTENCES_MISSING, SENTENCES_INVALID, both usage errors
 */
export async function loadCustomSentences(folder: string): Promise<Skill> {
  const from = join(folder, 'en');
  const files: SentencesFile[] = [];
  try {
    for (const name of (await readdir(from)).toSorted()) {
      if (/\.ya?ml$/.test(name)) files.push({ name, text: await readFile(join(from, name), 'utf8') });
    }
  } catch (cause) {
    throw missing(`Cannot read the sentences in ${from} (${messageOf(cause)})`, cause);
  }
  if (files.length === 0) throw missing(`There is no .yaml file in ${from}`);
  return customSentences(files);
}

const missing = (what: string, cause?: unknown): EarshotError =>
  new EarshotError(
    'SENTENCES_MISSING',
    `${what}: give the folder that holds en/, as in Home Assistant's custom_sentences.`,
    { cause, usage: true },
  );

const invalid = (place: string, text: string): EarshotError =>
  new EarshotError('SENTENCES_INVALID', `${place}: ${text}`, { usage: true });

/** The files as one skill. @throws EarshotError SENTENCES_INVALID with file and line */
export function customSentences(files: readonly SentencesFile[]): Skill {
  const read = files.map((file) => ({ file: parseFile(file), name: basename(file.name) }));
  const sharedLists = mergeLists(read.map(({ file }) => file.lists ?? {}));
  const skipWords = read.flatMap(({ file }) => file.skip_words ?? []);
  const sharedRules: Record<string, string> = {
    ...HOUSE_RULES,
    ...Object.assign({}, ...read.map(({ file }) => file.expansion_rules ?? {})),
    ...(skipWords.length === 0 ? {} : { [SKIP_RULE]: `[(${skipWords.map(plain).join('|')})]` }),
  };
  const groups = new Map<string, PhraseGroup[]>();
  for (const { file, name } of read) {
    for (const [intent, { data }] of Object.entries(file.intents ?? {})) {
      const known = groups.get(intent) ?? [];
      for (const [index, entry] of data.entries()) {
        const place = `${name}: intents.${intent}.data.${index}`;
        checkReferences(entry, { rules: sharedRules, lists: sharedLists }, place);
        known.push(groupOf(entry, skipWords.length > 0));
      }
      groups.set(intent, known);
    }
  }
  const intents = [...groups].map(([intent, own]): [string, IntentSpec] => [
    intent,
    { groups: own, interpret: callsOf },
  ]);
  return {
    id: SKILL_ID,
    summary: 'the sentences of a custom_sentences folder',
    rules: sharedRules,
    lists: sharedLists,
    intents: Object.fromEntries(intents),
    tests: [],
  };
}

function parseFile({ name, text }: SentencesFile): CustomFile {
  const deep = tooDeepAt(text);
  if (deep !== null) throw invalid(`${name}:${deep}`, 'nested far too deep; look for a bracket left open');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined) {
    throw invalid(`${name}:${lines.linePos(problem.pos[0]).line}`, oneLine(problem.message));
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw invalid(name, messageOf(error));
  }
  const parsed = FILE.safeParse(content ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = [...(issue?.path ?? [])];
  const shown = path.join('.');
  let line = 1;
  // The value itself may be missing: then the line of what should hold it.
  for (; path.length > 0; path.pop()) {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) {
      line = lines.linePos(node.range[0]).line;
      break;
    }
  }
  throw invalid(`${name}:${line}`, `${shown === '' ? 'the file' : shown}: ${issue?.message ?? 'is invalid'}`);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const plain = (text: string): string => text.replace(/[()[\]{}<>|;\\:]/g, ' ').trim();

function mergeLists(all: readonly z.infer<typeof lists>[]): Record<string, ListSource> {
  const merged: Record<string, ListSource> = {};
  for (const [name, source] of all.flatMap((one) => Object.entries(one))) {
    const known = merged[name];
    const own = listOf(source);
    merged[name] =
      known !== undefined && 'values' in known && 'values' in own
        ? { values: [...known.values, ...own.values] }
        : own;
  }
  return merged;
}

function listOf(source: z.infer<typeof list>): ListSource {
  if ('values' in source) return { values: source.values.map(itemOf) };
  if ('wildcard' in source) return { wildcard: true };
  // Home Assistant's ranges are of whole numbers, where nothing else is said.
  const { from, to, step = 1, fractions, multiplier } = source.range;
  return {
    range: {
      from,
      to,
      step,
      ...(fractions === undefined ? {} : { fractions }),
      ...(multiplier === undefined ? {} : { multiplier }),
    },
  };
}

function itemOf(entry: z.infer<typeof value>): ListItem {
  const item = typeof entry === 'object' ? entry : { in: entry, out: undefined, context: undefined };
  const said = String(item.in);
  // A template without an `out` yields the words that were said.
  const out = item.out ?? (TEMPLATE_CHARACTERS.test(said) ? null : said);
  return { in: said, out, ...(item.context === undefined ? {} : { context: contextOf(item.context) }) };
}

/** `{value}` is the value; `{area: {slot: true}}` asks for the speaker's room, see `roomSlotOf`. */
function contextOf(from: Readonly<Record<string, unknown>>): Context {
  return Object.fromEntries(
    Object.entries(from).flatMap(([key, wanted]): [string, unknown][] => {
      if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return [[key, wanted]];
      return 'value' in wanted ? [[key, wanted.value]] : [];
    }),
  );
}

/** `requires_context: {area: {slot: true}}`: the room that the speaker is in becomes a slot of the intent. */
function roomSlotOf(required: Readonly<Record<string, unknown>> | undefined): string | null {
  return ROOM_KEY.safeParse(required?.area).success ? 'area' : null;
}

function groupOf(entry: Block, skips: boolean): PhraseGroup {
  const { sentences, slots, requires_context, excludes_context, expansion_rules } = entry;
  const roomSlot = roomSlotOf(requires_context);
  return {
    sentences: skips ? sentences.map(withSkips) : sentences,
    weight: OWN_WEIGHT,
    ...(slots === undefined ? {} : { slots }),
    ...(requires_context === undefined ? {} : { requires: contextOf(requires_context) }),
    ...(excludes_context === undefined ? {} : { excludes: contextOf(excludes_context) }),
    ...(roomSlot === null ? {} : { roomSlot }),
    ...(expansion_rules === undefined ? {} : { rules: expansion_rules }),
    ...(entry.lists === undefined ? {} : { lists: mergeLists([entry.lists]) }),
  };
}

/** Every list and rule that a sentence names exists, and no rule holds itself. */
function checkReferences(
  entry: Block,
  shared: {
    readonly rules: Readonly<Record<string, string>>;
    readonly lists: Readonly<Record<string, unknown>>;
  },
  place: string,
): void {
  const known = { ...shared.rules, ...entry.expansion_rules };
  const listNames = new Set([
    ...HOUSE_LISTS,
    ...Object.keys(shared.lists),
    ...Object.keys(entry.lists ?? {}),
  ]);
  const checked = new Set<string>();
  const visit = (expression: Expression, within: readonly string[]): void => {
    switch (expression.type) {
      case 'word':
        return;
      case 'sequence':
      case 'choice':
        for (const item of expression.items) visit(item, within);
        return;
      case 'list':
        if (!listNames.has(expression.list)) {
          throw invalid(place, `there is no list {${expression.list}}; write it under "lists"`);
        }
        return;
      case 'rule': {
        const { rule } = expression;
        if (within.includes(rule)) throw invalid(place, `the rule <${rule}> holds itself`);
        if (checked.has(rule)) return;
        const text = Object.hasOwn(known, rule) ? known[rule] : undefined;
        if (text === undefined) {
          throw invalid(place, `there is no rule <${rule}>; write it under "expansion_rules"`);
        }
        visit(parseTemplate(text, `${place}, rule <${rule}>`), [...within, rule]);
        checked.add(rule);
        return;
      }
    }
  };
  for (const [index, sentence] of entry.sentences.entries()) {
    visit(parseTemplate(sentence, `${place}.sentences.${index}`), []);
  }
}
