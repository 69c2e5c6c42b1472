/**
 * What a model may not do whatever it is sure of, because the words say otherwise: act on a question or on what is forbidden, go
 * the other way or to another room, drop a condition, an exception or a degree, do one of several things or what was put right at
 * once, answer now what is to be watched.
 */
import type { Home } from '../../../actions/home.js';
import type { Call } from '../../call.js';
import type { Trial } from '../carry-out.js';
import { isContent } from './as-it-is.js';
import { changesAnother } from './attribute.js';
import { isBareWish } from './bare-wish.js';
import { isBeforehand } from './beforehand.js';
import { unboundIn } from './bound.js';
import { blowsOtherwise, tooFineFor } from './degree.js';
import { isElsewhere } from './elsewhere.js';
import { isFarther } from './farther.js';
import { forbiddenIn, forbids } from './forbidden.js';
import { isHalfHour } from './half-hour.js';
import { isInGeneral } from './in-general.js';
import { leavesQuestion, leavesValues, missesHour } from './left-over.js';
import { isEnough, isNotBought, isStillToBuy } from './not-bought.js';
import { isNowhere } from './nowhere.js';
import { isDoneByPeople } from './people-do.js';
import { contradicts, unlocksInFear, wayOf, waysSaid } from './polarity.js';
import { holdsPutRight } from './put-right.js';
import { asksQuality, tellsOther } from './quality.js';
import { asksOnly } from './question.js';
import { isAmongPeople } from './reported.js';
import { isSpared } from './spared.js';
import { isUnfinished } from './unfinished.js';
import { isWatched } from './watched.js';

/** `forget`: as if nothing had been understood. `reply`: why it is not done. */
export type Veto = { readonly type: 'forget' } | { readonly type: 'refuse'; readonly reply: string };

const FORGET: Veto = { type: 'forget' };
const WHY = {
  condition: "I can't do that on a condition like that yet, so I left everything as it is.",
  exception: "I can't make an exception like that yet, so I left everything as it is.",
  several: 'I understood only a part of that, so I did nothing. Please say one thing at a time.',
  watching: "I can't watch for that yet.",
};

/** Null where nothing in the words speaks against the calls. */
export function vetoOn(
  text: string,
  calls: readonly Call[],
  trial: Trial,
  { home, room }: { readonly home: Home; readonly room: string | null },
): Veto | null {
  if (isWatched(text) && calls.every((call) => call.do === 'query')) return refuse(WHY.watching);
  if (isElsewhere(text, calls, trial, home, room)) return FORGET;
  if (isNowhere(text, home)) return FORGET;
  if (asksQuality(text, calls, trial, home) || tellsOther(text, calls, trial, home)) return FORGET;
  if (trial.effects.length === 0 && trial.question === null) return null;
  if ((asksOnly(text) && !tellsWhen(text, calls)) || isForbidden(text, calls)) return FORGET;
  if (holdsPutRight(text, calls) || missesHour(text, calls)) return FORGET;
  if (isNotBought(text, calls) || isBeforehand(text, calls) || isHalfHour(text, calls)) return FORGET;
  if (isStillToBuy(text, calls) || isEnough(text, calls) || isBareWish(text, calls)) return FORGET;
  if (isAmongPeople(text, calls) || changesAnother(text, calls)) return FORGET;
  if (isFarther(text, calls, trial, home, room) || blowsOtherwise(text, trial, home)) return FORGET;
  if (isDoneByPeople(text, calls, trial, home) || isSpared(text, calls, trial, home)) return FORGET;
  if (isUnfinished(text) || isContent(text) || isInGeneral(text, trial, home)) return FORGET;
  const bound = unboundIn(text, calls);
  if (bound !== null) return refuse(WHY[bound]);
  if (leavesValues(text, calls) || leavesQuestion(text, calls)) return refuse(WHY.several);
  const plain = tooFineFor(text, calls, trial, home);
  if (plain !== null) return refuse(`The ${plain.name} can only be turned on and off.`);
  return contradicts(text, calls) || unlocksInFear(text, calls) ? FORGET : null;
}

/** "Tell me when the wash is done" asks nothing that could be told now. */
function tellsWhen(text: string, calls: readonly Call[]): boolean {
  return /\btell (?:me|us) when\b/i.test(text) && calls.every(({ do: does }) => TOLD.has(does));
}

const TOLD: ReadonlySet<Call['do']> = new Set(['announce', 'timer', 'reminder']);

const isGivenUp = (call: Call): boolean => call.do === 'alarm' && call.op === 'cancel';

/** "Skip evensong tonight". */
const isRun = (call: Call): boolean => call.do === 'run' && call.op === 'activate';

function refuse(reply: string): Veto {
  return { type: 'refuse', reply };
}

/** The forbidden deed itself, or one that goes the same way; where all of the sentence forbids, anything. */
function isForbidden(text: string, calls: readonly Call[]): boolean {
  const whole = forbids(text);
  // "Don't wake us tomorrow": that is what giving the alarm up does.
  if (whole !== null && /^(?:wake|ring)\b/.test(whole.deed) && calls.every(isGivenUp)) return false;
  // "Cancel the timer", "forget the milk": those are taken back by calls of their own.
  if (whole !== null)
    return !whole.takesBack || calls.some((call) => call.do === 'set' || call.do === 'adjust' || isRun(call));
  const deed = forbiddenIn(text);
  const forbidden = deed === null ? null : waysSaid(deed);
  // "Don't put the tub on now, half past one is fine."
  const now = calls.filter(({ when }) => when === undefined).map(wayOf);
  return now.some((way) => way !== null && forbidden?.has(way) === true);
}
