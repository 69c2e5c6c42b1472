/**
 * "And the forward one too", "the cabin heater the same", "and in the aft cabin 17": what was just done, done to something
 * else as well. What the grammar reads by itself as going on from the sentence before ("and the bedroom lights") is left to
 * it (follow-up.ts).
 */
import { attrOf } from '../../../actions/adjusting.js';
import type { Device } from '../../../actions/home.js';
import { findByName, isPlural, nameWords, placesNamed } from '../../../actions/resolve/names.js';
import { remembered } from '../../../actions/resolve/place.js';
import { PLAIN_KINDS } from '../../../actions/resolve/shared-names.js';
import type { World } from '../../../actions/world.js';
import type { AdjustCall, Call, Target } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { likeThese } from '../pointing/told-apart.js';
import type { Said } from '../said.js';
import { isSetSince } from '../session.js';

/** "The same volume on the TV". */
const LEVELS = 'volume|level|brightness|speed|temperature|setting|position';
/** "The" may stand before it. */
const AS_THAT = `same(?: (?:${LEVELS}))? (?:for|to|in|on|with|goes for)`;
const MATCHING = 'match(?:ing)? (?:that|it|this) (?:for|to|in|on|with)|what about|how about';
const LEAD = new RegExp(
  `^(?:(?:oh|okay|now|yes|and|also|plus|then|but) )*(?:(?:(?:do )?(?:the )?${AS_THAT}|${MATCHING}|hows|how is|is|are) )?`,
);
const TAIL = /(?: (?:too|as well|also|likewise|please|then|to match|(?:(?:to|on|at) )?the same))+$/;
const SAYS_SO = new RegExp(
  `^(?:(?:oh|okay|now|yes|but) )*(?:and|also|plus|then|(?:do )?(?:the )?${AS_THAT}|${MATCHING}) | (?:too|as well|also|likewise|to match|the same)(?: please)?$`,
);
const SAME = new RegExp(`^(?:\\w+ )*?(?:${AS_THAT}|${MATCHING}) | (?:the same|to match)(?: please)?$`);
/** "Put the hall the same": the verb says nothing more. */
const PUT = /^(?:put|make|set|turn|do) (?=.* (?:the same|to match)(?: please)?$)/;
const VALUE = /^(.+?)(?: (?:to|at))? (\d+(?:\.\d+)?)(?: (?:degrees|percent))?$/;
const IN = /^(?:in|for|at|on) /;
const ARTICLE = /^(?:the|my|our) /;
/** "One" is the number in normal form. */
const OTHER = /^(?:the )?other(?: (?:1|ones))?$/;
const ONE = / (?:1|ones)$/;
const REPEATABLE: ReadonlySet<Call['do']> = new Set<Call['do']>(['set', 'adjust', 'media', 'run']);

/** True where the words say that something goes for more than what was spoken of before. */
export function saysToo(text: string): boolean {
  return SAYS_SO.test(normalWords(text).join(' '));
}

/** The same calls for what is named now; null where nothing is, or the grammar says better what. */
export function doneToo({ text, session, world, sense }: Said): readonly Call[] | null {
  const last = remembered(session, world.now);
  if (last === null || last.calls.length === 0 || !saysToo(text)) return null;
  const asked = last.calls.every((call) => call.do === 'query');
  if (!asked && !last.calls.every((call) => REPEATABLE.has(call.do) && call.when === undefined)) return null;
  // "And a kettle too", after something was put on a list.
  if (isSetSince(session, last)) return null;
  const whole = normalWords(text).join(' ').replace(PUT, '');
  const said = whole.replace(LEAD, '').replace(TAIL, '');
  const plain = whom(said, last, world, asked || SAME.test(whole));
  // A gate is not asked whether it is locked.
  if (asked && !isAlike(plain, last, world)) return null;
  if (plain !== null) {
    const level = SAME.test(whole) ? levelOf(whole, last, world, sense.before) : null;
    return (level === null ? last.calls : [level]).map((call) => ({ ...call, target: plain }));
  }
  const [, who = '', value] = VALUE.exec(said) ?? [];
  const target = value === undefined ? null : whom(who, last, world, true);
  const [call, ...more] = last.calls;
  if (target === null || more.length > 0 || call?.do !== 'adjust' || typeof call.value !== 'number')
    return null;
  return [{ ...call, value: Number(value), target }];
}

const LEVEL_SAID = new RegExp(`\\bsame (${LEVELS})\\b`);

/**
 * "Dim it to forty." "Bit more." "Same in the hall": where it came to in the end, and not a bit more there too; so it is where
 * a level is named.
 */
function levelOf(
  said: string,
  { calls, devices }: NonNullable<Session['last']>,
  { home, states }: World,
  before: Call | null,
): Call | null {
  const call = calls.findLast((one): one is AdjustCall => one.do === 'adjust');
  const named = LEVEL_SAID.test(said) || /\bmatch\b/.test(said);
  const moved = call?.delta !== undefined && before?.do === 'adjust' && before.value !== undefined;
  const [device, ...more] = home.devices.filter(({ id }) => devices.includes(id));
  if (!(named || moved) || device === undefined || more.length > 0) return null;
  const value = states.get(device.id)?.[attrOf(device, call?.attr ?? 'level')];
  return typeof value === 'number' ? { do: 'adjust', attr: call?.attr ?? 'level', value } : null;
}

function isAlike(target: Target | null, last: NonNullable<Session['last']>, { home }: World): boolean {
  const ids = target?.ids ?? [];
  const kindsOf = (all: readonly string[]): Set<string> =>
    new Set(home.devices.filter(({ id }) => all.includes(id)).map(({ kind }) => kind));
  const known = kindsOf(last.devices);
  return [...kindsOf(ids)].every((kind) => known.has(kind));
}

const ABOUT = /^(?:(?:and|so|okay|ok|but|now)[\s,]+)*(?:(?:what|how) about|and|also)\s+(.+?)[\s?.!]*$/i;

/**
 * "What about the gate?", after a question or a deed that is none for a gate: how that is. After a question "and the
 * lights upstairs" asks, too.
 */
export function askedAbout(text: string, session: Session, world: World): readonly string[] {
  const last = remembered(session, world.now);
  const what = ABOUT.exec(text.trim())?.[1];
  const asked = last?.calls.every(({ do: does }) => does === 'query') === true;
  if (what === undefined || !(asked || /\babout\b/i.test(text))) return [];
  const bare = what.replace(ARTICLE, '');
  const [device, ...more] = findByName(world.home, bare, world.home.devices);
  if (device !== undefined && more.length === 0) return [`how is the ${device.name}`];
  if (isPlural(bare.split(' ')[0] ?? '')) return [`which ${bare} are on`, `which ${bare} are open`];
  return [`is the ${bare} on`, `is the ${bare} open`];
}

/** @param placed whether a room alone is enough: "in the aft cabin 17", where there is one of the kind */
function whom(
  said: string,
  last: NonNullable<Session['last']>,
  world: World,
  placed: boolean,
): Target | null {
  const { home } = world;
  const these = home.devices.filter(({ id }) => last.devices.includes(id));
  const [first] = these;
  if (first === undefined) return null;
  // "And Sarah's" is no person.
  const bare = said.replace(IN, '');
  const called = [...placesNamed(home.devices, bare), ...namedThere(bare, world)].filter(
    ({ kind }) => kind !== 'person',
  );
  const near = called.filter(({ area }) => area !== null && last.areas.includes(area));
  const meant = near.length > 0 ? near : called;
  if (meant.length > 0) return { name: said, ids: meant.map(({ id }) => id) };
  if (OTHER.test(said)) return { ref: 'other', kind: first.kind };
  if (ONE.test(said)) {
    const one = likeThese(said.replace(ONE, ''), these, world);
    return one === null ? null : { ids: [one.id] };
  }
  const place = said.replace(IN, '').replace(ARTICLE, '');
  const [area] = placesNamed(home.areas, place);
  const [floor] = area === undefined ? placesNamed(home.floors, place) : [];
  if (floor !== undefined) {
    const rooms = home.areas.filter((one) => one.floor === floor.id).map(({ id }) => id);
    const there = home.devices.some((one) => one.kind === first.kind && rooms.includes(one.area ?? ''));
    return placed && there ? { kind: first.kind, floor: floor.id } : null;
  }
  if (area === undefined) {
    // "Living room lamp 1 on." "And lamp 2": another of those, by a part of its name.
    const [one, ...more] = alikeCalled(place, these, world);
    const isOne = one !== undefined && more.length === 0;
    // "And the lights" are no single lamp; "and dad's" and "and the spots" may be.
    if (isOne && (!isPlural(place) || isPlural(one.name) || /\p{L}['’]s\b/u.test(one.name)))
      return { ids: [one.id] };
  } else {
    // "The reading lamp in the aft cabin, and the forward cabin too": its reading lamp, not all its lights.
    const named = last.calls.every(({ target }) => target?.name !== undefined || target?.ids !== undefined);
    const there = home.devices.filter(
      (device) => device.area === area.id && these.every((one) => one !== device),
    );
    const namesakes = there.filter(({ name }) => these.some((one) => one.name === name));
    if (named && namesakes.length > 0) return { ids: namesakes.map(({ id }) => id) };
    return placed && there.some(({ kind }) => kind === first.kind)
      ? { kind: first.kind, area: area.id }
      : null;
  }
  return null;
}

/** "The split in our room". */
function namedThere(said: string, { home }: World): readonly Device[] {
  const [, name = '', place = ''] = /^(.+) (?:in|on|at) (.+)$/.exec(said) ?? [];
  const areas = placesNamed(home.areas, place.replace(ARTICLE, '')).map(({ id }) => id);
  const whole = placesNamed(home.areas, place).map(({ id }) => id);
  return placesNamed(home.devices, name.replace(ARTICLE, '')).filter(
    ({ area }) => area !== null && [...areas, ...whole].includes(area),
  );
}

/** Things of the same kind as these that are called so, those in the same room first; a mere kind of thing is no name. */
function alikeCalled(said: string, these: readonly Device[], { home }: World): readonly Device[] {
  if (nameWords(said).every((word) => PLAIN_KINDS.has(word))) return [];
  const others = home.devices.filter(
    (device) => !these.includes(device) && these.some(({ kind }) => kind === device.kind),
  );
  const near = others.filter(({ area }) => area !== null && these.some((one) => one.area === area));
  const there = findByName(home, said, near);
  return there.length > 0 ? there : findByName(home, said, others);
}
