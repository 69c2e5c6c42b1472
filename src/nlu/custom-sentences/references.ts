/** Every list and rule that a sentence names exists, and no rule holds itself. */
import type { Expression } from '../template/expression.js';
import { parseTemplate } from '../template/parse.js';
import { invalid } from './sentences-file.js';

/** A template and where it stands. */
export interface Placed {
  readonly text: string;
  readonly place: string;
}

export interface Known {
  readonly rules: ReadonlyMap<string, Placed>;
  readonly lists: ReadonlySet<string>;
}

/** @throws EarshotError SENTENCES_INVALID, TEMPLATE_INVALID with the place */
export function checkReferences(templates: readonly Placed[], known: Known): void {
  const checked = new Set<string>();
  const visit = (expression: Expression, place: string, within: readonly string[]): void => {
    switch (expression.type) {
      case 'word':
        return;
      case 'sequence':
      case 'choice':
        for (const item of expression.items) visit(item, place, within);
        return;
      case 'list':
        if (known.lists.has(expression.list)) return;
        throw invalid(place, `there is no list {${expression.list}}; write it under "lists"`);
      case 'rule': {
        const { rule } = expression;
        if (within.includes(rule)) throw invalid(place, circle([...within, rule], rule));
        if (checked.has(rule)) return;
        const text = known.rules.get(rule);
        if (text === undefined) {
          throw invalid(place, `there is no rule <${rule}>; write it under "expansion_rules"`);
        }
        visit(parseTemplate(text.text, text.place), text.place, [...within, rule]);
        checked.add(rule);
        return;
      }
    }
  };
  for (const { text, place } of templates) visit(parseTemplate(text, place), place, []);
}

function circle(within: readonly string[], rule: string): string {
  const names = within.slice(within.indexOf(rule)).map((name) => `<${name}>`);
  const last = names.at(-2) ?? '';
  return names.length === 2
    ? `the rule ${last} holds itself: take ${last} out of its text, and where it may come twice write ${last} [${last}] in the sentence`
    : `the rule <${rule}> holds itself (${names.join(' holds ')}): take <${rule}> out of the text of ${last}`;
}
