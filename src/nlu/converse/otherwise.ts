/** What a sentence comes to that is not plain by itself: it goes on from the one before, or says the same in other words. */
import type { Home } from '../../actions/home.js';
import { listsOf } from '../../actions/own-lists.js';
import { findByName, placesNamed } from '../../actions/resolve/names.js';
import { remembered } from '../../actions/resolve/place.js';
import type { World } from '../../actions/world.js';
import type { Call, ListCall } from '../call.js';
import type { Session } from '../conversation.js';
import { agendaGist } from '../gist/agenda.js';
import { isAgenda, isQuestion, isRequest } from '../gist/filters.js';
import { gistOf } from '../gist/gist.js';
import { plainQuestions } from '../gist/question.js';
import { anotherOne, moreOfIt, timerByLabel } from './agenda/another.js';
import { beforeEvent } from './agenda/before-event.js';
import { diaryNamed, diaryOfIt } from './agenda/diary.js';
import { ofThatEvent } from './agenda/event-placed.js';
import { askedLeft, askedWhen, keptAsIs, planGivenUp, unplanned } from './agenda/plans.js';
import { ofThatEntry } from './agenda/pointed-agenda.js';
import { renamed } from './agenda/renamed.js';
import { skippedInPlainWords, skippedOnce } from './agenda/skipped.js';
import { isUnable, senseOf } from './carry-out.js';
import { asCorrection, correctedValue, takenOut } from './correction/correction.js';
import { saidInstead } from './correction/instead.js';
import { changedBy, ofTheTimer, otherOne, switchedAgain, tookBack } from './follow-up/afterwards.js';
import { onceMore } from './follow-up/again.js';
import { againAt } from './follow-up/again-at.js';
import { backAt } from './follow-up/back-at.js';
import { comparedAgain, reversed } from './follow-up/comparative.js';
import {
  alsoListed,
  asContinuation,
  askedOfDay,
  askedOfIt,
  askedOfList,
  askedOn,
  moreOrLess,
  onThatList,
  waitingForIt,
  waitingForSo,
} from './follow-up/follow-up.js';
import { heldFor } from './follow-up/held.js';
import { reckonedAgain } from './follow-up/reckoned-again.js';
import { broughtBack } from './follow-up/restoring.js';
import { sameLater } from './follow-up/same-later.js';
import { setAnew } from './follow-up/set-anew.js';
import { askedAbout, doneToo } from './follow-up/too.js';
import { listedInstead } from './lists/list-correction.js';
import { swappedItem, withListForOne } from './lists/spoken-lists.js';
import { ofThatList } from './lists/that-list.js';
import { withAgendaNouns, withNouns } from './pointing/ones.js';
import { bothOfThem, deedAgain } from './pointing/pronoun.js';
import { askedOfWhose, askedValueOfIt } from './questions/its-value.js';
import { askedWhich } from './questions/which.js';
import type { Sense, Understood } from './sense.js';
import { leavingOut, leftOutAfterwards, onlyThatAfterwards } from './several/narrowed.js';
import { ofTwoPlaces } from './several/two-places.js';
import { leavingScene } from './telling/leaving.js';
import { asks, withoutReason } from './telling/reason.js';
import { sumTold } from './telling/sum-told.js';
import { bareLevel } from './values/bare-level.js';
import { putToItsOwn } from './values/own-values.js';
import { panelMode } from './values/panel-mode.js';
import { roomLevel } from './values/room-level.js';
import { unboundIn } from './veto/bound.js';
import { inFullNames, namesInFull, requestInFullNames } from './wording/full-names.js';
import { inOtherWords } from './wording/other-words.js';
import { particleFirst } from './wording/particle.js';
import { withoutSlips } from './wording/slips.js';

/** An order to tell; "some light out here" asks for light, and not whether there is any. */
const TOLD = /\b(?:any\w*|tell|check|see|know|show|list|read|give|look|say|what|which|when|where|who|how)\b/i;

/** A sentence, and all that it can be understood by. */
export interface Said {
  readonly text: string;
  readonly session: Session;
  readonly world: World;
  readonly sense: Sense;
}

/** "A bit more", "no, the hall": plain only after what was just done, and then whatever else the words could mean. */
export function goesOn(said: Said): Understood | null {
  const { text, session, world, sense } = said;
  const readAs = (sentence: string): Call | null => sense.call(sentence);
  const instead = saidInstead(text, session, world);
  const meant = sense.firstOf(instead, (call) => isRequest(call) || isQuestion(call));
  if (meant !== null) return meant;
  // "Not the grow light, the fountain" says more than what is left out.
  const swapped = takenOut(text)?.meant == null ? null : asCorrection(text, session, world);
  if (swapped !== null) return sense.tried(swapped.map((call) => [call]));
  const only = onlyThatAfterwards(said);
  if (only !== null) return { ...sense.tried([only.calls]), last: only.last };
  const out = leftOutAfterwards(said);
  if (out !== null) return { ...sense.tried([out]), ...withoutThese(out, session, world) };
  const deed = deedAgain(text, session, world);
  const again = readAs(text) ?? switchedAgain(text, session, world) ?? (deed === null ? null : readAs(deed));
  const back = broughtBack(text, again, session, world);
  if (back !== null) return sense.tried([back]);
  const entry = ofThatEntry(said);
  if (entry !== null) {
    const { call, text: told } = entry;
    return { ...sense.tried([[call]]), ...(told === undefined ? {} : { text: told }) };
  }
  const called = renamed(text, session, world);
  if (called !== null) return sense.tried(called.map((call) => [call]));
  const listed = ofThatList(said) ?? listedInstead(text, session, world, readAs);
  if (listed !== null) return { ...sense.tried(listed.map((call) => [call])), ...spokenList(listed, world) };
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
    panelMode(said) ??
    ofTheTimer(text, session) ??
    otherOne(text, session, world) ??
    changedBy(text, session, world) ??
    comparedAgain(text, session, world) ??
    reversed(text, session, world) ??
    moreOrLess(text, session, world) ??
    switchedAgain(text, session, world);
  if (after !== null) return sense.tried([[after]]);
  const asked =
    reckonedAgain(said) ??
    askedOfIt(text, session, world, readAs) ??
    askedOfIt(inOtherWords(text) ?? '', session, world, readAs) ??
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
  const too = doneToo(text, session, world);
  const likewise = too === null ? null : sense.tried(too.map((call) => [call]));
  if (likewise !== null && senseOf(likewise.trial) > 0) return likewise;
  const level = bareLevel(text, session, world);
  if (level !== null) return sense.tried([[level]]);
  const correction =
    onceMore(text, session, world, readAs) ??
    asCorrection(THAT_ONE.test(text) ? `no, ${text}` : text, session, world);
  if (correction !== null) return sense.tried(correction.map((call) => [call]));
  const [, wish] = COMPLAINT.exec(text) ?? [];
  if (wish === undefined) return null;
  // "That's too loud, back to where it was."
  return goesOn({ ...said, text: wish }) ?? sense.firstOf([wish], isUndo);
}

const isUndo = (call: Call): boolean => call.do === 'control' && call.op === 'undo';

/** "The tall one", alone, after the short one was turned on. */
const THAT_ONE = /^(?:the|my|our) (?:[\p{L}'’-]+ ){1,3}one[\s.!]*$/iu;

/** "That's too hot, back it down three degrees": what comes last is what is wanted. */
const COMPLAINT =
  /^(?:(?:no|oh|hmm|okay|and|but|now)[\s,]+)*(?:(?:it|that|this)(?:['’]?s| is)|they(?:['’]?re| are)|still)?\s*(?:(?:now|still|way|far|a bit|a little|much)\s+)*too \p{L}+(?: now| in here| for me)?\s*[,;.]\s*(.{3,})$/iu;

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

/** The plain questions that the words may be, each as it stands and with the name in full that it has a part of. */
function questionsIn(text: string, home: Home): string[] {
  const plain = plainQuestions(text);
  const full = [...plain, inOtherWords(text) ?? text].map((one) => inFullNames(one, home));
  return [...plain, ...full].filter((one) => one !== null);
}

const isReckoned = (call: Call): boolean =>
  call.do === 'info' && (call.topic === 'math' || call.topic === 'conversion');

const OF_AGENDA: ReadonlySet<string> = new Set(['alarm', 'timer', 'reminder']);

/** What is set, by a part of what it is for: only where there is such a one. */
function agendaNamed({ text, world: { agenda }, sense }: Said): Understood | null {
  if (agenda.clock.length + agenda.timers.length === 0) return null;
  const texts = withAgendaNouns(text, sense.before);
  for (const one of texts) {
    const found = sense.firstOf([one], ({ do: does }) => OF_AGENDA.has(does));
    if (found !== null && (found.trial.effects.length > 0 || found.trial.question !== null)) return found;
  }
  return null;
}

/** What can only be done in part, as long as a name is no name in full. */
function allInFull(text: string, home: Home, sense: Sense): Understood | null {
  const told = namesInFull(text, home);
  const found = told === null ? null : sense.firstOf([told, ...gistOf(told, home)], isRequest);
  return found !== null && senseOf(found.trial) === 2 ? found : null;
}

/** Where nothing was understood, or nothing that makes sense here: what else the words may come to. */
export function otherwise(
  { text, session, world, sense }: Said,
  understood: Understood | null,
): Understood | null {
  if (understood !== null && senseOf(understood.trial) > 0)
    return senseOf(understood.trial) === 1 ? allInFull(text, world.home, sense) : null;
  const sum = understood === null ? sense.firstOf(sumTold(text), isReckoned) : null;
  if (sum !== null) return sum;
  const ones = withNouns(text, session, world);
  const named =
    sense.firstOf(ones, (call) => isRequest(call) || isQuestion(call)) ??
    agendaNamed({ text, session, world, sense }) ??
    ones.map((one) => continued({ text: one, session, world, sense })).find((one) => one !== null);
  if (named != null) return named;
  const diary = diaryNamed({ text, session, world, sense });
  if (diary !== null) return sense.tried([[diary]]);
  const level = roomLevel({ text, session, world, sense });
  if (level !== null) return level;
  if (understood !== null && isUnable(understood.trial)) return null;
  const { home } = world;
  const swapped = swappedItem({ text, session, world, sense });
  if (swapped !== null && understood === null) return sense.tried(swapped.map((call) => [call]));
  const own = putToItsOwn(text, session, world);
  const put = own === null ? null : sense.tried(own.map((call) => [call]));
  if (put !== null && senseOf(put.trial) > 0) return put;
  const others = [
    particleFirst(text, world),
    leavingScene(text, world),
    inOtherWords(text),
    bothOfThem(text, session, world),
    deedAgain(text, session, world),
    waitingForSo(text, session, world),
    anotherOne(text, session, world),
    timerByLabel(text, world),
    moreOfIt(text, session, world),
    withListForOne(text, world),
    waitingForIt(text, session, world),
    alsoListed(text, session, world),
    ...skippedInPlainWords(text),
  ];
  // All of it or nothing: "the TV and hall lamp" are no two lamps.
  const places = understood === null ? ofTwoPlaces(text) : null;
  const inBoth = places === null ? null : sense.ofText(places);
  // Reminders and lists take any words.
  const ofThings = inBoth?.commands.flat().every((call) => isRequest(call) || isQuestion(call)) === true;
  if (inBoth !== null && ofThings && senseOf(inBoth.trial) === 2) return inBoth;
  const plain = understood === null ? others.filter((other) => other !== null) : [];
  const less = leavingOut({ text, session, world, sense });
  if (less !== null) return less;
  const told =
    sense.firstOf(plain, () => true) ??
    (understood === null ? sense.firstOf(askedAbout(text, session, world), isQuestion) : null);
  if (told !== null) return told;
  const left = withoutReason(text, {
    isThing: (said) => findByName(home, said, home.devices).length > 0,
    isPlace: (said) => placesNamed(home.areas, said).length > 0,
    pointsBack: (remembered(session, world.now)?.devices ?? []).length > 0,
  });
  const reasoned = left.filter((one) => !asks(one));
  const asked = sense.firstOf(
    left.filter(asks).flatMap((one) => [one, ...plainQuestions(one)]),
    isQuestion,
  );
  if (asked !== null) return asked;
  // "It's warm, put the radiator on cooling": it cannot, and that is the answer, not "cooler".
  const unable = sense.firstUnable(reasoned);
  if (unable !== null) return unable;
  const whole = allInFull(text, home, sense);
  if (whole !== null) return whole;
  const gists = [text, ...reasoned].flatMap((one) => gistOf(one, home));
  // A slip is mended only where the words say nothing at all.
  const slips = understood === null ? withoutSlips(text) : [];
  const request = sense.firstOf([...reasoned, ...gists], isRequest);
  // What was left out may be a condition, or an exception.
  if (request !== null && unboundIn(text, request.commands.flat()) !== null) return null;
  const full = understood === null ? requestInFullNames(text, home) : null;
  return (
    request ??
    sense.firstOf(questionsIn(text, home), isQuestion) ??
    sense.firstOf(
      reasoned.filter((one) => TOLD.test(one)),
      isAgenda,
    ) ??
    sense.firstOf(reasoned, (call) => isAgenda(call) && call.do !== 'query') ??
    sense.firstOf(
      [text, ...reasoned].flatMap((one) => agendaGist(one, home)),
      isAgenda,
    ) ??
    sense.firstOf(full === null ? [] : [full], isRequest) ??
    sense.firstOf(slips, isRequest)
  );
}
