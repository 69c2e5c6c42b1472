/**
 * The conversation as a pure function: what was said, in a house as it is, in a session as it stands, becomes calls,
 * effects and a reply. Shared by `try`, the hub and replay; when to listen and to speak is src/fsm's business.
 *
 * Order: an open question is answered or dropped; then the sentence is read on its own; then, if it says nothing on its
 * own, as following the one before. Of several readings the first that makes sense in this house is taken.
 */
import { findByName } from '../actions/names.js';
import type { World } from '../actions/world.js';
import type { Call, ControlOp } from './call.js';
import type { Converse, Outcome, Session, Utterance } from './conversation.js';
import { changedBy, ofTheTimer, setAnew, switchedAgain, tookBack } from './converse/afterwards.js';
import { type Answer, answerTo, isOpen } from './converse/answer.js';
import { isRefusal, isUnable, senseOf, type Trial, tryOut } from './converse/carry-out.js';
import {
  acknowledge,
  type Conclusion,
  conclude,
  decline,
  notUnderstood,
  repeatLast,
  wrongPin,
} from './converse/conclude.js';
import { isContested } from './converse/contested.js';
import { courtesyFor } from './converse/courtesy.js';
import {
  alsoListed,
  asContinuation,
  asCorrection,
  askedOn,
  correctedValue,
  moreOrLess,
  ofTheLast,
  waitingForIt,
} from './converse/follow-up.js';
import { saidInstead, unmetAfter } from './converse/instead.js';
import { type Command, type Interpreter, interpret } from './converse/interpret.js';
import { inOtherWords } from './converse/other-words.js';
import { ownValueCall, unmetValues } from './converse/own-values.js';
import { asking, concludeProposed } from './converse/proposed.js';
import { withoutReason } from './converse/reason.js';
import { withoutCorrection } from './converse/repair.js';
import { withoutSlips } from './converse/slips.js';
import { mayBeMore } from './converse/soft-refusal.js';
import { asQuestion } from './converse/tag-question.js';
import { agendaGist } from './gist/agenda.js';
import { isAgenda, isQuestion, isRequest } from './gist/filters.js';
import { gistOf } from './gist/gist.js';
import { plainQuestions } from './gist/question.js';
import { normalWords } from './normalize.js';
import type { Reading } from './skill.js';

/** Readings tried before giving up: the right one is among the first few or nowhere. */
const MAX_READINGS = 12;
/** Readings looked at for those: many say the same in words of which a skill then makes nothing. */
const MAX_LOOKED_AT = 40;

export interface ConverseOptions extends Interpreter {
  /** The grammar's readings of a text, best first. */
  readonly read: (text: string) => readonly Reading[];
  /** Left out: no PIN is set, and what needs one is refused. */
  readonly verifyPin?: (pin: string) => boolean;
}

interface Understood {
  readonly commands: readonly Command[];
  readonly trial: Trial;
}

export function createConverse(options: ConverseOptions): Converse {
  return (world, session, utterance) => {
    const started = performance.now();
    const turn = { ...session, turns: (session.turns ?? 0) + 1 };
    const text = withoutCorrection(utterance.text, (said) => isCommand(options.read(said)));
    const meant = text === null ? utterance : { ...utterance, text };
    const heard = text === utterance.text ? utterance.readings : undefined;
    const readings = text === null ? [] : (heard ?? options.read(text));
    const grammarMs = performance.now() - started;
    const asked = new Turn(options, world, turn, meant, readings);
    // Taken back, and nobody knows for what: the words before must not be done.
    const conclusion = text === null ? asked.unsaid() : asked.run();
    const about = { text: utterance.text, before: session, now: world.now };
    const kept = { ...conclusion, session: keptUnmet(conclusion.session, unmetAfter(conclusion, about)) };
    return outcome(kept, utterance, { total: performance.now() - started, grammar: grammarMs });
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

/** One turn: everything it looks at, so that no helper takes six arguments. */
class Turn {
  readonly #options: ConverseOptions;
  readonly #world: World;
  readonly #session: Session;
  readonly #utterance: Utterance;
  readonly #text: string;
  readonly #readings: readonly Reading[];
  readonly #room: string | null;
  #best: Understood | null | undefined;

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
  }

  run(): Conclusion {
    const { pending } = this.#session;
    if (pending !== null && isOpen(pending, this.#world)) {
      const answer = answerTo(pending, this.#text, {
        world: this.#world,
        control: this.#control(),
        isCommand: () => this.#understood() !== null,
        readAs: (sentence) => this.#readAs(sentence),
        verifyPin: this.#options.verifyPin ?? null,
      });
      if (answer !== null) return this.#answered(answer);
    }
    const session = { ...this.#session, pending: null };
    const control = this.#control();
    const questions = asQuestion(this.#text);
    const asked = this.#firstOf(questions, isQuestion);
    const understood = asked ?? this.#understood();
    const follow =
      asked ??
      this.#goesOn() ??
      (understood === null || senseOf(understood.trial) === 0 ? this.#continued() : null);
    const meant = follow ?? this.#better(understood) ?? understood;
    const taken = meant === null ? null : this.#withOwnValues(meant);
    // "The hob is off, right?" asks, even where nobody can answer.
    if (taken === null || isHalfMeant(taken) || (asked === null && questions.length > 0 && !isAsking(taken)))
      return this.unsaid();
    if (control !== null && follow === null && taken.commands.length === 1) {
      const talk = this.#talk(control, session, taken);
      if (talk !== null) return talk;
    }
    // What may have been heard wrongly is asked about, not done.
    if (taken.trial.effects.length > 0 && this.#isDoubtful(taken)) {
      return { ...asking(taken.trial, taken.commands.flat(), this.#around(session)), source: 'grammar' };
    }
    // What goes on from a sentence leaves that sentence for the next to go on from.
    const text = follow === null ? this.#text : (session.lastText ?? this.#text);
    const done = conclude(taken.trial, this.#around(session), { confirmed: null, text });
    if (!mayBeMore(this.#text, taken.trial, this.#world.home)) return done;
    return this.#proposed(session) ?? { ...done, source: 'none', calls: [] };
  }

  /** Where a device is put to something of its own, that and nothing else; null where the grammar cannot say how. */
  #withOwnValues(understood: Understood): Understood | null {
    if (isAsking(understood)) return understood;
    const { home } = this.#world;
    const calls = understood.commands.flat();
    const ids = new Set([
      ...calls.flatMap(({ target }) => target?.ids ?? []),
      ...understood.trial.parts.flatMap(({ devices }) => devices),
    ]);
    const devices = home.devices.filter(({ id }) => ids.has(id));
    const unmet = unmetValues(this.#text, devices, calls);
    if (unmet.length === 0) return understood;
    const call = ownValueCall(this.#text, unmet, home);
    const own = call === null ? null : this.#tried([[call]]);
    return own !== null && senseOf(own.trial) === 2 ? own : null;
  }

  /** The recogniser had these words for no command of the house, or others nearly as well. */
  #isDoubtful(taken: Understood): boolean {
    const { loose, ranked } = this.#utterance;
    if (loose === true) return true;
    return isContested(this.#text, ranked ?? [], (text) => {
      const meant = text === this.#text ? taken : this.#firstSensible(this.#options.read(text));
      if (meant === null || (meant !== taken && senseOf(meant.trial) === 0)) return null;
      return JSON.stringify(meant.trial.parts.flatMap(({ calls }) => calls));
    });
  }

  /** The words say nothing that could be done: an open question is dropped. */
  unsaid(): Conclusion {
    const session = { ...this.#session, pending: null };
    const courtesy = courtesyFor(this.#text);
    if (courtesy !== null) return acknowledge(this.#around(session), courtesy);
    return this.#proposed(session) ?? notUnderstood(session, this.#world, this.#room);
  }

  /** What the micro LLM made of a text that no phrase covers; asked beforehand, by whoever has one. */
  #proposed(session: Session): Conclusion | null {
    const { proposed, loose, confidence = 1 } = this.#utterance;
    if (proposed === undefined) return null;
    const sure = loose === true ? proposed.confidence * confidence : proposed.confidence;
    return concludeProposed({ ...proposed, confidence: sure }, this.#around(session), this.#text);
  }

  #around(session: Session): { session: Session; world: World; room: string | null } {
    return { session, world: this.#world, room: this.#room };
  }

  /** The control word that the text may be: an open question is answered by it even if it could mean more. */
  #control(): ControlOp | null {
    for (const reading of this.#readings.slice(0, MAX_READINGS)) {
      const [call, ...more] = this.#interpret(reading)?.flat() ?? [];
      if (more.length === 0 && call?.do === 'control') return call.op;
    }
    return null;
  }

  /** The first reading that can be done here; else the first that can be done in part; else the first of all. */
  #understood(): Understood | null {
    if (this.#best !== undefined) return this.#best;
    this.#best = this.#firstSensible(this.#readings);
    return this.#best;
  }

  #firstSensible(readings: readonly Reading[], skip = 0): Understood | null {
    let best: Understood | null = null;
    let sense = -1;
    const unable = new Set<string>();
    const nowhere = new Set<string>();
    let tries = 0;
    for (const reading of readings.slice(0, MAX_LOOKED_AT)) {
      if (tries === MAX_READINGS) break;
      // "The exhaust fan" has no speed: no other fan is meant by its name.
      if (saidAs('group', reading).some((words) => unable.has(words))) continue;
      // "Lullabies in the bedroom", where nothing plays: no lullaby is called so, and no other room is meant.
      if (saidAs('query', reading).some((words) => [...nowhere].some((place) => endsThere(words, place))))
        continue;
      const all = this.#interpret(reading);
      const commands = all?.slice(skip) ?? [];
      if (commands.length === 0) continue;
      tries += 1;
      const trial = tryOut(commands, this.#world, { ...this.#session, pending: null }, this.#room);
      const found = isIdle(commands) ? 0.5 : isVain(reading, trial) ? 1 : senseOf(trial);
      if (senseOf(trial) === 0) for (const words of saidAs('area', reading)) nowhere.add(words);
      if (isUnable(trial)) for (const words of saidAs('name', reading)) unable.add(words);
      if (found > sense) [best, sense] = [{ commands, trial }, found];
      if (sense === 2) break;
    }
    return best;
  }

  #interpret(reading: Reading): readonly Command[] | null {
    const commands = interpret(reading, this.#options, {
      room: this.#room,
      roomName: this.#world.home.areas.find(({ id }) => id === this.#room)?.name ?? null,
      units: this.#world.home.units,
      said: this.#text,
      previous: [],
    });
    const [only, ...more] = commands ?? [];
    if (only === undefined || more.length > 0) return commands;
    return [only.map((call) => ofTheLast(call, this.#session, this.#world))];
  }

  #readAs(sentence: string): Call | null {
    for (const reading of this.#options.read(sentence).slice(0, MAX_READINGS)) {
      const calls = this.#interpret(reading)?.flat() ?? [];
      if (calls.length === 1) return calls[0] ?? null;
    }
    return null;
  }

  /** "A bit more", "no, the hall": plain only after what was just done, and then whatever else the words could mean. */
  #goesOn(): Understood | null {
    const instead = saidInstead(this.#text, this.#session, this.#world);
    const meant = this.#firstOf(instead, (call) => isRequest(call) || isQuestion(call));
    if (meant !== null) return meant;
    const anew = setAnew(this.#text, this.#session, (said) => this.#readAs(said));
    if (anew !== null) return this.#tried(anew.map((call) => [call]));
    const after =
      tookBack(this.#text, this.#session, this.#world) ??
      ofTheTimer(this.#text, this.#session) ??
      changedBy(this.#text, this.#session, this.#world) ??
      moreOrLess(this.#text, this.#session, this.#world) ??
      switchedAgain(this.#text, this.#session, this.#world);
    if (after !== null) return this.#tried([[after]]);
    const asked = askedOn(this.#text, this.#session, (said) => this.#readAs(said));
    if (asked !== null) return this.#tried([[asked]]);
    const value = correctedValue(this.#text, this.#session, this.#world, (said) => this.#readAs(said));
    if (value !== null) return this.#tried([[value]]);
    const correction = asCorrection(this.#text, this.#session, this.#world);
    return correction === null ? null : this.#tried(correction.map((call) => [call]));
  }

  /** "And the bedroom too", read as one sentence with the one before, of which only the rest is new. */
  #continued(): Understood | null {
    const joined = asContinuation(this.#text, this.#session, this.#world);
    if (joined === null) return null;
    const before = this.#firstSensible(this.#options.read(joined.before))?.commands.length ?? 1;
    const found = this.#firstSensible(this.#options.read(joined.whole), before);
    return found !== null && senseOf(found.trial) > 0 ? found : null;
  }

  /** Where nothing was understood, or nothing that makes sense here: what else the words may come to. */
  #better(understood: Understood | null): Understood | null {
    if (understood !== null && (senseOf(understood.trial) > 0 || isUnable(understood.trial))) return null;
    const { home } = this.#world;
    const otherwise = [
      inOtherWords(this.#text),
      waitingForIt(this.#text, this.#session, this.#world),
      alsoListed(this.#text, this.#session, this.#world),
    ];
    const plain = understood === null ? otherwise.filter((text) => text !== null) : [];
    const told = this.#firstOf(plain, () => true);
    if (told !== null) return told;
    const reasoned = withoutReason(this.#text, (said) => findByName(home, said, home.devices).length > 0);
    // "It's warm, put the radiator on cooling": it cannot, and that is the answer, not "cooler".
    const unable = this.#firstUnable(reasoned);
    if (unable !== null) return unable;
    const gists = [this.#text, ...reasoned].flatMap((text) => gistOf(text, home));
    // A slip is mended only where the words say nothing at all.
    const slips = understood === null ? withoutSlips(this.#text) : [];
    return (
      this.#firstOf([...reasoned, ...gists], isRequest) ??
      this.#firstOf(plainQuestions(this.#text), isQuestion) ??
      this.#firstOf(
        [...reasoned, ...[this.#text, ...reasoned].flatMap((text) => agendaGist(text, home))],
        isAgenda,
      ) ??
      this.#firstOf(slips, isRequest)
    );
  }

  /** The first of these sentences that says what it may, and can be done here. */
  #firstOf(texts: readonly string[], may: (call: Call) => boolean): Understood | null {
    for (const text of texts) {
      const found = this.#firstSensible(this.#options.read(text));
      if (found !== null && senseOf(found.trial) > 0 && found.commands.flat().every(may)) return found;
    }
    return null;
  }

  /** What the first of these sentences that is one asks of a thing that cannot do it; null where it can. */
  #firstUnable(texts: readonly string[]): Understood | null {
    for (const text of texts) {
      const found = this.#firstSensible(this.#options.read(text));
      if (found !== null && senseOf(found.trial) > 0) return null;
      if (found !== null && isUnable(found.trial) && found.commands.flat().every(isRequest)) return found;
    }
    return null;
  }

  #tried(commands: readonly Command[]): Understood {
    return {
      commands,
      trial: tryOut(commands, this.#world, { ...this.#session, pending: null }, this.#room),
    };
  }

  #answered(answer: Answer): Conclusion {
    const session = { ...this.#session, pending: null };
    const around = this.#around(session);
    switch (answer.type) {
      case 'do': {
        const { trial } = this.#tried(answer.calls.map((call) => [call]));
        // A PIN is not kept: nothing goes on from it.
        const secret = answer.confirmed?.level === 'pin';
        const text = secret ? (session.lastText ?? null) : this.#text;
        return conclude(trial, around, { confirmed: answer.confirmed, text });
      }
      case 'declined':
        return decline(around, answer.op);
      case 'wrong-pin':
      case 'no-pin-set':
        return wrongPin(around, answer.type);
      case 'unclear':
        return notUnderstood(this.#session, this.#world, this.#room);
    }
  }

  /** Words about the conversation itself; null for those that act ("louder", "stop"). */
  #talk(control: ControlOp, session: Session, taken: Understood): Conclusion | null {
    const [call] = taken.commands.flat();
    if (call?.do !== 'control' || call.op !== control || taken.trial.parts.some(isRefusal)) return null;
    const around = this.#around(session);
    if (control === 'yes' || control === 'no') return decline(around, control);
    if (control === 'repeat') return repeatLast(around);
    return null;
  }
}

/** "Where the kids sleep, light out": what a part asks of nothing here, the others cannot mean alone. */
function isHalfMeant({ trial }: Understood): boolean {
  return (
    trial.effects.length > 0 &&
    trial.parts[0]?.calls.some((call) => call.do === 'none' && call['reason'] === 'out_of_scope') === true
  );
}

/** Nothing is to be done. */
function isAsking({ commands }: Understood): boolean {
  return commands.flat().every((call) => isQuestion(call) || call.do === 'none' || call.do === 'control');
}

/** "... in the bedroom"; "The Office" alone is a title. */
function endsThere(words: string, place: string): boolean {
  return ['in', 'on', 'at', 'to', 'for'].some((word) =>
    ['', 'the ', 'my ', 'our '].some((the) => words.endsWith(` ${word} ${the}${place}`)),
  );
}

/** The words that stand for a device, for a kind of them, for a place, or for what is to be played. */
function saidAs(slot: 'name' | 'group' | 'area' | 'query', { commands }: Reading): string[] {
  return commands.flatMap(({ slots }) => {
    const text = slots[slot]?.text;
    return text === undefined ? [] : [normalWords(text).join(' ')];
  });
}

/** "It's too dark", where the lights are on: the words may mean more than nothing. */
function isVain({ commands }: Reading, trial: Trial): boolean {
  return (
    commands.every(({ skill }) => skill === 'indirect') && senseOf(trial) === 2 && trial.effects.length === 0
  );
}

/** "Yes" and "no" to no question: anything else the words may mean is better. */
function isIdle(commands: readonly Command[]): boolean {
  const [call, ...more] = commands.flat();
  return more.length === 0 && call?.do === 'control' && (call.op === 'yes' || call.op === 'no');
}
