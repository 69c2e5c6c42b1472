/**
 * The grammar of answers: one reader for what a model writes, step by step (decode.ts chooses among what is legal), and for
 * what training data says. An answer that is not a list of calls about things at hand cannot be written.
 */
import type { Call, Condition } from '../../nlu/call.js';
import type { Problem } from '../problem/problem.js';
import { callFrom, type Fields } from './fields.js';
import { kindsFor } from './heads.js';
import { either, inOrder, type Legal, type Part, type Reading, symbols, take } from './legal.js';
import { argumentParts } from './read-arguments.js';
import { readTest } from './read-changes.js';
import { emptyDraft, exceptPart, targetFrom, targetParts } from './read-target.js';
import {
  momentParts,
  momentStarts,
  opens,
  readMoment,
  readRule,
  readSeconds,
  valuesOfType,
} from './read-values.js';
import { HEADS, QUERY_ATTRS } from './vocabulary.js';

/** No sentence asks for more. */
export const MAX_CALLS = 4;

const END = symbols(';');
const ATTRS = symbols(...QUERY_ATTRS.map((attr) => `attr:${attr}`));

/** The calls of an answer, from the first head to the full stop. */
export function* readAnswer(problem: Problem): Reading<Call[]> {
  const calls: Call[] = [];
  for (;;) {
    const heads = headsFor(problem, calls);
    const item = yield* take(calls.length === 0 ? heads : either(heads, symbols('.')));
    if (item === '.' || typeof item !== 'string') return calls;
    const call = yield* readCall(item, problem);
    if (call !== null) calls.push(call);
  }
}

/** Heads that this house can be told; a refusal stands alone. */
function headsFor(problem: Problem, calls: readonly Call[]): Legal {
  if (calls.length >= MAX_CALLS || calls.some((call) => call.do === 'none')) return symbols();
  const possible = HEADS.filter((head) => {
    const [does = ''] = head.split(':');
    if (does === 'none') return calls.length === 0;
    if (!OF_DEVICES.has(does)) return true;
    for (const kind of kindsFor(head)) if (problem.kinds.has(kind)) return true;
    return false;
  });
  return symbols(...possible);
}

const OF_DEVICES: ReadonlySet<string> = new Set(['set', 'adjust', 'run', 'media']);
const TARGETED: ReadonlySet<string> = new Set(['set', 'adjust', 'query', 'run', 'media']);
/** Whose sentence may say a time or a condition for the call itself. */
const TIMED: ReadonlySet<string> = new Set(['set', 'adjust', 'run', 'media', 'announce']);

function* readCall(head: string, problem: Problem): Reading<Call | null> {
  const [does = ''] = head.split(':');
  const draft = emptyDraft();
  const fields: Fields = {};
  const parts: Part[] = [];
  if (TARGETED.has(does) && head !== 'query:calendar' && head !== 'run:clean_area')
    parts.push(...targetParts(head, problem, draft), exceptPart(head, problem, draft));
  parts.push(...argumentParts(head, problem, fields));
  if (TIMED.has(does)) parts.push(...whenParts(problem, fields));
  yield* inOrder(parts, END);
  return callFrom(head, targetFrom(draft), fields);
}

function whenParts(problem: Problem, fields: Fields): Part[] {
  const at = (): Extract<Fields['when'], { at: unknown }> | null =>
    fields.when !== undefined && 'at' in fields.when ? fields.when : null;
  const free = (legal: Legal): Legal => (fields.when === undefined ? legal : symbols());
  return [
    {
      starts: () => free(opens('delay', valuesOfType(problem, 'duration'))),
      *read(): Reading<void> {
        fields.when = { delay: yield* readSeconds(problem) };
      },
    },
    {
      starts: () => free(opens('when-at', momentStarts(problem))),
      *read(): Reading<void> {
        fields.when = { at: yield* readMoment(problem) };
      },
    },
    ...momentParts(problem, {
      get: () => at()?.at ?? null,
      set: (time) => {
        fields.when = { at: time };
      },
    }),
    {
      starts: () => (at() === null ? symbols() : opens('repeat', valuesOfType(problem, 'repeat'))),
      *read(): Reading<void> {
        const repeat = yield* readRule(problem);
        const when = at();
        if (when !== null) fields.when = { at: when.at, repeat };
      },
    },
    ...(['if', 'once'] as const).map(
      (word): Part => ({
        starts: () => free(symbols(word)),
        *read(): Reading<void> {
          const condition = yield* readCondition(problem);
          fields.when = word === 'if' ? { if: condition } : { once: condition };
        },
      }),
    ),
  ];
}

function* readCondition(problem: Problem): Reading<Condition> {
  const draft = emptyDraft();
  const attr = yield* inOrder(targetParts('query:on', problem, draft), ATTRS);
  const tests = symbols('is', 'above', 'below');
  let key = yield* take(either(symbols('every'), tests));
  const all = key === 'every';
  if (all) key = yield* take(tests);
  const test = yield* readTest(key === 'above' || key === 'below' ? key : 'is', problem);
  return {
    target: targetFrom(draft) ?? {},
    attr: typeof attr === 'string' ? attr.slice('attr:'.length) : '',
    ...(all ? { all } : {}),
    ...test,
  };
}
