/** Paths into JSON, as people write them in home.yaml: `player.volume`, `zones[0].name`, `["odd key"].x`. */
import { isObject, type Json } from './json.js';

const STEP = /\.?([A-Za-z_$][\w$-]*)|\[(\d{1,4})\]|\["([^"]{1,200})"\]|\['([^']{1,200})'\]/y;
const MAX_STEPS = 20;

export class JsonPath {
  private constructor(private readonly steps: readonly (string | number)[]) {}

  /** @throws SyntaxError with what is wrong */
  static parse(source: string): JsonPath {
    const steps: (string | number)[] = [];
    let at = source.startsWith('$') && !/^\$\w/.test(source) ? 1 : 0;
    while (at < source.length) {
      STEP.lastIndex = at;
      const match = STEP.exec(source);
      if (match === null || steps.length >= MAX_STEPS) {
        throw new SyntaxError(
          `the path "${source.slice(0, 60)}" cannot be read at "${source.slice(at, at + 20)}"; write it like player.volume or zones[0].name`,
        );
      }
      const [whole, name, index, ...quoted] = match;
      steps.push(index === undefined ? (name ?? quoted[0] ?? quoted[1] ?? '') : Number(index));
      at += whole.length;
    }
    if (steps.length === 0) throw new SyntaxError('a path is empty; write it like player.volume');
    return new JsonPath(steps);
  }

  /** undefined where the path leads nowhere. */
  get(value: unknown): unknown {
    let found: unknown = value;
    for (const step of this.steps) {
      if (typeof step === 'number') found = Array.isArray(found) ? found[step] : undefined;
      else found = isObject(found) && Object.hasOwn(found, step) ? found[step] : undefined;
    }
    return found;
  }

  /** An object in which the value stands at the path. Lists cannot be made: nobody knows their other entries. */
  wrap(value: unknown): Json {
    const [first, ...rest] = this.steps;
    if (typeof first !== 'string' || rest.some((step) => typeof step === 'number')) {
      throw new SyntaxError('a path for commands cannot lead into a list');
    }
    const inner = rest.reduceRight<unknown>((held, step) => ({ [step]: held }), value);
    return { [first]: inner };
  }
}

/** Both objects in one, deep down. */
export function mergeJson(a: Json, b: Json): Json {
  const merged: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const own = merged[key];
    merged[key] = isObject(own) && isObject(value) ? mergeJson(own, value) : value;
  }
  return merged;
}
