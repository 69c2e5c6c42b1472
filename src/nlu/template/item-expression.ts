import type { Expression } from './expression.js';
import { template } from './templates.js';

const TEMPLATE = /[()[\]{}<>|;\\]/;

/**
 * What an item of a list spells. A name without brackets is its words, read together, so that "Zone Twenty One" is zone 21.
 *
 * @throws EarshotError TEMPLATE_INVALID
 */
export function itemExpression(said: string, place: string): Expression {
  return TEMPLATE.test(said) ? template(said, place) : { type: 'word', text: said };
}
