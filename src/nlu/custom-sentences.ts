/**
 * A `custom_sentences` folder of Home Assistant as a skill: each intent yields its name and slots, as strings, for
 * whoever reads `calls`. Files of the folder share lists and rules, as they do there.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EarshotError, messageOf } from '../errors.js';
import { readAtMost } from '../read-text.js';
import { contextOf, mergeLists } from './custom-sentences/lists.js';
import { checkReferences, type Placed } from './custom-sentences/references.js';
import { type Names, rewrite } from './custom-sentences/rewrite.js';
import {
  type Block,
  type Content,
  invalid,
  type ParsedSentences,
  parseSentences,
  type SentencesFile,
} from './custom-sentences/sentences-file.js';
import { callsOf } from './intent-calls.js';
import type { IntentSpec, ListSource, PhraseGroup, Skill } from './skill.js';
import { SKIP_RULE, withSkips } from './skip-words.js';

export type { SentencesFile } from './custom-sentences/sentences-file.js';

/** All of Home Assistant's own English sentences are 1 MB. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;
const SKILL_ID = 'custom_sentences';
/** What the house itself offers; see `houseLists`. */
const HOUSE_LISTS = ['name', 'area', 'floor', 'todo', 'calendar'] as const;
const HOUSE_RULES = { name: '[the] {name}', area: '[the] {area}', floor: '[the] {floor}' } as const;

/** What the owner of the house wrote means what they say it means, even where a built-in skill has the same words. */
const OWN_WEIGHT = 1;

const ROOM_KEY = z.object({ slot: z.literal(true), value: z.undefined().optional() });

/**
 * Reads `folder/en/*.yaml`.
 * @throws EarshotError SENTENCES_MISSING, SENTENCES_INVALID, TEMPLATE_INVALID, all usage errors
 */
export async function loadCustomSentences(folder: string): Promise<Skill> {
  const from = join(folder, 'en');
  let names: string[];
  try {
    names = (await readdir(from)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  } catch (cause) {
    throw missing(`Cannot read the sentences in ${from} (${messageOf(cause)})`, cause);
  }
  if (names.length === 0) throw missing(`There is no .yaml file in ${from}`);
  const files: SentencesFile[] = [];
  for (const name of names) files.push(await readSentences(join(from, name)));
  return customSentences(files);
}

async function readSentences(path: string): Promise<SentencesFile> {
  let bytes: Buffer | null;
  try {
    bytes = await readAtMost(path, MAX_FILE_BYTES);
  } catch (cause) {
    throw new EarshotError(
      'SENTENCES_INVALID',
      `${path} cannot be read (${messageOf(cause)}): mend it, or take it out of the folder.`,
      { cause, usage: true },
    );
  }
  if (bytes !== null) return { name: path, text: bytes.toString('utf8') };
  throw invalid(
    path,
    `larger than ${MAX_FILE_BYTES / 1024 / 1024} MB, so these are no sentences; check the file`,
  );
}

const missing = (what: string, cause?: unknown): EarshotError =>
  new EarshotError(
    'SENTENCES_MISSING',
    `${what}: give the folder that holds en/, as in Home Assistant's custom_sentences.`,
    { cause, usage: true },
  );

/** The files as one skill. @throws EarshotError SENTENCES_INVALID, TEMPLATE_INVALID with file, line and place */
export function customSentences(files: readonly SentencesFile[]): Skill {
  const parsed = files.map(parseSentences);
  const written = mergeLists(parsed.map(({ content }) => content.lists ?? {}));
  const places = rulesOf(parsed);
  const texts = Object.fromEntries([...places].map(([rule, { text }]) => [rule, text]));
  const names: Names = { lists: written, rules: texts, house: HOUSE_LISTS };
  const lists: Record<string, ListSource> = { ...written };
  for (const [rule, { text, place }] of places) {
    places.set(rule, { place, text: rewrite(text, names, lists, place) });
  }
  checkReferences(
    parsed.flatMap(({ content, place }) => valuesOf(content.lists, place)),
    { rules: places, lists: new Set([...HOUSE_LISTS, ...Object.keys(lists)]) },
  );
  const skipWords = parsed.flatMap(({ content }) => content.skip_words ?? []);
  const groups = new Map<string, PhraseGroup[]>();
  for (const file of parsed) {
    for (const [intent, { data }] of Object.entries(file.content.intents ?? {})) {
      const known = groups.get(intent) ?? [];
      for (const [index, block] of data.entries()) {
        known.push(groupOf(block, { file, path: ['intents', intent, 'data', index] }, names, places, lists));
      }
      groups.set(intent, known);
    }
  }
  const skipping = (group: PhraseGroup): PhraseGroup =>
    skipWords.length === 0 ? group : { ...group, sentences: group.sentences.map(withSkips) };
  const intents = [...groups].map(([intent, own]): [string, IntentSpec] => [
    intent,
    { groups: own.map(skipping), interpret: callsOf },
  ]);
  return {
    id: SKILL_ID,
    summary: 'the sentences of a custom_sentences folder',
    rules: {
      ...Object.fromEntries([...places].map(([rule, { text }]) => [rule, text])),
      ...(skipWords.length === 0 ? {} : { [SKIP_RULE]: `[(${skipWords.map(plain).join('|')})]` }),
    },
    lists,
    intents: Object.fromEntries(intents),
    tests: [],
  };
}

const plain = (text: string): string => text.replace(/[()[\]{}<>|;\\:]/g, ' ').trim();

/** The rules of all files and the house's own, which a file may replace. */
function rulesOf(parsed: readonly ParsedSentences[]): Map<string, Placed> {
  const rules = new Map<string, Placed>(
    Object.entries(HOUSE_RULES).map(([rule, text]) => [rule, { text, place: `rule <${rule}>` }]),
  );
  for (const { content, place } of parsed) {
    for (const [rule, text] of Object.entries(content.expansion_rules ?? {})) {
      rules.set(rule, { text, place: place(['expansion_rules', rule]) });
    }
  }
  return rules;
}

/** Values of lists are templates, too. */
function valuesOf(lists: Content['lists'], place: (key: readonly (string | number)[]) => string): Placed[] {
  return Object.entries(lists ?? {}).flatMap(([name, list]) =>
    'values' in list
      ? list.values.map(
          (value, index): Placed => ({
            text: String(typeof value === 'object' ? value.in : value),
            place: place(['lists', name, 'values', index]),
          }),
        )
      : [],
  );
}

interface BlockPlace {
  readonly file: ParsedSentences;
  readonly path: readonly (string | number)[];
}

function groupOf(
  block: Block,
  { file, path }: BlockPlace,
  shared: Names,
  sharedRules: ReadonlyMap<string, Placed>,
  sharedLists: Readonly<Record<string, ListSource>>,
): PhraseGroup {
  const { slots, requires_context, excludes_context, expansion_rules } = block;
  const written = block.lists === undefined ? {} : mergeLists([block.lists]);
  const names: Names = {
    lists: { ...shared.lists, ...written },
    rules: { ...shared.rules, ...expansion_rules },
    house: shared.house,
  };
  const lists: Record<string, ListSource> = { ...written };
  const placeOf = (key: readonly (string | number)[]): string => file.place([...path, ...key]);
  const inOtherWords = (text: string, key: readonly (string | number)[]): Placed => {
    const place = placeOf(key);
    return { text: rewrite(text, names, lists, place), place };
  };
  const sentences = block.sentences.map((text, index) => inOtherWords(text, ['sentences', index]));
  const rules = Object.entries(expansion_rules ?? {}).map(([rule, text]): [string, Placed] => [
    rule,
    inOtherWords(text, ['expansion_rules', rule]),
  ]);
  checkReferences([...valuesOf(block.lists, placeOf), ...sentences], {
    rules: new Map([...sharedRules, ...rules]),
    lists: new Set([...HOUSE_LISTS, ...Object.keys(sharedLists), ...Object.keys(lists)]),
  });
  const roomSlot = roomSlotOf(requires_context);
  return {
    sentences: sentences.map(({ text }) => text),
    weight: OWN_WEIGHT,
    ...(slots === undefined ? {} : { slots }),
    ...(requires_context === undefined ? {} : { requires: contextOf(requires_context) }),
    ...(excludes_context === undefined ? {} : { excludes: contextOf(excludes_context) }),
    ...(roomSlot === null ? {} : { roomSlot }),
    ...(rules.length === 0
      ? {}
      : { rules: Object.fromEntries(rules.map(([rule, { text }]) => [rule, text])) }),
    ...(Object.keys(lists).length === 0 ? {} : { lists }),
  };
}

/** `requires_context: {area: {slot: true}}`: the room that the speaker is in becomes a slot of the intent. */
function roomSlotOf(required: Readonly<Record<string, unknown>> | undefined): string | null {
  return ROOM_KEY.safeParse(required?.area).success ? 'area' : null;
}
