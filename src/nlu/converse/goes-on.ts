/** What a sentence comes to that goes on from the one before: "a bit more", "no, the hall", "and the bedroom too". */
import { listsOf } from '../../actions/own-lists.js';
import { remembered } from '../../actions/resolve/place.js';
import type { World } from '../../actions/world.js';
import type { Call, ListCall } from '../call.js';
import type { Session } from '../conversation.js';
import { isQuestion, isRequest } from '../gist/filters.js';
import { askedOfSet } from './agenda/asked-of-set.js';
import { beforeEvent } from './agenda/before-event.js';
import { diaryOfIt } from './agenda/diary.js';
import { ofThatEvent } from './agenda/event-placed.js';
import { askedLeft, askedWhen, justPlanned, keptAsIs, planGivenUp, unplanned } from './agenda/plans.js';
import { ofThatEntry } from './agenda/pointed-agenda.js';
import { renamed } from './agenda/renamed.js';
import { skippedOnce } from './agenda/skipped.js';
import { senseOf } from './carry-out.js';
import { asCorrection, correctedValue, notThatOne, takenOut } from './correction/correction.js';
import { saidInstead } from './correction/instead.js';
import { changedBy, ofTheTimer, otherOne, switchedAgain, tookBack } from './follow-up/afterwards.js';
import { onceMore } from './follow-up/again.js';
import { againAt } from './follow-up/again-at.js';
import { backAt } from './follow-up/back-at.js';
import { comparedAgain, reversed } from './follow-up/comparative.js';
import { asContinuation, moreOrLess } from './follow-up/follow-up.js';
import { heldFor } from './follow-up/held.js';
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
import { ofThatList } from './lists/that-list.js';
import { deedAgain } from './pointing/pronoun.js';
import { askedOfDay, askedOfIt, askedOn } from './questions/asked-again.js';
import { askedOfWhose, askedValueOfIt } from './questions/its-value.js';
import { askedOfTheMost } from './questions/most-of-those.js';
import { askedWhich } from './questions/which.js';
import type { Said } from './said.js';
import type { Understood } from './sense.js';
import { leftOutAfterwards, onlyThatAfterwards } from './several/narrowed.js';
import { bareLevel } from './values/bare-level.js';
import { panelMode } from './values/panel-mode.js';
import { scaled } from './values/scaled.js';
import { inOtherWords } from './wording/other-words.js';

/** "A bit more", "no, the hall": plain only after what was just done, and then whatever else the words could mean. */
export function goesOn(said: Said): Understood | null {
  const { text, session, world, sense } = said;
  const readAs = (sentence: string): Call | null => sense.call(sentence);
  const instead = saidInstead(text, session, world);
  const meant = sense.firstOf(instead, (call) => isRequest(call) || isQuestion(call));
  if (meant !== null) return meant;
  // "Not the grow light, the fountain" says more than what is left out.
  const other = takenOut(text)?.meant == null ? null : asCorrection(text, session, world);
  if (other !== null) return sense.tried(other.map((call) => [call]));
  const only = onlyThatAfterwards(said);
  if (only !== null) return { ...sense.tried([only.calls]), last: only.last };
  const out = leftOutAfterwards(said);
  if (out !== null) return { ...sense.tried([out]), ...withoutThese(out, session, world) };
  const deed = deedAgain(text, session, world);
  const again = readAs(text) ?? switchedAgain(text, session, world) ?? (deed === null ? null : readAs(deed));
  const back = broughtBack(text, again, session, world);
  if (back !== null) return sense.tried([back]);
  const ofSet = askedOfSet(said);
  if (ofSet !== null) return sense.tried([[ofSet]]);
  const entry = ofThatEntry(said);
  if (entry !== null) {
    const { call, text: told } = entry;
    return { ...sense.tried([[call]]), ...(told === undefined ? {} : { text: told }) };
  }
  const called = renamed(text, session, world);
  if (called !== null) return sense.tried(called.map((call) => [call]));
  const both = bothLists(text, world);
  if (both !== null) return sense.tried(both.map((call) => [call]));
  const listed = ofThatList(said) ?? listedInstead(text, session, world, readAs);
  if (listed !== null) return { ...sense.tried(listed.map((call) => [call])), ...spokenList(listed, world) };
  const then = sameThen(said) ?? swapped(text, session, world);
  if (then !== null) return sense.tried(then.map((call) => [call]));
  const held = heldFor(said);
  if (held !== null) return held;
  const later = againAt(said) ?? backAt(said);
  // "Off in ten minutes." "Make it twenty": of this, and not of what was said before it.
  if (later !== null) return { ...sense.tried([later]), text };
  const same = sameLater(said);
  if (same !== null) return sense.tried(same.map((call) => [call]));
  const ahead = beforeEvent(text, world, sense);
  if (ahead !== null) return sense.tried(ahead.map((call) => [call]));
  const diary = diaryOfIt(said);
  if (diary !== null) return sense.tried([[diary]]);
  const anew = setAnew(text, session, world, readAs);
  if (anew !== null) return sense.tried(anew.map((call) => [call]));
  const kept = keptAsIs(said);
  if (kept !== null) return sense.tried(kept.map((call) => [call]));
  const after =
    skippedOnce(said) ??
    unplanned(said) ??
    planGivenUp(said) ??
    planGivenUp({ ...said, text: text.replace(THING, '') }) ??
    askedWhen(said) ??
    askedLeft(said) ??
    tookBack(text, session, world) ??
    notThatOne(text, session, world) ??
    panelMode(said) ??
    ofTheTimer(text, session) ??
    otherOne(text, session, world) ??
    changedBy(text, session, world) ??
    comparedAgain(text, session, world) ??
    reversed(text, session, world) ??
    scaled(text, session, world) ??
    moreOrLess(text, session, world) ??
    switchedAgain(text, session, world);
  if (after !== null) return sense.tried([[after]]);
  const asked =
    reckonedAgain(said) ??
    askedOfIt(text, session, world, readAs) ??
    askedOfIt(inOtherWords(text) ?? '', session, world, readAs) ??
    askedOfTheMost(said) ??
    askedWhich(text, session, readAs) ??
    askedValueOfIt(text, session, world, readAs) ??
    askedOfWhose(text, session, readAs) ??
    askedOfList(text, session, world, readAs) ??
    askedOn(text, session, readAs) ??
    ofThatEvent(text, sense) ??
    askedOfDay(text, session, readAs) ??
    onThatList(text, session, readAs);
  if (asked !== null) return sense.tried([[asked]]);
  const value = correctedValue(text, session, world, readAs);
  if (value !== null) return sense.tried([[value]]);
  const too = doneToo(said);
  const likewise = too === null ? null : sense.tried(too.map((call) => [call]));
  if (likewise !== null && senseOf(likewise.trial) > 0) return likewise;
  const level = bareLevel(text, session, world);
  if (level !== null) return sense.tried([[level]]);
  const correction =
    onceMore(text, session, world, readAs) ??
    asCorrection(THAT_ONE.test(text) ? `no, ${text}` : text, session, world);
  if (correction !== null) return sense.tried(correction.map((call) => [call]));
  const [, wish] =
    COMPLAINT.exec(text) ?? (justPlanned(session, world).length > 0 ? GIVEN_UP.exec(text) : null) ?? [];
  if (wish === undefined) return null;
  // "That's too loud, back to where it was."
  return goesOn({ ...said, text: wish }) ?? sense.firstOf([wish], isUndo);
}

const isUndo = (call: Call): boolean => call.do === 'control' && call.op === 'undo';

/** "The tall one", alone, after the short one was turned on. */
const THAT_ONE = /^(?:the|my|our) (?:[\p{L}'’-]+ ){1,3}one[\s.!]*$/iu;

/** "That's too hot, back it down three degrees": what comes last is what is wanted. */
const COMPLAINT =
  /^(?:(?:no|oh|ooh|ow|whoa|ugh|hmm|okay|and|but|now)[\s,]+)*(?:(?:it|that|this)(?:['’]?s| is)|they(?:['’]?re| are)|still)?\s*(?:(?:now|still|way|far|a bit|a little|much)\s+)*(?:too \p{L}+|a bit much|rather much)(?: now| in here| for me)?\s*[,;.]\s*(.{3,})$/iu;

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

/** Of which list the next words are. */
function spokenList(calls: readonly Call[], world: World): { readonly text?: string } {
  const id = calls.findLast((call): call is ListCall => call.do === 'list')?.list;
  const list = listsOf(world).find((one) => one.id === id);
  return list === undefined ? {} : { text: `what is on the ${list.name}` };
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
