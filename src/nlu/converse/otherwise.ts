/** What a sentence comes to that says nothing plain by itself: said in other words, by a part of a name, or beside a reason. */
import type { Home } from '../../actions/home.js';
import { findByName, placesNamed } from '../../actions/resolve/names.js';
import { remembered } from '../../actions/resolve/place.js';
import type { Call } from '../call.js';
import { agendaGist } from '../gist/agenda.js';
import { isAgenda, isQuestion, isRequest } from '../gist/filters.js';
import { gistOf } from '../gist/gist.js';
import { plainQuestions } from '../gist/question.js';
import { anotherOne, moreOfIt, timerByLabel } from './agenda/another.js';
import { diaryNamed } from './agenda/diary.js';
import { skippedInPlainWords } from './agenda/skipped.js';
import { askedOfTimer } from './agenda/timer-asked.js';
import { isUnable, senseOf } from './carry-out.js';
import { waitingForBeyond, waitingForIt, waitingForLevel, waitingForSo } from './follow-up/follow-up.js';
import { askedAbout } from './follow-up/too.js';
import { continued } from './goes-on.js';
import { alsoListed } from './lists/also-listed.js';
import { swappedItem, withListForOne } from './lists/spoken-lists.js';
import { withAgendaNouns, withNouns } from './pointing/ones.js';
import { bothOfThem, deedAgain } from './pointing/pronoun.js';
import type { Said } from './said.js';
import type { Sense, Understood } from './sense.js';
import { leavingOut } from './several/narrowed.js';
import { ofTwoPlaces } from './several/two-places.js';
import { asksLast } from './telling/asks-last.js';
import { leavingScene } from './telling/leaving.js';
import { asks, withoutReason } from './telling/reason.js';
import { sumTold } from './telling/sum-told.js';
import { askedOwnValue } from './values/asked-value.js';
import { putToItsOwn } from './values/own-values.js';
import { roomLevel } from './values/room-level.js';
import { unboundIn } from './veto/bound.js';
import { inFullNames, namesInFull, requestInFullNames } from './wording/full-names.js';
import { inOtherWords } from './wording/other-words.js';
import { particleFirst } from './wording/particle.js';
import { setTwice } from './wording/set-twice.js';
import { withoutSlips } from './wording/slips.js';

/** An order to tell; "some light out here" asks for light, and not whether there is any. */
const TOLD = /\b(?:any\w*|tell|check|see|know|show|list|read|give|look|say|what|which|when|where|who|how)\b/i;

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
function agendaNamed({ text, world, sense }: Said): Understood | null {
  const { agenda } = world;
  if (agenda.clock.length + agenda.timers.length === 0) return null;
  const asked = askedOfTimer(text, world);
  if (asked !== null) return sense.firstOf([asked], isQuestion);
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
  const value = askedOwnValue(text, world, sense);
  if (value !== null) return sense.tried([[value]]);
  const others = [
    particleFirst(text, world),
    leavingScene(text, world),
    setTwice(text),
    inOtherWords(text),
    bothOfThem(text, session, world),
    deedAgain(text, session, world),
    waitingForSo(text, session, world),
    waitingForLevel(text, session, world),
    waitingForBeyond(text, session, world),
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
    sense.firstOf(slips, isRequest) ??
    (understood === null ? asksLast({ text, session, world, sense }) : null)
  );
}
