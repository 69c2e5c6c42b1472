/** "Are the hob and the kettle both off", "is either the saw or the heater running": one question of two things by their names. */
import type { Call, QueryCall } from '../../call.js';
import { bareWords, uncontracted } from '../../normalize.js';
import type { Said } from '../said.js';
import type { Understood } from '../sense.js';
import { inFullNames } from '../wording/full-names.js';
import { askedOfTheRest } from './anything-else.js';

const STATE =
  '(?:switched |turned )?(?:on|off|open|closed|shut|locked|unlocked|running|going|finished|done|playing|home|at home|in|out|away|up|down|wet|dry|lit|charging)';
const EITHER = new RegExp(
  `^(?:(?:and|so|hey|okay|ok) )*(?:is|are) (?<whole>both |both of |either |either of |any of )?(?<one>(?:\\S+ ){1,5}?)(?<join>and|or) (?<other>(?:\\S+ ){1,5}?)(?<each>both |all |either )?(?:still |now )?(?<state>${STATE})(?: now| yet| at the moment| right now)*$`,
);

/** "Have Jo and Sam both got back": people only, and where they are now. */
const RETURNED =
  /^(?:(?:and|so|hey|okay|ok) )*(?:have|has|did|are|is) (?<one>(?:\S+ ){1,3}?)and (?<other>(?:\S+ ){1,3}?)(?<both>both |all )?(?:already )?(?:(?:got|come|came|gotten|made it|arrived|arrive|reached|returned|get|come|been)(?: back)?(?: home| here| in)?|back|home|at home|in)(?: yet| now| already| safely)*$/;

/** Of two things, or of all but one. */
export const askedOfMore = (said: Said): Understood | null =>
  askedOfBoth(said) ?? askedOfTwoPeople(said) ?? askedOfTheRest(said);

/** Null where no two things are asked after, or one of them cannot be told so. */
function askedOfBoth({ text, world, sense }: Said): Understood | null {
  const {
    whole = '',
    one,
    join,
    other,
    each,
    state,
  } = EITHER.exec(bareWords(uncontracted(text)))?.groups ?? {};
  if (one === undefined || other === undefined || state === undefined) return null;
  const word = state.replace('lit', 'on');
  const both = [one, other].map((name) => {
    const question = `is ${name.trim()} ${word}`;
    // "The urn" of a Tea Urn.
    const full = asked(sense.call(question)) === null ? inFullNames(question, world.home) : null;
    return asked(sense.call(full ?? question));
  });
  const [first, second] = both;
  if (first == null || second == null) return null;
  // Of people each is told by the phrase for people, and both are then spoken of.
  if (first.attr === 'location' && whole === '' && each === undefined) return null;
  // A lock beside a contact is asked by the word that both know.
  const alike = first.attr === second.attr && JSON.stringify(first.test) === JSON.stringify(second.test);
  const test = alike ? first.test : { is: word.replace(/^(?:switched|turned) /, '') };
  const any = join === 'or' || /^(?:either|any)/.test(whole);
  const ids = [...new Set([first, second].flatMap(({ target }) => target?.ids ?? []))];
  const call: QueryCall = {
    do: 'query',
    attr: alike ? first.attr : 'state',
    ...(test === undefined ? {} : { test }),
    agg: any ? 'any' : 'all',
    target: { ids, all: true },
  };
  return ids.length < 2 ? null : sense.tried([[call]]);
}

function askedOfTwoPeople({ text, world, sense }: Said): Understood | null {
  const { one, other, both } = RETURNED.exec(bareWords(uncontracted(text)))?.groups ?? {};
  if (one === undefined || other === undefined) return null;
  const ids = [one, other].flatMap((name) => {
    const question = `is ${name.trim()} home`;
    const call = asked(sense.call(question)) ?? asked(sense.call(inFullNames(question, world.home) ?? ''));
    return call?.attr === 'location' && call.target?.ids?.length === 1 ? call.target.ids : [];
  });
  if (new Set(ids).size < 2) return null;
  const home = { do: 'query', attr: 'location', test: { is: 'home' } } as const;
  // One answer of both, or one of each: both are then spoken of.
  return both === undefined
    ? sense.tried(ids.map((id) => [{ ...home, target: { ids: [id] } }]))
    : sense.tried([[{ ...home, agg: 'all', target: { ids, all: true } }]]);
}

function asked(call: Call | null): QueryCall | null {
  return call?.do === 'query' && call.test !== undefined && call.target?.ids !== undefined ? call : null;
}
