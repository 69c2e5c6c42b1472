/** How far covers and valves are to open: "the blinds to 40", "half open", "a bit further". Rules and lists are covers.ts's. */
import type { Call } from '../../call.js';
import type { IntentSpec, Match } from '../../skill.js';
import { anywhere, becomes } from '../shared-rules.js';
import { numberSlot, targetOf } from '../target.js';
import { deltaOf, levelOf } from '../values.js';
import { ANY } from './cover-words.js';

/** "Close it a third" leaves two thirds open; "close it to a third" says where it ends. */
function openPart(match: Match): number | undefined {
  const part = numberSlot(match, 'part');
  const { text = '' } = match.slots.part ?? {};
  const closing = /^(?:close|shut|lower|draw|drop|pull down|roll down)\b/i.test(match.text);
  if (part === undefined || !closing || part === 0 || part === 100 || /\b(?:open|up)\b/i.test(text))
    return part;
  return /\b(?:to|at) (?:the )?$/i.test(match.text.slice(0, match.text.lastIndexOf(text)))
    ? part
    : 100 - part;
}

const OPENED_AT = /^(?:open|close|shut|raise|lower|lift)\b.*\bat\b/i;

const position = (match: Match): Call[] => {
  const said = levelOf(match) ?? openPart(match);
  if (said === undefined) return [];
  // "Open it at ten" is a time of day, as "by five" is.
  if (said <= LAST_HOUR && OPENED_AT.test(match.text) && !/(?:percent|%)/i.test(match.text)) return [];
  const attr = match.slots.tilt === undefined ? 'position' : 'tilt';
  return [{ do: 'adjust', attr, value: said, unit: 'percent', target: targetOf(match, ANY) }];
};

export const setPosition: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        ...becomes('<target>', '[to|at] <position>'),
        '(set|move|put|bring|open|close|raise|lower|adjust|change|increase|decrease|turn|shut|lift|pull|roll|draw|drop|pull up|pull down|roll up|roll down) <target> [position] [up|down] [to|at] <position> [position]',
        '(set|move|adjust|change) <the> [{tilt}] position [of|for] <target> to <position>',
        '(open|close|raise|lower|shut) <group> [to] <position> <place>',
        '(set|move|put) <group> [position] to <position> <place>',
        '<target> [position] [to] <position>',
        '{part_way:part} (open|close|shut|raise|lower) <target>',
        '(tilt|angle) <target> [to|at] <position>',
        '(set|move|adjust|change) <the> {tilt} [(of|for|on) <target>] [to] <position> [<place>]',
        '(set|move|adjust|change) <target> {tilt} [to|at] <position>',
        '<target> {tilt} [to|at] <position>',
        '{open:tilt_state} <the> (slats|louvers|louvres) [(of|on|for) <target>] [<place>]',
        'tilt <target> {state:tilt_state}',
      ]),
    },
  ],
  interpret: (match): Call[] => {
    const state = match.slots.tilt_state?.value;
    if (state !== undefined) {
      return [
        {
          do: 'adjust',
          attr: 'tilt',
          value: state === 'open' ? 100 : 0,
          unit: 'percent',
          target: targetOf(match, ANY),
        },
      ];
    }
    const tilted = /^(tilt|angle)/i.test(match.text);
    return position(match).map((call) => (tilted && call.do === 'adjust' ? { ...call, attr: 'tilt' } : call));
  },
};

/** The value is missing: whoever carries it out asks for it. */
export const askPosition: IntentSpec = {
  groups: [{ weight: -1, sentences: ['(adjust|change|move|modify) <target> [position]'] }],
  interpret: (match): Call[] => [{ do: 'adjust', attr: 'position', target: targetOf(match, ANY) }],
};

const LAST_HOUR = 12;

export const change: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '{open:state} <target> [<by>]',
        '<target> {updown_state:state} <by>',
        '(pull|roll|draw|put|bring|let|move|take) <target> [<by>] {updown_state:state} [<by>]',
        '{open:state} <target> [just|only] [{few}] (more|further)',
      ]),
      rules: { by: '(by {percent:by} [percent]|[just|only] {few}|by {few})' },
    },
    {
      slots: { more: true },
      textOnly: true,
      sentences: anywhere([
        '[make|put|have|leave|bring|get] <target> [just] [{few}] (more|further) {state}',
        '{open:state} <target> [just] [{few}] (more|further)',
      ]),
    },
  ],
  interpret: (match): Call[] => {
    // Without an amount it is the whole way: the other intent's.
    if (match.slots.by === undefined && match.slots.few === undefined && match.slots.more === undefined)
      return [];
    // "Close it by five" is a time of day.
    const by = numberSlot(match, 'by');
    const changes = /^(?:raise|lower|lift)\b|\b(?:up|down)\b/i.test(match.text);
    if (by !== undefined && by <= LAST_HOUR && !changes && !/\b(?:percent|%)/i.test(match.text)) return [];
    const sign = match.slots.state?.value === 'open' ? 1 : -1;
    // "Shut by half" is half of the way.
    if (/\b(?:by|in) half\b/i.test(match.text))
      return [{ do: 'adjust', attr: 'position', value: 50, target: targetOf(match, ANY) }];
    return [{ do: 'adjust', attr: 'position', delta: deltaOf(match, sign), target: targetOf(match, ANY) }];
  },
};
