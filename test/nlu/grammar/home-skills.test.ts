import { describe, expect, test } from 'vitest';
import { SKILLS } from '../../../src/nlu/skills/index.js';
import type { Expression } from '../../../src/nlu/template/expression.js';
import { parseTemplate } from '../../../src/nlu/template/parse.js';

/** Lists that the house brings (src/nlu/grammar-source.ts). */
const HOUSE_LISTS = new Set([
  ...['name', 'area', 'floor', 'todo', 'calendar'],
  ...['house_source', 'house_preset', 'house_mode', 'house_option'],
]);

/** Names of rules and lists that an expression refers to. */
function references(expression: Expression): { rules: string[]; lists: string[] } {
  switch (expression.type) {
    case 'rule':
      return { rules: [expression.rule], lists: [] };
    case 'list':
      return { rules: [], lists: [expression.list] };
    case 'word':
      return { rules: [], lists: [] };
    default: {
      const inner = expression.items.map(references);
      return { rules: inner.flatMap(({ rules }) => rules), lists: inner.flatMap(({ lists }) => lists) };
    }
  }
}

describe.each(SKILLS.map((skill) => [skill.id, skill] as const))('skill %s', (id, skill) => {
  test('every template parses, and every rule and list it uses exists', () => {
    const missing: string[] = [];
    for (const [intent, { groups }] of Object.entries(skill.intents)) {
      for (const group of groups) {
        const rules = { ...skill.rules, ...group.rules };
        const lists = { ...skill.lists, ...group.lists };
        const done = new Set<string>();
        const visit = (template: string, place: string): void => {
          const used = references(parseTemplate(template, place));
          for (const list of used.lists) {
            if (!Object.hasOwn(lists, list) && !HOUSE_LISTS.has(list)) missing.push(`${place}: {${list}}`);
          }
          for (const rule of used.rules) {
            const body = rules[rule];
            if (body === undefined) missing.push(`${place}: <${rule}>`);
            else if (!done.has(rule)) {
              done.add(rule);
              visit(body, `${place} <${rule}>`);
            }
          }
        };
        for (const sentence of group.sentences) visit(sentence, `${id}.${intent} "${sentence}"`);
      }
    }
    expect(missing).toEqual([]);
  });

  test('every word of its lists parses', () => {
    const words = Object.values(skill.lists ?? {}).flatMap((list) => ('values' in list ? list.values : []));
    for (const { in: template } of words) expect(() => parseTemplate(template, id)).not.toThrow();
  });
});
