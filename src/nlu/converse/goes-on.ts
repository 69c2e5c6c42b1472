import { remembered } from '../../actions/resolve/place.js';
import type { World } from '../../actions/world.js';
import type { Call } from '../call.js';
import type { Session } from '../conversation.js';
import { isQuestion, isRequest } from '../gist/filters.js';
import { askedOfSet } from './agenda/asked-of-set.js';
import { beforeEvent } from './agenda/before-event.js';
import { besideAlarm } from './agenda/beside-alarm.js';
import { diaryOfIt } from './agenda/diary.js';
import { ofThatEvent } from './agenda/event-placed.js';
import { askedLeft, askedWhen, justPlanned, keptAsIs, planGivenUp, unplanned } from './agenda/plans.js';
import { ofThatEntry } from './agenda/pointed-agenda.js';
import { renamed } from './agenda/renamed.js';
import { skippedOnce } from './agenda/skipped.js';
import { timerAnew, timerDropped } from './agenda/timer-anew.js';
import { senseOf } from './carry-out.js';
import { asCorrection, correctedValue, notThatOne, takenOut } from './correction/correction.js';
import { saidInstead } from './correction/instead.js';
import { notNow } from './correction/not-now.js';
import { changedBy, ofTheTimer, otherOne, switchedAgain, tookBack } from './follow-up/afterwards.js';
import { onceMore } from './follow-up/again.js';
import { againAt } from './follow-up/again-at.js';
import { backAt } from './follow-up/back-at.js';
import { comparedAgain, reversed } from './follow-up/comparative.js';
import { asContinuation, moreOrLess } from './follow-up/follow-up.js';
import { heldFor } from './follow-up/held.js';
import { otherThreshold } from './follow-up/other-threshold.js';
import { reckonedAgain } from './follow-up/reckoned-again.js';
import { broughtBack } from './follow-up/restoring.js';
import { sameLater } from './follow-up/same-later.js';
import { sameThen } from './follow-up/same-then.js';
import { setAnew } from './follow-up/set-anew.js';
import { swapped } from './follow-up/swapped.js';
import { doneToo } from './follow-up/too.js';
import { askedOfList, onThatList } from './lists/also-listed.js';
import { bothLists } from './lists/both-lists.js';
import { listedInstead } from './lists/list-correction.js';
import { ofThatList, spokenList } from './lists/that-list.js';
import { deedAgain } from './pointing/pronoun.js';
import { askedOfDay, askedOfIt, askedOn, askedThere } from './questions/asked-again.js';
import { askedOfWhose, askedValueOfIt } from './questions/its-value.js';
import { askedOfTheMost } from './questions/most-of-those.js';
import { askedWhich } from './questions/which.js';
import type { Said } from './said.js';
import type { ReadAs, Understood } from './sense.js';
import { leavingOne } from './several/leaving-one.js';
import { leftOutAfterwards, onlyThatAfterwards } from './several/narrowed.js';
import { bareLevel } from './values/bare-level.js';
import { bareSource } from './values/bare-source.js';
import { panelMode } from './values/panel-mode.js';
import { scaled } from './values/scaled.js';
import { thanThat } from './values/than-that.js';
import { inOtherWords } from './wording/other-words.js';

/** "A bit more", "no, the hall": plain only after what was just done, and then whatever else the words could mean. */
export function goesOn(said: Said): Understood | null {
  const there = groundOf(said);
  for (const [ground, step] of STEPS) {
    const found = there[ground] ? step(said) : null;
    if (found !== null) return found;
  }
  return null;
}

/**
 * What there must be for a step to come to anything. In a quiet house, or a while after the last command, most of them are not even
 * looked at: together they cost more than reading the sentence.
 */
interface Ground {
  /** Something was spoken of so lately that "it" still means it. */
  readonly lately: boolean;
  /** Something was said and understood, or done, however long ago. */
  readonly before: boolean;
  /** The sentence before came to nothing. */
  readonly unmet: boolean;
  /** A timer, an alarm or a reminder is set. */
  readonly set: boolean;
  /** A command is put off. */
  readonly planned: boolean;
  /** The words may say it all by themselves. */
  readonly alone: true;
}

function groundOf({ session, world: { agenda, now } }: Said): Ground {
  return {
    lately: remembered(session, now) !== null,
    before: session.last !== null || session.undo !== null || session.lastText != null,
    unmet: session.unmet != null,
    set: agenda.clock.length + agenda.timers.length > 0,
    planned: agenda.scheduled.length > 0,
    alone: true,
  };
}

type Step = (said: Said) => Understood | null;

/** A step that finds a call. */
const one =
  (find: (said: Said) => Call | null): Step =>
  (said) => {
    const call = find(said);
    return call === null ? null : said.sense.tried([[call]]);
  };

/** A step that finds calls, each a command of its own. */
const each =
  (find: (said: Said) => readonly Call[] | null): Step =>
  (said) => {
    const calls = find(said);
    return calls === null ? null : said.sense.tried(calls.map((call) => [call]));
  };

const readAs =
  ({ sense }: Said): ReadAs =>
  (sentence) =>
    sense.call(sentence);

/** In the order in which they are asked: the first that comes to something is meant. */
const STEPS: readonly (readonly [keyof Ground, Step])[] = [
  ['unmet', instead],
  // "Not the grow light, the fountain" says more than what is left out.
  [
    'lately',
    each(({ text, session, world }) =>
      takenOut(text)?.meant == null ? null : asCorrection(text, session, world),
    ),
  ],
  ['lately', onlyThoseAfterwards],
  ['lately', outAfterwards],
  ['lately', broughtBackOf],
  ['set', one(askedOfSet)],
  ['before', ofEntry],
  ['before', each(({ text, session, world }) => renamed(text, session, world))],
  ['alone', each(({ text, world }) => bothLists(text, world))],
  ['before', listed],
  ['before', each(sameThen)],
  ['lately', each(({ text, session, world }) => swapped(text, session, world))],
  ['lately', heldFor],
  ['alone', later],
  ['alone', each(sameLater)],
  ['alone', each(({ text, world, sense }) => beforeEvent(text, world, sense))],
  ['before', one(diaryOfIt)],
  ['before', each(notNow)],
  ['planned', each(otherThreshold)],
  ['set', each(timerAnew)],
  ['set', one(timerDropped)],
  ['set', one(besideAlarm)],
  ['lately', one(thanThat)],
  ['lately', one(leavingOne)],
  ['lately', one(askedThere)],
  ['before', each((said) => setAnew(said.text, said.session, said.world, readAs(said)))],
  ['planned', each(keptAsIs)],
  ['before', one(skippedOnce)],
  ['before', one(unplanned)],
  ['planned', one(planGivenUp)],
  ['planned', one((said) => planGivenUp({ ...said, text: said.text.replace(THING, '') }))],
  ['before', one(askedWhen)],
  ['planned', one(askedLeft)],
  ['before', one(({ text, session, world }) => tookBack(text, session, world))],
  ['before', one(({ text, session, world }) => notThatOne(text, session, world))],
  ['lately', one(panelMode)],
  ['before', one(({ text, session }) => ofTheTimer(text, session))],
  ['before', one(({ text, session, world }) => otherOne(text, session, world))],
  ['lately', one(({ text, session, world }) => changedBy(text, session, world))],
  ['lately', one(({ text, session, world }) => comparedAgain(text, session, world))],
  ['lately', one(({ text, session, world }) => reversed(text, session, world))],
  ['lately', one(({ text, session, world }) => scaled(text, session, world))],
  ['lately', one(({ text, session, world }) => moreOrLess(text, session, world))],
  ['lately', one(({ text, session, world }) => switchedAgain(text, session, world))],
  ['before', one(reckonedAgain)],
  ['lately', one((said) => askedOfIt(said.text, said.session, said.world, readAs(said)))],
  ['lately', one((said) => askedOfIt(inOtherWords(said.text) ?? '', said.session, said.world, readAs(said)))],
  ['alone', one(askedOfTheMost)],
  ['alone', one(bareSource)],
  ['before', one((said) => askedWhich(said.text, said.session, readAs(said)))],
  ['lately', one((said) => askedValueOfIt(said.text, said.session, said.world, readAs(said)))],
  ['before', one((said) => askedOfWhose(said.text, said.session, readAs(said)))],
  ['before', one((said) => askedOfList(said.text, said.session, said.world, readAs(said)))],
  ['before', one((said) => askedOn(said.text, said.session, readAs(said)))],
  ['before', one(({ text, sense }) => ofThatEvent(text, sense))],
  ['before', one((said) => askedOfDay(said.text, said.session, readAs(said)))],
  ['before', one((said) => onThatList(said.text, said.session, readAs(said)))],
  ['lately', one((said) => correctedValue(said.text, said.session, said.world, readAs(said)))],
  ['lately', likewise],
  ['lately', one(({ text, session, world }) => bareLevel(text, session, world))],
  ['lately', each((said) => onceMore(said.text, said.session, said.world, readAs(said)))],
  [
    'lately',
    each(({ text, session, world }) =>
      asCorrection(THAT_ONE.test(text) ? `no, ${text}` : text, session, world),
    ),
  ],
  ['alone', afterComplaint],
];

/** "I meant the hall light": the words before, with that name. */
function instead({ text, session, world, sense }: Said): Understood | null {
  const texts = saidInstead(text, session, world);
  return sense.firstOf(texts, (call) => isRequest(call) || isQuestion(call));
}

function onlyThoseAfterwards(said: Said): Understood | null {
  const only = onlyThatAfterwards(said);
  return only === null ? null : { ...said.sense.tried([only.calls]), last: only.last };
}

function outAfterwards(said: Said): Understood | null {
  const out = leftOutAfterwards(said);
  return out === null ? null : { ...said.sense.tried([out]), ...withoutThese(out, said.session, said.world) };
}

function broughtBackOf({ text, session, world, sense }: Said): Understood | null {
  const deed = deedAgain(text, session, world);
  const again =
    sense.call(text) ?? switchedAgain(text, session, world) ?? (deed === null ? null : sense.call(deed));
  const back = broughtBack(text, again, session, world);
  return back === null ? null : sense.tried([back]);
}

function ofEntry(said: Said): Understood | null {
  const entry = ofThatEntry(said);
  if (entry === null) return null;
  const { call, text } = entry;
  return { ...said.sense.tried([[call]]), ...(text === undefined ? {} : { text }) };
}

function listed(said: Said): Understood | null {
  const { text, session, world, sense } = said;
  const calls = ofThatList(said) ?? listedInstead(text, session, world, readAs(said));
  return calls === null ? null : { ...sense.tried(calls.map((call) => [call])), ...spokenList(calls, world) };
}

/** "Off in ten minutes." "Make it twenty": of this, and not of what was said before it. */
function later(said: Said): Understood | null {
  const calls = againAt(said) ?? backAt(said);
  return calls === null ? null : { ...said.sense.tried([calls]), text: said.text };
}

function likewise(said: Said): Understood | null {
  const too = doneToo(said);
  const found = too === null ? null : said.sense.tried(too.map((call) => [call]));
  return found !== null && senseOf(found.trial) > 0 ? found : null;
}

/** "That's too loud, back to where it was." */
function afterComplaint(said: Said): Understood | null {
  const { text, session, world } = said;
  const [, wish] =
    COMPLAINT.exec(text) ?? (justPlanned(session, world).length > 0 ? GIVEN_UP.exec(text) : null) ?? [];
  if (wish === undefined) return null;
  return goesOn({ ...said, text: wish }) ?? said.sense.firstOf([wish], isUndo);
}

const isUndo = (call: Call): boolean => call.do === 'control' && call.op === 'undo';

/** "The tall one", alone, after the short one was turned on. */
const THAT_ONE = /^(?:the|my|our) (?:[\p{L}'’-]+ ){1,3}one[\s.!]*$/iu;

/** "That's too hot, back it down three degrees": what comes last is what is wanted. */
const COMPLAINT =
  /^(?:(?:no|oh|ooh|ow|whoa|ugh|hmm|okay|and|but|now)[\s,]+)*(?:(?:it|that|this)(?:['’]?s| is)|they(?:['’]?re| are)|still)?\s*(?:(?:now|still|way|far|a bit|a little|much)\s+)*(?:too \p{L}+|a bit much|rather much|(?:(?:a )?(?:bit|little|tad|touch)|rather|pretty|quite) (?:bright|dark|dim|loud|quiet|warm|hot|cold|chilly|cool|high|low|fast|slow|strong|harsh|draughty))(?: now| in here| for me)?\s*[,;.]\s*(.{3,})$/iu;

/** "They're asleep already, skip it", of what was put off just now. */
const GIVEN_UP =
  /^.{3,}?[,;.]\s*(?:so |just |please )*((?:skip|cancel|scrap|forget|drop) (?:it|that)|never ?mind)[\s.!]*$/i;

/** What was left out is not what the next words are of. */
function withoutThese(calls: readonly Call[], session: Session, world: World): Pick<Understood, 'last'> {
  const last = remembered(session, world.now);
  const out = new Set(calls.flatMap(({ target }) => target?.ids ?? []));
  const devices = last?.devices.filter((id) => !out.has(id)) ?? [];
  return last === null || devices.length === 0 ? {} : { last: { ...last, devices, at: world.now } };
}

/** "Cancel the porch light thing." */
const THING = /\s+(?:thing|one|plan|schedule)(?=[\s.!]*$)/i;

/** "And the bedroom too", read as one sentence with the one before, of which only the rest is new. */
export function continued({ text, session, world, sense }: Said): Understood | null {
  const joined = asContinuation(text, session, world);
  if (joined === null) return null;
  const first = sense.ofText(joined.before)?.commands;
  // "Turn it up." "What's it at?" "And the hall?" The question was the last, and nothing is to be done.
  const asked = remembered(session, world.now)?.calls.every(isQuestion) === true;
  if (asked && first?.flat().some(isRequest) === true) return null;
  const before = first?.length ?? 1;
  const found = sense.ofText(joined.whole, before);
  return found !== null && senseOf(found.trial) > 0 && !isOver(found, session) ? found : null;
}

/** The same of the same once more: what was named now was not understood. */
function isOver({ commands, trial }: Understood, { last }: Session): boolean {
  const ids = trial.parts.flatMap(({ devices }) => devices);
  const points = commands.flat().every(({ target }) => target?.ref === 'last');
  return points && ids.length > 0 && ids.every((id) => last?.devices.includes(id) === true);
}
