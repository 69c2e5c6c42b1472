/**
 * "What did you just do?", "why did you do that?", "did that work?": the last deed, as it was told, and who asked for it; how a
 * device then is, where that can be seen.
 */
import { MEMORY_SECONDS, remembered } from '../../../actions/resolve/place.js';
import type { SetState } from '../../call.js';
import { bareWords } from '../../normalize.js';
import { sayValue } from '../../reply/values.js';
import { capital, sayMoment, secondsBetween } from '../../time.js';
import type { Said } from '../said.js';
import type { Understood } from '../sense.js';
import { askedOfIt } from './asked-again.js';

const LEAD = '^(?:(?:and|so|wait|hang on|hold on|hey|okay|ok|sorry|oh|tell me|remind me) )*';
const WHAT = new RegExp(
  `${LEAD}(?:what (?:did|have|had) you (?:just |only )?(?:do|done|did|change|changed|turn (?:on|off)|set)|what (?:did|have) i (?:just )?(?:add|added|put on|put down)(?: (?:on |to )?(?:it|there|that|the list))?|what (?:did|have) i (?:just )?(?:ask|asked|tell|told) you(?: to do)?(?: with .+| about .+)?|what (?:was|is) (?:that|the last thing) you (?:just )?did|what (?:just |has just )?changed|what was the last thing (?:you did|i asked(?: for| you to do)?))(?: just now| right now| then| there| exactly)*$`,
);
const WORKED = new RegExp(
  `${LEAD}(?:did (?:that|it|this) (?:work|go through|happen|take)|has (?:that|it) worked|(?:did|have) you (?:actually |really )?(?:do|done|manage|managed|get|got|set|schedule|scheduled|save|saved|add|added|put) (?:it|that|this)(?: done| up| in| on)?)(?: then| yet| now| okay| ok)*$`,
);

const WHY = new RegExp(
  `${LEAD}(?:(?:why|how come)(?: (?:did|have|had) you(?: just)? (?:do|done|did) (?:that|it|this)| you (?:just )?did (?:that|it|this))?|what did you do (?:that|it|this) for|who (?:did|told you to do|asked (?:you )?(?:for|to do)) (?:that|it|this)|(?<who>who(?: has|s)?(?: just)? (?:turned|switched|put|set|opened|closed|shut|locked|unlocked|changed|started|stopped) (?:that|it|this|them)(?: (?:on|off|up|down))?))(?: just now| right now| then| again)*$`,
);

/** How a device is after it. */
const AFTER: Readonly<Partial<Record<SetState, string>>> = {
  on: 'on',
  off: 'off',
  open: 'open',
  close: 'closed',
  lock: 'locked',
  unlock: 'unlocked',
};

/** The last deed in the words it was told in, with when it was where that is a while ago. */
export function toldDeed({ text, session: { undo }, world: { now } }: Said): string | null {
  const said = bareWords(text);
  if (!WHAT.test(said) && !WORKED.test(said)) return null;
  if (undo?.at === undefined || undo.reply === undefined) return 'Nothing that still stands.';
  if (secondsBetween(undo.at, now) <= MEMORY_SECONDS) return undo.reply;
  return `${capital(sayMoment(undo.at, now))}: ${undo.reply}`;
}

/** "Why did you do that?", "who turned that on?": whoever is asked for it here; null where nothing of the kind is asked. */
export function toldWhy({ text, session, world: { now } }: Said): string | null {
  const match = WHY.exec(bareWords(text));
  if (match === null) return null;
  const { undo, lastReply } = session;
  const age = undo?.at === undefined ? Number.NaN : secondsBetween(undo.at, now);
  const ours = age >= 0 && age <= MEMORY_SECONDS && undo?.reply !== undefined;
  // "Why?", by itself, is of what was said last.
  if (/^\W*(?:why|how come)\W*$/i.test(text) && (!ours || undo?.reply !== lastReply)) return null;
  const devices = Object.keys(undo?.devices ?? {});
  const spokenOf = remembered(session, now)?.devices ?? [];
  if (match.groups?.['who'] !== undefined && !spokenOf.some((id) => ours && devices.includes(id)))
    return spokenOf.length === 0 ? null : "I don't know who did that.";
  return ours ? `You have just asked me for that. ${undo.reply}` : 'I have done nothing just now.';
}

/** "Did that work?", of what was switched: how that is. */
export function seenToWork({ text, session, world, sense }: Said): Understood | null {
  if (!WORKED.test(bareWords(text))) return null;
  const call = remembered(session, world.now)?.calls.at(-1);
  const state = call?.do === 'set' && call.when === undefined ? AFTER[call.state] : undefined;
  const asked =
    state === undefined
      ? null
      : askedOfIt(`is it ${state}`, session, world, (sentence) => sense.call(sentence));
  return asked === null ? null : sense.tried([[asked]]);
}

const BEFORE = new RegExp(
  `${LEAD}(?:what|how (?:warm|bright|loud|high|low|fast|far open))(?: (?:was|were)) (?:it|that|they)(?: (?:set|at|on|to|like))* before(?: (?:that|then|i changed it|you changed it))?$`,
);

/** "What was it before?", of the last deed: the value that this took the place of, where it was one. */
export function toldBefore({ text, session: { undo }, world }: Said): string | null {
  if (!BEFORE.test(bareWords(text))) return null;
  if (undo?.at === undefined || secondsBetween(undo.at, world.now) > MEMORY_SECONDS) return null;
  const told = world.home.devices.flatMap((device) => {
    const was = undo.devices[device.id] ?? {};
    const now = world.states.get(device.id) ?? {};
    const changed = Object.keys(was).filter(
      (name) => was[name] !== now[name] && (typeof was[name] === 'number' || typeof was[name] === 'string'),
    );
    return changed.map((name) => `The ${device.name} was at ${sayValue(device, name, was[name])}.`);
  });
  return told.length === 1 ? (told[0] ?? null) : null;
}
