/** A house changes its devices, not its sentences: what was parsed stays parsed, what was normalised stays so. */
import { normalWords } from '../normalize.js';
import type { Expression } from './expression.js';
import { parseTemplate } from './parse.js';

const MAX_KEPT = 50_000;

const parsed = new Map<string, Expression>();
const normal = new Map<string, readonly string[]>();

/** @throws EarshotError TEMPLATE_INVALID */
export function template(text: string, place: string): Expression {
  return parsed.get(text) ?? kept(parsed, text, parseTemplate(text, place));
}

/** Words of a text in normal form. */
export function wordsOf(text: string): readonly string[] {
  return normal.get(text) ?? kept(normal, text, normalWords(text));
}

function kept<T>(all: Map<string, T>, key: string, value: T): T {
  if (all.size >= MAX_KEPT) all.clear();
  all.set(key, value);
  return value;
}
