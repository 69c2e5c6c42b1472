/** Templates of discovery payloads: text with `{{ expression }}`, `{% set %}` and `{% if %}`. Compiled once per device. */
import { compileExpression, Missing, print, type Scope, type Value } from './expression.js';
import { parseJson } from './json.js';

/** Longer ones exist only to hurt. */
const MAX_TEMPLATE_LENGTH = 4_000;

type Part = (scope: Map<string, Value>) => string;
/** Renders for a payload; null where the payload lacks what the template asks for. */
export type Template = (payload: string) => string | null;

const PIECE = /\{\{-?([\s\S]*?)-?\}\}|\{%-?([\s\S]*?)-?%\}|\{#[\s\S]*?#\}/g;

/**
 * For values: `value` is the payload, `value_json` the payload as JSON. Without a template, the payload itself.
 * Throws SyntaxError on what is not understood.
 */
export function valueTemplate(source: string | undefined): Template {
  if (source === undefined || source.trim() === '') return (payload) => payload;
  const render = compile(source);
  const asksJson = source.includes('value_json');
  return (payload) => {
    const scope = new Map<string, Value>([['value', payload]]);
    // Not JSON: a template that asks for value_json then finds nothing.
    const json = asksJson ? parseJson(payload) : undefined;
    if (json !== undefined) scope.set('value_json', json as Value);
    try {
      const text = render(scope).trim();
      return text === 'None' || text === '' ? null : text;
    } catch (error) {
      if (error instanceof Missing) return null;
      throw error;
    }
  };
}

/** For commands: the payload sent for a value; without a template the value as text. */
export function commandTemplate(
  source: string | undefined,
): (value: string | number, more?: Readonly<Record<string, Value>>) => string {
  if (source === undefined || source.trim() === '') return (value) => String(value);
  const render = compile(source);
  return (value, more = {}) => render(new Map<string, Value>([...Object.entries(more), ['value', value]]));
}

function compile(source: string): Part {
  if (source.length > MAX_TEMPLATE_LENGTH) throw new SyntaxError('the template is too long');
  const pieces = split(source);
  const [part, rest] = block(pieces, 0, []);
  if (rest < pieces.length) throw new SyntaxError(`"${pieces[rest]?.text}" stands alone`);
  return part;
}

interface Piece {
  readonly type: 'text' | 'value' | 'statement';
  readonly text: string;
}

function split(source: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of source.matchAll(PIECE)) {
    if (match.index > at) pieces.push({ type: 'text', text: source.slice(at, match.index) });
    at = match.index + match[0].length;
    if (match[1] !== undefined) pieces.push({ type: 'value', text: match[1] });
    else if (match[2] !== undefined) pieces.push({ type: 'statement', text: match[2].trim() });
  }
  if (at < source.length) pieces.push({ type: 'text', text: source.slice(at) });
  return pieces;
}

/** Reads pieces up to one of the ending statements; gives what they render and where it stopped. */
function block(pieces: readonly Piece[], from: number, ends: readonly string[]): [Part, number] {
  const parts: Part[] = [];
  let at = from;
  while (at < pieces.length) {
    const { type, text } = pieces[at]!;
    const word = text.split(/\s/, 1)[0] ?? '';
    if (type === 'statement' && ends.includes(word)) break;
    at += 1;
    if (type === 'text') parts.push(() => text);
    else if (type === 'value') parts.push(printed(text));
    else if (word === 'set') parts.push(assignment(text));
    else if (word === 'if') {
      const [part, next] = branches(pieces, at, text.slice(2));
      parts.push(part);
      at = next;
    } else throw new SyntaxError(`the statement "${word}" is not understood`);
  }
  return [(scope) => parts.map((part) => part(scope)).join(''), at];
}

function printed(text: string): Part {
  const value = compileExpression(text);
  return (scope) => print(value(scope));
}

function assignment(text: string): Part {
  const [, name, source] = /^set\s+(\w+)\s*=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || source === undefined)
    throw new SyntaxError(`"${text.slice(0, 40)}" sets nothing`);
  const value = compileExpression(source);
  return (scope) => {
    scope.set(name, value(scope));
    return '';
  };
}

function branches(pieces: readonly Piece[], from: number, condition: string): [Part, number] {
  // `x if c else ''` gives an undefined condition the meaning it has in Jinja: false.
  const test = compileExpression(`true if (${condition}) else false`);
  const [then, at] = block(pieces, from, ['elif', 'else', 'endif']);
  const end = pieces[at]?.text ?? '';
  let otherwise: Part = () => '';
  let next = at + 1;
  if (end.startsWith('elif')) [otherwise, next] = branches(pieces, at + 1, end.slice(4));
  else if (end === 'else') {
    const [part, stop] = block(pieces, at + 1, ['endif']);
    if (stop >= pieces.length) throw new SyntaxError('an {% if %} has no {% endif %}');
    otherwise = part;
    next = stop + 1;
  } else if (end !== 'endif') throw new SyntaxError('an {% if %} has no {% endif %}');
  return [(scope) => (test(scope as Scope) === true ? then(scope) : otherwise(scope)), next];
}
