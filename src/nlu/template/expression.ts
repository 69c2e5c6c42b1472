/**
 * The grammar tree: what a sentence template says, at the level of words. Read by the text matcher, the recogniser's
 * phrase graph, the generator of training sentences and the docs.
 */
export type Expression =
  /** One written word as the template spells it. */
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'sequence'; readonly items: readonly Expression[] }
  /** Exactly one of them; an empty sequence among them makes it optional. */
  | { readonly type: 'choice'; readonly items: readonly Expression[] }
  /** `{list:slot}`; `possessive` for `{area}'s`. */
  | { readonly type: 'list'; readonly list: string; readonly slot: string; readonly possessive: boolean }
  | { readonly type: 'rule'; readonly rule: string };

export const EMPTY: Expression = { type: 'sequence', items: [] };

export function isEmpty(expression: Expression): boolean {
  return expression.type === 'sequence' && expression.items.every(isEmpty);
}

/** Does it refer to rules or lists, so that its meaning depends on who uses it? */
export function refers(expression: Expression): boolean {
  if (expression.type === 'word') return false;
  if (expression.type === 'rule' || expression.type === 'list') return true;
  return expression.items.some(refers);
}
