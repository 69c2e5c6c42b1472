/**
 * A plugin's sentences as a skill. They take the road of a custom_sentences folder, after two checks that a folder of
 * one's own does not need: no sentence may fit everything, and none may be larger than the grammar can bear.
 */
import { customSentences } from '../nlu/custom-sentences.js';
import type { IntentSpec, Skill } from '../nlu/skill.js';
import type { Expression } from '../nlu/template/expression.js';
import { parseTemplate } from '../nlu/template/parse.js';
import { invalidPlugin, type Manifest } from './manifest.js';

/** Words of all sentences with their rules written out. The largest built-in skill has 3,000. */
const MAX_WORDS = 20_000;

/**
 * What somebody put in for this house goes before what every house has: where a built-in skill reads the same words,
 * a plugin's sentence wins, unless it leaves much more of them to wildcards. A literal word counts 1.
 */
const PREFERENCE = 3;

/** @throws EarshotError PLUGIN_INVALID, SENTENCES_INVALID or TEMPLATE_INVALID, with the place */
export function skillOf(id: string, file: string, manifest: Manifest): Skill {
  const { summary, lists, rules, intents } = manifest;
  const source = {
    lists,
    expansion_rules: rules,
    intents: Object.fromEntries(
      Object.entries(intents)
        .filter(([, { sentences }]) => sentences.length > 0)
        .map(([name, { sentences, requires }]) => [
          name,
          { data: [{ sentences, ...(requires === undefined ? {} : { requires_context: requires }) }] },
        ]),
    ),
  };
  // JSON is YAML, and so the plugin's sentences are read by the same code as everybody's.
  const skill = customSentences([{ name: file, text: JSON.stringify(source) }]);
  checkSize(file, manifest);
  return { ...preferred(skill), id: `plugin:${id}`, summary };
}

/** The skill's sentences before those of the built-in ones. */
export function preferred(skill: Skill): Skill {
  const intents = Object.entries(skill.intents).map(([name, intent]): [string, IntentSpec] => [
    name,
    {
      ...intent,
      groups: intent.groups.map((group) => ({ ...group, weight: (group.weight ?? 0) + PREFERENCE })),
    },
  ]);
  return { ...skill, intents: Object.fromEntries(intents) };
}

/** `{thing}[s]`, `super{thing}`: would be words of their own. */
const GLUED = /\}[[(]*[\p{L}\p{N}]|[\p{L}\p{N}][\])]*\{/u;

/** How many words it takes to write something out, and how few fixed ones fit it. */
interface Size {
  readonly words: number;
  readonly fixed: number;
}

function checkSize(file: string, { intents, rules, lists }: Manifest): void {
  const known = new Map<string, Size>();
  const sizeOf = (expression: Expression): Size => {
    switch (expression.type) {
      case 'word':
        return { words: 1, fixed: 1 };
      case 'sequence':
        return sum(expression.items.map(sizeOf));
      case 'choice': {
        const sizes = expression.items.map(sizeOf);
        return { words: sum(sizes).words, fixed: Math.min(...sizes.map(({ fixed }) => fixed)) };
      }
      case 'list': {
        // A value of a list is as good as a fixed word; anything at all, or any number, is not.
        const list = lists[expression.list];
        return { words: 1, fixed: list === undefined || 'values' in list ? 1 : 0 };
      }
      case 'rule': {
        const done = known.get(expression.rule);
        if (done !== undefined) return done;
        const text = rules[expression.rule] ?? '';
        const size = sizeOf(parseTemplate(text, `${file}: rules.${expression.rule}`));
        known.set(expression.rule, size);
        return size;
      }
    }
  };
  let words = 0;
  for (const [intent, { sentences }] of Object.entries(intents)) {
    for (const sentence of sentences) {
      const size = sizeOf(parseTemplate(sentence, `${file}: intents.${intent}`));
      words += size.words;
      if (GLUED.test(sentence)) {
        throw invalidPlugin(
          file,
          `intents.${intent}: "${sentence}": a list stands for whole words; write endings into its values, as in "song[s]"`,
        );
      }
      if (size.fixed > 0) continue;
      throw invalidPlugin(
        file,
        `intents.${intent}: "${sentence}" would fit whatever is said: give it a word that must be there`,
      );
    }
  }
  if (words > MAX_WORDS) {
    throw invalidPlugin(
      file,
      `its sentences come to ${words} words with all rules; ${MAX_WORDS} is the limit`,
    );
  }
}

/** Also bounds a rule of rules of rules: the sum is a number, and nothing is written out. */
const sum = (sizes: readonly Size[]): Size => ({
  words: sizes.reduce((total, { words }) => total + words, 0),
  fixed: sizes.reduce((total, { fixed }) => total + fixed, 0),
});

/** The slots of a call, which are text, as the types that the lists promise. */
export function typedSlots(
  manifest: Manifest,
  intent: string,
  slots: Readonly<Record<string, string>>,
): Readonly<Record<string, string | number | boolean>> {
  const listOf = listsBySlot(manifest, intent);
  return Object.fromEntries(
    Object.entries(slots).map(([slot, text]) => [
      slot,
      typed(manifest.lists[listOf.get(slot) ?? slot], text),
    ]),
  );
}

function typed(list: Manifest['lists'][string] | undefined, text: string): string | number | boolean {
  if (list === undefined || 'wildcard' in list) return text;
  if ('range' in list) return Number.isFinite(Number(text)) ? Number(text) : text;
  const outs = list.values.map((value) => (typeof value === 'object' ? (value.out ?? value.in) : value));
  return outs.find((out) => String(out) === text) ?? text;
}

function listsBySlot({ intents, rules }: Manifest, intent: string): ReadonlyMap<string, string> {
  const texts = [...(intents[intent]?.sentences ?? []), ...Object.values(rules)];
  const found = texts.flatMap((text) => [...text.matchAll(/\{\s*([^:}]+?)\s*(?::\s*([^}]+?)\s*)?\}/g)]);
  return new Map(found.map(([, list = '', slot = list]) => [slot, list]));
}
