/** Sentences drawn from the templates of a skill, each with what it means: what a bench of an unseen grammar says. */
import { cardinalWords } from '../nlu/number-words.js';
import type { ListSource, PhraseGroup, Skill } from '../nlu/skill.js';
import type { Expression } from '../nlu/template/expression.js';
import { parseTemplate } from '../nlu/template/parse.js';

export interface DrawnSentence {
  readonly text: string;
  readonly intent: string;
  /** As an `intent` call gives them. */
  readonly slots: Readonly<Record<string, string>>;
}

/** A whole number from 0 up to, without, `below`. */
export type Dice = (below: number) => number;

/** More draws than this for one new sentence: the grammar has no more to say. */
const MAX_DRAWS = 200;

/** Different sentences, each template in its turn; fewer than `count` where there are no more. */
export function drawSentences(skill: Skill, count: number, roll: Dice): readonly DrawnSentence[] {
  // By templates, so that an intent with many ways to say it is heard more often than one with few.
  const templates = Object.entries(skill.intents).flatMap(([intent, { groups }]) =>
    groups.flatMap((group) => group.sentences.map((sentence): Template => ({ intent, group, sentence }))),
  );
  const drawn = new Map<string, DrawnSentence>();
  for (let turn = 0, misses = 0; drawn.size < count && misses < MAX_DRAWS; turn += 1) {
    const chosen = templates[turn % templates.length];
    if (chosen === undefined) break;
    const sentence = drawFrom(skill, chosen, roll);
    misses = drawn.has(sentence.text) ? misses + 1 : 0;
    drawn.set(sentence.text, sentence);
  }
  return [...drawn.values()];
}

interface Template {
  readonly intent: string;
  readonly group: PhraseGroup;
  readonly sentence: string;
}

function drawFrom(skill: Skill, { intent, group, sentence }: Template, roll: Dice): DrawnSentence {
  const words: string[] = [];
  const slots: Record<string, string> = {};
  const lists: Readonly<Record<string, ListSource>> = { ...skill.lists, ...group.lists };
  const rules: Readonly<Record<string, string>> = { ...skill.rules, ...group.rules };
  const say = (expression: Expression): void => {
    switch (expression.type) {
      case 'word':
        words.push(expression.text);
        return;
      case 'sequence':
        for (const item of expression.items) say(item);
        return;
      case 'choice': {
        const item = expression.items[roll(expression.items.length)];
        if (item !== undefined) say(item);
        return;
      }
      case 'rule':
        say(parseTemplate(rules[expression.rule] ?? '', expression.rule));
        return;
      case 'list': {
        const before = words.length;
        const value = sayItem(lists[expression.list], say, words, roll);
        if (expression.possessive) words.push(`${words.pop() ?? ''}'s`);
        slots[expression.slot] = value ?? words.slice(before).join(' ');
        return;
      }
    }
  };
  say(parseTemplate(sentence, intent));
  return { text: withArticles(words.join(' ')), intent, slots };
}

/** Says one item of a list. What it yields; undefined: the words said. */
function sayItem(
  list: ListSource | undefined,
  say: (expression: Expression) => void,
  words: string[],
  roll: Dice,
): string | undefined {
  if (list !== undefined && 'values' in list) {
    const item = list.values[roll(list.values.length)];
    if (item === undefined) return undefined;
    say(parseTemplate(item.in, 'list'));
    return item.out === null || item.out === undefined ? undefined : String(item.out);
  }
  if (list !== undefined && 'range' in list) {
    const { from, to, step = 1 } = list.range;
    const value = from + step * roll(Math.floor((to - from) / step) + 1);
    words.push(...cardinalWords(value).split(' '));
    return String(value);
  }
  throw new Error('Only lists of values and ranges can be drawn from.');
}

/** "a americano" as one says it: templates offer both articles and leave the choice to the speaker. */
const withArticles = (text: string): string =>
  text.replaceAll(/\ban? (?=(\w))/g, (_, next: string) => (/[aeiou]/i.test(next) ? 'an ' : 'a '));
