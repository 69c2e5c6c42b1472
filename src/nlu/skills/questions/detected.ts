/** What sensors notice: "is there any smoke", "is the bathroom occupied", "how many leaks are there". */
import type { Call, QueryCall } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { targetOf } from '../target.js';

const AGGREGATES: readonly NonNullable<QueryCall['agg']>[] = ['which', 'any', 'all', 'count'];

/** In the rules and lists of sensors.ts. */
export const detected: IntentSpec = {
  groups: [
    {
      slots: { agg: 'any' },
      sentences: [
        '(is|are) there [any|a|some] {detected:group} [detected|available|sensed] [<place>]',
        '(is|was) [any|some] {detected:group} (detected|sensed|found) [<place>]',
        '(is|are) there any {detected:group} (detected|available) [<place>]',
        '(is|are) any {detected:group} detected [<place>]',
        '<tell_if> there <is> [any] {detected:group} [<place>]',
        '(do you|can you) (see|hear|detect|sense) [any|some] {detected:group} [<place>]',
      ],
    },
    {
      slots: { agg: 'any', class: 'moisture' },
      sentences: ['is <the> {area} (flooded|wet|leaking)', 'is it (wet|flooded|leaking) <place>'],
    },
    {
      slots: { agg: 'any', class: 'occupancy' },
      sentences: [
        'is <the> {area} (occupied|in use|taken|empty|free)',
        '(is|is there) (anyone|anybody|someone|somebody) (in|on) <the> {area}',
      ],
    },
    {
      slots: { agg: 'any' },
      textOnly: true,
      sentences: [
        '(is|are) there [any|a|some] {detected:group} [on the floor] (anywhere|somewhere|in any [of the] (room|rooms)|about)',
      ],
    },
    {
      slots: { agg: 'any', class: 'occupancy' },
      textOnly: true,
      sentences: [
        '(is|is there) (anyone|anybody|someone|somebody|anything|something) (moving|moving about|moving around|walking about|about|stirring) (in|on) <the> {area}',
      ],
    },
    {
      slots: { agg: 'which' },
      sentences: ['(which|what) {detected:group} (are|is) (detected|available) [<place>]'],
    },
    {
      slots: { agg: 'count' },
      sentences: ['how many {detected:group} (are|is) (detected|available|there) [<place>]'],
    },
  ],
  interpret: (match): Call[] => {
    const agg = AGGREGATES.find((known) => known === match.group.slots?.agg);
    const deviceClass = match.group.slots?.class;
    // "Is there a light in the hall" is of lamps; "any light detected" is a sensor's.
    if (/\bthere a light\b(?! (?:detected|available|sensed))/i.test(match.text)) {
      const { class: _class, ...lamps } = { ...targetOf(match), kind: 'light' };
      return [{ do: 'query', attr: 'on', test: { is: true }, target: lamps, agg: 'any' }];
    }
    const target =
      typeof deviceClass === 'string'
        ? targetOf(match, { kind: 'binary_sensor', class: deviceClass })
        : targetOf(match);
    const empty = /\b(empty|free)$/i.test(match.text);
    return [{ do: 'query', attr: 'on', test: { is: !empty }, target, ...(agg === undefined ? {} : { agg }) }];
  },
};
