/** One turn of a conversation: which of all that the words may be is taken, and what that comes to. */
import type { World } from '../../actions/world.js';
import type { ControlOp } from '../call.js';
import type { Pending, Session, Utterance } from '../conversation.js';
import { isQuestion } from '../gist/filters.js';
import type { Reading } from '../skill.js';
import { soundAlikes } from '../sound/sound-alikes.js';
import { askedOfDiary, mayBeDiarys } from './agenda/asked-event.js';
import { type Answer, answerTo, isOpen } from './answer.js';
import { isRefusal, senseOf } from './carry-out.js';
import {
  type Around,
  acknowledge,
  type Conclusion,
  conclude,
  decline,
  leaving,
  notUnderstood,
  offerUndo,
  repeatLast,
  wrongPin,
} from './conclude.js';
import { isContested } from './contested.js';
import { saysWrong } from './correction/correction.js';
import { withItsWay } from './follow-up/follow-up.js';
import { saysToo } from './follow-up/too.js';
import { continued, goesOn } from './goes-on.js';
import { isHalfMeant } from './half-meant.js';
import { aboutPending, askedInstead, asksAbout, declined } from './meanwhile.js';
import { nothingToDo } from './nothing-to-do.js';
import type { ConverseOptions } from './options.js';
import { otherwise } from './otherwise.js';
import { asking, concludeProposed, HEARD_ACTS_FROM } from './proposed.js';
import { ableTo } from './questions/able.js';
import { askedOfIt } from './questions/asked-again.js';
import { askedOfMore } from './questions/both-named.js';
import { seenToWork } from './questions/deed.js';
import { asQuestion } from './questions/tag-question.js';
import { toldOf } from './questions/told.js';
import type { Said } from './said.js';
import { isAsking, MAX_READINGS, Sense, type Understood } from './sense.js';
import { onlyThat } from './several/narrowed.js';
import { mayBeMore, refusedFor } from './soft-refusal.js';
import { courtesyFor } from './telling/courtesy.js';
import { withOwnValues } from './values/with-own-values.js';

/** Everything it looks at, so that no helper takes six arguments. */
export class Turn {
  readonly #options: ConverseOptions;
  readonly #world: World;
  readonly #session: Session;
  readonly #utterance: Utterance;
  readonly #text: string;
  readonly #readings: readonly Reading[];
  readonly #room: string | null;
  readonly #sense: Sense;
  #best: Understood | null | undefined;
  /** The event that the words ask about, looked for once a turn. */
  #event: Understood | null | undefined;

  constructor(
    options: ConverseOptions,
    world: World,
    session: Session,
    utterance: Utterance,
    readings: readonly Reading[],
  ) {
    this.#options = options;
    this.#world = world;
    this.#session = session;
    this.#utterance = utterance;
    this.#text = utterance.text;
    this.#readings = readings;
    this.#room = session.room ?? world.home.defaultRoom;
    this.#sense = new Sense(options, world, session, this.#room, this.#text);
  }

  get #said(): Said {
    return { text: this.#text, session: this.#session, world: this.#world, sense: this.#sense };
  }

  run(): Conclusion {
    const { pending } = this.#session;
    if (pending !== null && isOpen(pending, this.#world)) {
      const meanwhile = pending.kind === 'confirm' ? this.#meanwhile(pending) : null;
      if (meanwhile !== null) return meanwhile;
      const answer = answerTo(pending, this.#text, {
        world: this.#world,
        control: this.#control(),
        isCommand: () => this.#understood() !== null,
        readAs: (sentence) => this.#sense.call(sentence),
        verifyPin: this.#options.verifyPin ?? null,
      });
      // What only the model understands is another command as well.
      const other = answer?.type === 'unclear' && pending.kind === 'confirm' ? this.#done() : null;
      if (other !== null) return other;
      // "When should I remind you?" "We're out of milk, put it on the list" is another command, however it is put.
      const afresh = answer?.type === 'unclear' && pending.kind === 'missing' ? this.#afresh() : null;
      if (afresh !== null) return afresh;
      if (answer !== null) return this.#answered(answer);
    }
    const session = { ...this.#session, pending: null };
    const offer = saysWrong(this.#text) ? offerUndo(this.#around(session)) : null;
    if (offer !== null) return offer;
    const able = ableTo(this.#said);
    if (able === '') return this.unsaid();
    const seen = able === null ? seenToWork(this.#said) : null;
    const told = able ?? (seen === null ? toldOf(this.#said) : null);
    if (told !== null) return leaving(this.#around(session), told);
    const questions = asQuestion(this.#text);
    const asked = seen ?? askedOfMore(this.#said) ?? this.#sense.firstOf(questions, isQuestion);
    const understood = asked ?? onlyThat(this.#said) ?? this.#understood();
    const follow =
      asked ??
      goesOn(this.#said) ??
      (understood === null || senseOf(understood.trial) === 0 ? continued(this.#said) : null);
    const read = follow ?? otherwise(this.#said, understood) ?? understood;
    const meant = (mayBeDiarys(read) ? this.#ofDiary() : null) ?? read;
    const taken = meant === null ? null : withOwnValues(meant, this.#said);
    const refused = taken === null ? null : refusedFor(taken.trial);
    const alike =
      refused === null || refused.has('no_device') || refused.has('out_of_scope')
        ? this.#soundAlike(session)
        : null;
    if (alike !== null) return alike;
    // "The hob is off, right?" asks, even where nobody can answer.
    if (
      taken === null ||
      isHalfMeant(taken, this.#text) ||
      (asked === null && questions.length > 0 && !isAsking(taken))
    )
      return this.unsaid();
    const talk = follow === null ? this.#talk(session, taken) : null;
    if (talk !== null) return talk;
    // What may have been heard wrongly is asked about, not done.
    if (taken.trial.effects.length > 0 && this.#isDoubtful(taken)) {
      return { ...asking(taken.trial, taken.commands.flat(), this.#around(session)), source: 'grammar' };
    }
    // What goes on from a sentence leaves that sentence for the next to go on from.
    const text =
      follow === null ? (taken.text ?? this.#text) : (follow.text ?? session.lastText ?? this.#text);
    const too = saysToo(this.#text);
    const concluded = conclude(taken.trial, this.#around(session), { confirmed: null, text, too });
    const last = taken.last;
    const after = withItsWay(this.#text, last ?? concluded.session.last, session.last);
    const done = { ...concluded, session: { ...concluded.session, last: after } };
    if (!mayBeMore(this.#text, taken.trial, this.#world.home)) return done;
    return this.#proposed(session) ?? { ...done, source: 'none', calls: [] };
  }

  /** The open question is asked again after an answer, or of something else; null where neither was said. */
  #meanwhile(pending: Extract<Pending, { kind: 'confirm' }>): Conclusion | null {
    if (this.#control() !== null) return null;
    const session = { ...this.#session, pending: null };
    const instead = askedInstead(this.#text, pending, this.#world);
    if (instead !== null) {
      const { trial } = this.#sense.tried(instead.map((call) => [call]));
      return conclude(trial, this.#around(session), { confirmed: null, text: session.lastText ?? null });
    }
    const about = aboutPending(this.#session, this.#world);
    const sense = new Sense(this.#options, this.#world, about, this.#room, this.#text);
    const ofIt = askedOfIt(this.#text, about, this.#world, (said) => sense.call(said));
    const asked =
      sense.firstOf(asQuestion(this.#text), isQuestion) ??
      (ofIt === null ? sense.of(this.#readings) : sense.tried([[ofIt]]));
    const question = this.#session.lastReply;
    if (asked === null || question === null || !asksAbout(asked, pending)) return null;
    const told = conclude(asked.trial, this.#around(about), {
      confirmed: null,
      text: session.lastText ?? null,
    });
    return {
      ...told,
      reply: `${told.reply} ${question}`,
      ask: question,
      session: { ...told.session, pending: { ...pending, at: this.#world.now }, lastReply: question },
    };
  }

  /** What the words do or ask, had nothing been asked; null where that is nothing. */
  #afresh(): Conclusion | null {
    const session = { ...this.#session, pending: null };
    const { proposed: _, ...utterance } = this.#utterance;
    const found = new Turn(this.#options, this.#world, session, utterance, this.#readings).run();
    const means = found.calls.some(({ do: does }) => does !== 'none' && does !== 'control');
    return found.source === 'grammar' && means ? found : null;
  }

  /** What the model is sure of, and does without a question of its own. */
  #done(): Conclusion | null {
    const done = this.#proposed({ ...this.#session, pending: null });
    return done === null || done.ask !== null ? null : done;
  }

  /** "Turn off the kitchen lied": done where it can hardly be another name, else asked about. */
  #soundAlike(session: Session): Conclusion | null {
    for (const { text, sure } of soundAlikes(this.#text, this.#world.home)) {
      const meant = this.#sense.ofText(text);
      if (meant === null || senseOf(meant.trial) < 2 || meant.trial.parts.some(isRefusal)) continue;
      if (sure && !this.#isDoubtful(meant))
        return conclude(meant.trial, this.#around(session), { confirmed: null, text });
      if (meant.trial.effects.length === 0) continue;
      return { ...asking(meant.trial, meant.commands.flat(), this.#around(session)), source: 'grammar' };
    }
    return null;
  }

  /** The recogniser had these words for no command of the house, or others nearly as well. */
  #isDoubtful(taken: Understood): boolean {
    const { loose, ranked } = this.#utterance;
    if (loose === true) return true;
    return isContested(this.#text, ranked ?? [], (text) => {
      const meant = text === this.#text ? taken : this.#sense.ofText(text);
      if (meant === null || (meant !== taken && senseOf(meant.trial) === 0)) return null;
      return JSON.stringify(meant.trial.parts.flatMap(({ calls }) => calls));
    });
  }

  /** The words say nothing that could be done: an open question is dropped. */
  unsaid(): Conclusion {
    const session = { ...this.#session, pending: null };
    const courtesy = courtesyFor(this.#text);
    if (courtesy !== null) return acknowledge(this.#around(session), courtesy);
    const event = this.#ofDiary();
    if (event !== null)
      return conclude(event.trial, this.#around(session), { confirmed: null, text: this.#text });
    return (
      nothingToDo(this.#said, this.#around(session), this.#options.outOfRange) ??
      this.#proposed(session) ??
      notUnderstood(session, this.#world, this.#room)
    );
  }

  /** What the micro LLM made of a text that no phrase covers; asked beforehand, by whoever has one. */
  #proposed(session: Session): Conclusion | null {
    const { proposed, loose, confidence = 1 } = this.#utterance;
    if (proposed === undefined) return null;
    if (loose !== true) return concludeProposed(proposed, this.#around(session), this.#text);
    const heard = { ...proposed, confidence: proposed.confidence * confidence };
    return concludeProposed(heard, this.#around(session), this.#text, HEARD_ACTS_FROM);
  }

  #around(session: Session): Around {
    const noPin = this.#options.verifyPin === null;
    return { session, world: this.#world, room: this.#room, ...(noPin ? { noPin } : {}) };
  }

  /** The control word that the text may be: an open question is answered by it even if it could mean more. */
  #control(): ControlOp | null {
    for (const reading of this.#readings.slice(0, MAX_READINGS)) {
      const [call, ...more] = this.#sense.interpret(reading)?.flat() ?? [];
      if (more.length === 0 && call?.do === 'control') return call.op;
    }
    return null;
  }

  #ofDiary(): Understood | null {
    if (this.#event === undefined) this.#event = askedOfDiary(this.#said);
    return this.#event;
  }

  #understood(): Understood | null {
    if (this.#best !== undefined) return this.#best;
    this.#best = this.#sense.of(this.#readings);
    return this.#best;
  }

  #answered(answer: Answer): Conclusion {
    const session = { ...this.#session, pending: null };
    const around = this.#around(session);
    switch (answer.type) {
      case 'do': {
        const { trial } = this.#sense.tried(answer.calls.map((call) => [call]));
        // A PIN is not kept: nothing goes on from it.
        const secret = answer.confirmed?.level === 'pin';
        const { pending } = this.#session;
        const which =
          pending?.kind === 'choose' || (pending?.kind === 'missing' && pending.field === 'target');
        const text = secret || which ? (session.lastText ?? null) : this.#text;
        return conclude(trial, around, { confirmed: answer.confirmed, text });
      }
      case 'declined':
        return decline({ ...around, session: declined(this.#session, this.#world) }, answer.op);
      case 'wrong-pin':
      case 'pin-locked':
      case 'no-pin-set':
        return wrongPin(around, answer.type);
      case 'unclear':
        return notUnderstood(this.#session, this.#world, this.#room);
    }
  }

  /** Words about the conversation itself; null for those that act ("louder", "stop"). */
  #talk(session: Session, taken: Understood): Conclusion | null {
    const [call] = taken.commands.flat();
    if (call?.do !== 'control' || taken.commands.length > 1 || taken.trial.parts.some(isRefusal)) return null;
    // Asked last: all readings are gone through for it.
    const control = this.#control();
    if (call.op !== control) return null;
    const around = this.#around(session);
    // "Okay", after an answer, confirms nothing and asks for nothing.
    const courtesy = control === 'yes' ? courtesyFor(this.#text) : null;
    if (courtesy !== null) return acknowledge(around, courtesy);
    if (control === 'yes' || control === 'no') return decline(around, control);
    if (control === 'repeat') return repeatLast(around);
    return null;
  }
}
