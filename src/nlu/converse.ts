/**
 * The conversation as a pure function: what was said, in a house as it is, in a session as it stands, becomes calls,
 * effects and a reply. Shared by `try`, the hub and replay; when to listen and to speak is src/fsm's business.
 *
 * A turn (converse/turn.ts) answers an open question or drops it; then the sentence is read on its own (converse/sense.ts);
 * then, if it says nothing on its own, as following the one before or in other words (converse/goes-on.ts, converse/otherwise.ts).
 */
import { withoutAddress } from './address.js';
import type { Converse, Outcome, Session, Utterance } from './conversation.js';
import type { Conclusion } from './converse/conclude.js';
import { fluent } from './converse/correction/disfluency.js';
import { unmetAfter } from './converse/correction/instead.js';
import { withoutTakenBack } from './converse/correction/not-that.js';
import { withoutCorrection } from './converse/correction/repair.js';
import { retimed } from './converse/correction/retimed.js';
import { asLastHeard } from './converse/cut-off.js';
import type { ConverseOptions } from './converse/options.js';
import { withIt } from './converse/pointing/him-or-her.js';
import { withThatPerson } from './converse/pointing/that-person.js';
import { withTheirThings } from './converse/pointing/their-things.js';
import { orderAlone } from './converse/several/led-on.js';
import { Turn } from './converse/turn.js';
import { withComingHour } from './converse/wording/coming-hour.js';
import { spelledOut } from './converse/wording/contracted.js';
import { forgetTexts, once } from './recalled.js';
import type { Reading } from './skill.js';

export type { ConverseOptions };

export function createConverse(options: ConverseOptions): Converse {
  const turnOf = conversing(options);
  return (...said) => {
    try {
      return turnOf(...said);
    } finally {
      forgetTexts();
    }
  };
}

function conversing(options: ConverseOptions): Converse {
  return (world, session, utterance) => {
    const started = performance.now();
    const turn = { ...session, turns: (session.turns ?? 0) + 1 };
    // Before doubled words go: "at twenty to to call her".
    const timed = withComingHour(utterance.text, session.pending, world.now);
    const plain = orderAlone(retimed(spelledOut(withoutAddress(fluent(timed)))));
    // A sentence is asked for by many.
    const read = once(options.read);
    const isOne = (said: string): boolean => isCommand(read(said));
    const left = withoutTakenBack(plain, isOne);
    const kept = left === null ? null : withoutCorrection(left, isOne);
    const named = kept === null ? null : withIt(kept, session, world);
    const text =
      named === null ? null : withTheirThings(withThatPerson(named, session, world), session, world);
    const meant = text === null ? utterance : { ...utterance, text };
    const heard = text === utterance.text ? utterance.readings : undefined;
    const readings = text === null ? [] : (heard ?? read(text));
    const grammarMs = performance.now() - started;
    const asked = new Turn({ ...options, read }, world, turn, meant, readings);
    // Taken back, and nobody knows for what: the words before must not be done.
    const conclusion = asLastHeard(text === null ? asked.unsaid() : asked.run(), world);
    const about = { text: text ?? utterance.text, before: session, now: world.now };
    const told = { ...conclusion, session: keptUnmet(conclusion.session, unmetAfter(conclusion, about)) };
    return outcome(told, utterance, { total: performance.now() - started, grammar: grammarMs });
  };
}

/** Is something to be done or told, beyond a yes or no to what was said? */
function isCommand(readings: readonly Reading[]): boolean {
  return readings.some(({ commands }) => commands.some(({ skill }) => skill !== 'control'));
}

function keptUnmet({ unmet: _, ...session }: Session, unmet: Session['unmet']): Session {
  return unmet == null ? session : { ...session, unmet };
}

function outcome(conclusion: Conclusion, utterance: Utterance, ms: Outcome['ms']): Outcome {
  const understood = conclusion.source !== 'none';
  return { ...conclusion, confidence: utterance.confidence ?? (understood ? 1 : 0), ms };
}
