/** "Do the lights dim", "can the lamp change colour", "does the gate open": whether a thing is able to, which changes nothing. */
import { sayNames } from '../../reply/wording.js';
import { isUnable } from '../carry-out.js';
import type { Said } from '../said.js';

const LEAD = '^(?:(?:and|so|but|hey|oh|ok|okay|do you know if|tell me if) )*';
const THING =
  "(?<name>(?:all )?(?:the|my|our|your|this|that|these|those|\\p{L}+['’]s) (?:[\\p{L}\\p{N}'’-]+ ){1,5}?)";

/** How it is tried: what is said of a thing, and the order for it. */
const ABLE: readonly (readonly [said: string, order: (name: string) => string])[] = [
  ['(?:dim|be dimmed)', (name) => `dim ${name}`],
  ['(?:change|do) colou?rs?', (name) => `make ${name} red`],
  ['(?:tilt|rotate)', (name) => `tilt ${name} to 50 percent`],
  ['(?:oscillate|swing)', (name) => `turn on oscillation of ${name}`],
];
/** Only after "do": "can the blinds open" wishes them open. */
const DOES: typeof ABLE = [
  ...(['open', 'close', 'lock', 'unlock'] as const).map(
    (verb) => [verb, (name: string) => `${verb} ${name}`] as const,
  ),
  ['(?:turn|switch|go) (?:on|off)', (name) => `turn on ${name}`],
];

const QUESTIONS = [
  ...ABLE.map(([said, order]) => [pattern('(?:do|does|can|could|will)', said), order] as const),
  ...DOES.map(([said, order]) => [pattern('(?:do|does)', said), order] as const),
];

/** Each of them has one of these words. */
const VERB = /\b(?:do|does|can|could|will) /;

function pattern(verb: string, said: string): RegExp {
  return new RegExp(`${LEAD}${verb} ${THING}${said}(?: too| as well| at all)?$`, 'u');
}

/** More names are counted. */
const NAMED = 4;

/**
 * The answer; '' where the words ask that and nobody can tell of what, null where they ask something else.
 * "Can the lights dim please" wishes it.
 */
export function ableTo({ text, world, sense }: Said): string | null {
  const said = text.toLowerCase().replace(/[\s?!.]+$/, '');
  if (!VERB.test(said)) return null;
  for (const [asked, order] of QUESTIONS) {
    const name = asked.exec(said)?.groups?.['name']?.trim();
    if (name === undefined) continue;
    const trial = sense.ofText(order(name))?.trial;
    if (trial === undefined) return '';
    if (isUnable(trial)) return trial.parts[0]?.reply ?? '';
    const ids = new Set(trial.parts.flatMap(({ devices }) => devices));
    const able = world.home.devices.filter(({ id }) => ids.has(id));
    return able.length === 0 ? '' : `Yes, ${sayNames(able, world.home, NAMED)} can.`;
  }
  return null;
}
