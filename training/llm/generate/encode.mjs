/** An example as numbers: pieces in, symbols and encoder positions out. */
import { NOW } from './product.mjs';

/** Pointers stand behind the symbols: `POINTER + encoder position`. */
export const POINTER = 1000;

export function encoder(product, pieces) {
  const {
    SYMBOLS,
    canonical,
    createWordpiece,
    itemsOf,
    keptIn,
    positionOf,
    problemOf,
    promptOf,
    newSession,
  } = product;
  const wordpiece = createWordpiece(pieces);
  const symbol = new Map(SYMBOLS.map((name, index) => [name, index]));
  /** Null where the model could not say it; `why` counts the reasons. */
  return ({ home, room, session, say, calls, states = new Map() }, why = {}) => {
    const miss = (reason) => {
      why[reason] = (why[reason] ?? 0) + 1;
      return null;
    };
    const problem = problemOf(say, { home, now: NOW, states }, session ?? newSession(room));
    if (problem === null) return miss('length');
    const wanted = calls.map((call) => canonical(call, home));
    if (wanted.includes(null)) return miss('unknown name');
    const prompt = promptOf(problem, wordpiece);
    const kept = keptIn(problem, prompt);
    const items = itemsOf(wanted, kept);
    if (items === null) return miss('not sayable');
    const y = items.map((item) =>
      typeof item === 'string' ? symbol.get(item) : POINTER + positionOf(item, prompt),
    );
    return { x: prompt.ids, y, problem: kept };
  };
}
