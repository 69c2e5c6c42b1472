/** "Which pumps are running", "how many spots are on", "is any of the vents open": of several things that end alike in their names. */
import { isPlural } from '../../../actions/resolve/names.js';
import type { QueryCall } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { idsOf } from '../target.js';
import { askNamed } from './ask-named.js';
import { isStateWord } from './state-words.js';

const NOW = '[currently|right now|at the moment|now|still]';
const AGGREGATES: readonly NonNullable<QueryCall['agg']>[] = ['which', 'any', 'all', 'count'];

/** In the rules and lists of sensors.ts. */
export const together: IntentSpec = {
  groups: [
    {
      slots: { agg: 'which' },
      textOnly: true,
      sentences: [
        `(which|what) [of <the>] {name} [<place>] (is|are|did (i|we) leave|have (i|we) left) ${NOW} {state} [<place>]`,
        `(which|what) [of <the>] {name} [<place>] ${NOW} {state} [<place>]`,
        '(show me|tell me|list) (which|what|all|the) {name} [that] <is> {state} [<place>]',
      ],
    },
    {
      slots: { agg: 'any' },
      textOnly: true,
      sentences: [
        `(is|are) (any|either|one|some) [of] <the> {name} [<place>] ${NOW} {state} [<place>]`,
        `any [of] <the> {name} [<place>] ${NOW} {state} [<place>]`,
        `(is|are) there any {name} [<place>] ${NOW} {state} [<place>]`,
        '(did|have|has) <who> (leave|left) (any|one|either) [of] <the> {name} {state} [<place>]',
      ],
    },
    {
      slots: { agg: 'all' },
      textOnly: true,
      sentences: [
        `(is|are) (all|all of|each of|every one of) <the> {name} [<place>] ${NOW} {state} [<place>]`,
      ],
    },
    {
      slots: { agg: 'count' },
      textOnly: true,
      sentences: [
        `how many [of] <the> {name} [<place>] (is|are|do (i|we) have|have (i|we) got) ${NOW} {state} [<place>]`,
      ],
    },
  ],
  interpret: (match): QueryCall[] => {
    const state = match.slots.state?.value;
    const { name } = match.slots;
    const agg = AGGREGATES.find((known) => known === match.group.slots?.agg);
    if (!isStateWord(state) || name === undefined || agg === undefined) return [];
    if (!isPlural(name.text) || new Set(idsOf(name)).size < 2) return [];
    return askNamed(match, state).map((call) => ({
      ...call,
      agg,
      target: { ...call.target, all: true },
    }));
  },
};
