/** The question before once more, of it, of another day, or with another word: "is it locked?", "and tomorrow", "where is it?". */
import { placesNamed } from '../../../actions/resolve/names.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { ANY_WEEKDAY } from '../../time.js';
import { isDiary } from '../agenda/told-events.js';
import type { Said } from '../said.js';

const OF_IT =
  /^(?:and )?(?:is|are) (?:it|they|that|those|them)(?: (?:both|all))?((?: (?:still|already|now|really))*) (on|off|open|closed|shut|locked|unlocked|running|playing|armed|disarmed)(?: (?:now|already|yet))?$/;

/** "Is it locked?": what was last spoken of. */
export function askedOfIt(
  text: string,
  session: Session,
  world: World,
  readAs: (sentence: string) => Call | null,
): Call | null {
  const last = remembered(session, world.now);
  const [, , state] = OF_IT.exec(normalWords(text).join(' ')) ?? [];
  const devices = world.home.devices.filter(({ id }) => last?.devices.includes(id) === true);
  const [first] = devices;
  if (first === undefined || state === undefined) return null;
  const call = readAs(`is the ${first.name} ${state}`);
  if (call?.do !== 'query') return null;
  return { ...call, target: { ref: 'last' }, ...(devices.length > 1 ? { agg: 'all' } : {}) };
}

const THERE =
  /^(?:and )?(?:is|are) (?:it|they|that|those|them|1) (on|off|open|closed|shut|locked|unlocked|running|playing) (?:in|at|on) (?:the |our |my )?(.+?)(?: (?:too|as well|also|now))*$/;

/** "Parlour AC on." "Is it on in the bedroom too?": what is of the kind there. */
export function askedThere({ text, session, world, sense }: Said): Call | null {
  const [, state, place = ''] = THERE.exec(normalWords(text).join(' ')) ?? [];
  const last = remembered(session, world.now);
  const [first] = world.home.devices.filter(({ id }) => last?.devices.includes(id) === true);
  const [area, ...more] = placesNamed(world.home.areas, place);
  if (state === undefined || first === undefined || area === undefined || more.length > 0) return null;
  const call = sense.call(`is the ${first.name} ${state}`);
  const there = world.home.devices.some((one) => one.kind === first.kind && one.area === area.id);
  return call?.do === 'query' && there ? { ...call, target: { kind: first.kind, area: area.id } } : null;
}

const ASKED_ON =
  /^(?:and )?(?:(where|when|who)(?: (?:is|are|was) (?:it|that|they|this))?(?: (?:at|with|on))?(?: (?:then|again|now|exactly))?|(?:with|who with) (?:who|whom))$/;

const SHORT: Readonly<Record<string, 'where' | 'when' | 'who'>> = {
  wheres: 'where',
  whens: 'when',
  whos: 'who',
};

/** "Where is it?", "with whom?", after a question about the calendar: of the same events. */
export function askedOn(
  text: string,
  session: Session,
  readAs: (sentence: string) => Call | null,
): Call | null {
  const words = normalWords(text).flatMap((word) =>
    SHORT[word] === undefined ? [word] : [SHORT[word], 'is'],
  );
  const match = ASKED_ON.exec(words.join(' '));
  if (match === null || session.lastText == null) return null;
  const call = readAs(session.lastText);
  if (!isDiary(call)) return null;
  const { test: _test, agg: _agg, range, ...events } = call;
  // "Is it bin day today?" "When is it?" Whenever that is.
  const anyDay = match[1] === 'when' && call.about !== undefined;
  const on = anyDay || range === undefined ? {} : { range };
  return { ...events, ...on, ask: (match[1] as 'where' | 'when' | 'who' | undefined) ?? 'who' };
}

const OF_DAY = /^(?:and|what about|how about|and what about|and how about)[\s,]+(?:for |on )?(.+?)[\s?.!]*$/i;

const DAY = new RegExp(`\\b(?:today|tonight|now|tomorrow|${ANY_WEEKDAY}|the weekend|this weekend)\\b`, 'i');

/** "And tomorrow", after a question about the weather or the calendar: the same, of that day. */
export function askedOfDay(
  text: string,
  { lastText }: Session,
  readAs: (sentence: string) => Call | null,
): Call | null {
  const day = OF_DAY.exec(text.trim())?.[1];
  if (day === undefined || lastText == null || !DAY.test(day)) return null;
  const before = readAs(lastText);
  if (isDiary(before)) {
    const asked = readAs(`what do i have on ${day}`);
    const { range } = asked?.do === 'query' ? asked : {};
    return range === undefined ? null : { ...before, range };
  }
  if (before?.do !== 'info' || before.topic !== 'weather') return null;
  const call = readAs(`what is the weather ${day}`);
  if (call?.do !== 'info' || call.topic !== 'weather') return null;
  return { ...before, ...('day' in call ? { day: call.day } : {}) };
}
