/** A house changes its devices, not its sentences: what was parsed stays parsed. */
import type { Expression } from './expression.js';
import { parseTemplate } from './parse.js';

const parsed = new Map<string, Expression>();
const MAX_PARSED = 20_000;

/** @throws EarshotError TEMPLATE_INVALID */
export function template(text: string, place: string): Expression {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const expression = parseTemplate(text, place);
  if (parsed.size >= MAX_PARSED) parsed.clear();
  parsed.set(text, expression);
  return expression;
}
