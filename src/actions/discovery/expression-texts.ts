/** Methods and filters on texts and lists, as Jinja and Home Assistant have them. */
import {
  type Evaluate,
  Missing,
  number,
  print,
  type Scope,
  truthy,
  type Value,
} from './expression-values.js';

/** A template makes a line, not a book: `replace` in `replace` would. */
const MAX_TEXT = 64 * 1024;

/** What `called` does with the value; null where it is not known. */
export function listOrText(called: string, value: Evaluate, args: readonly Evaluate[]): Evaluate | null {
  const text = (scope: Scope): string => print(value(scope));
  const argument = (place: number, scope: Scope): Value => {
    const node = args[place];
    if (node === undefined) throw new Missing(`${called} lacks an argument`);
    return node(scope);
  };
  switch (called) {
    case 'split':
      return (scope) => {
        const all = text(scope);
        if (args.length === 0) return all.split(/\s+/).filter((part) => part !== '');
        return all.split(print(argument(0, scope)));
      };
    case 'replace':
      return (scope) =>
        limited(text(scope).replaceAll(print(argument(0, scope)), () => print(argument(1, scope))));
    case 'strip':
      return (scope) => text(scope).trim();
    case 'lstrip':
      return (scope) => text(scope).trimStart();
    case 'rstrip':
      return (scope) => text(scope).trimEnd();
    case 'bitwise_and':
      return (scope) => number(value(scope)) & number(argument(0, scope));
    case 'bitwise_or':
      return (scope) => number(value(scope)) | number(argument(0, scope));
    case 'bitwise_xor':
      return (scope) => number(value(scope)) ^ number(argument(0, scope));
    case 'startswith':
      return (scope) => text(scope).startsWith(print(argument(0, scope)));
    case 'endswith':
      return (scope) => text(scope).endsWith(print(argument(0, scope)));
    case 'first':
      return (scope) => present(items(value(scope)).at(0), called);
    case 'last':
      return (scope) => present(items(value(scope)).at(-1), called);
    case 'length':
    case 'count':
      return (scope) => {
        const all = value(scope);
        return typeof all === 'object' && all !== null ? Object.keys(all).length : print(all).length;
      };
    case 'join':
      return (scope) =>
        limited(
          items(value(scope))
            .map(print)
            .join(args.length === 0 ? '' : print(argument(0, scope))),
        );
    case 'min':
      return (scope) => Math.min(...numbers(several(value, args, scope)));
    case 'max':
      return (scope) => Math.max(...numbers(several(value, args, scope)));
    case 'sum':
      return (scope) => items(value(scope)).reduce<number>((sum, item) => sum + number(item), 0);
    case 'sort':
      return (scope) => items(value(scope)).toSorted(inOrder);
    case 'multiply':
      return (scope) => number(value(scope)) * number(argument(0, scope));
    case 'add':
      return (scope) => number(value(scope)) + number(argument(0, scope));
    case 'bool':
      return (scope) => /^(true|yes|on|enable|1)$/i.test(text(scope));
    case 'iif':
      return (scope) => {
        const holds = truthy(value(scope));
        return args.length === 0
          ? holds
          : holds
            ? argument(0, scope)
            : args.length > 1
              ? argument(1, scope)
              : false;
      };
    case 'format':
      return (scope) =>
        formatted(
          text(scope),
          args.map((_, place) => argument(place, scope)),
        );
    case 'from_json':
      return (scope) => {
        try {
          return JSON.parse(text(scope)) as Value;
        } catch {
          throw new Missing('JSON');
        }
      };
    default:
      return null;
  }
}

/** `'%02x'`, `'%.1f'`, `'%d'`, `'%s'` and their like, as Python's `%`. */
export function formatted(form: string, values: readonly Value[]): string {
  let place = 0;
  const next = (): Value => present(values[place++], 'format');
  const filled = form.replaceAll(/%(0?)(\d*)(?:\.(\d+))?([%sdixXf])/g, (_, zero, width, decimals, type) => {
    if (type === '%') return '%';
    const value = next();
    const written = type === 's' ? print(value) : inFigures(number(value), type, decimals);
    return written.padStart(Math.min(100, Number(width)), zero === '0' && type !== 's' ? '0' : ' ');
  });
  return limited(filled);
}

function inFigures(value: number, type: string, decimals: string | undefined): string {
  if (type === 'f') return value.toFixed(Math.min(20, Number(decimals ?? 6)));
  const whole = Math.trunc(value);
  if (type === 'x' || type === 'X')
    return type === 'x' ? whole.toString(16) : whole.toString(16).toUpperCase();
  return String(whole);
}

function limited(text: string): string {
  if (text.length > MAX_TEXT) throw new Missing('a text of a size that fits');
  return text;
}

function items(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? [...value.slice(0, MAX_TEXT)] : [];
}

/** `max(a, b)` beside `max(list)`. */
function several(value: Evaluate, args: readonly Evaluate[], scope: Scope): Value {
  return args.length === 0 ? value(scope) : [value, ...args].map((one) => one(scope));
}

function inOrder(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [one, other] = [print(a), print(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function numbers(value: Value): readonly number[] {
  const all = items(value).slice(0, 1_000).map(number);
  if (all.length === 0) throw new Missing('a number');
  return all;
}

function present(value: Value | undefined, called: string): Value {
  if (value === undefined) throw new Missing(called);
  return value;
}
