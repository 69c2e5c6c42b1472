/** The dialog's work on the real parts: listens, understands, acts and speaks, and tells the hub's listeners of each. */
import { randomUUID } from 'node:crypto';
import type { CommandResult } from '../asr/recognizer.js';
import type { Meaning } from '../audio/segmenter.js';
import type { DialogWork, ListenControls } from '../fsm/actors.js';
import type { Acted, Heard, ListenInput, Said, Speaker, Speech } from '../fsm/dialog-types.js';
import { withModel } from '../llm/fallback.js';
import type { Talk } from '../llm/replies/replier.js';
import { talkOf } from '../llm/replies/with-replies.js';
import type { Outcome } from '../nlu/conversation.js';
import { rankedOf } from '../nlu/converse/contested.js';
import { agendaEvent } from './agenda/agenda-events.js';
import { hearUtterance, type Utterance } from './ear/ear.js';
import { noEar } from './ear/no-ear.js';
import type { StageMs } from './events.js';
import { meaningOf } from './meaning.js';
import { speakerKey } from './sessions.js';
import type { WorkParts } from './work-parts.js';

/** Of the free transcript's confidence: below it, a question about the words would be a guess. */
export const LOOSELY_FROM = 0.7;

const FEWEST_WORDS = 2;

export class HubWork implements DialogWork {
  readonly capture: DialogWork['capture'];
  private readonly parts: WorkParts;
  /** Turn numbers begin anew with each start of the hub; with this they are unique. */
  private readonly run = randomUUID();
  private turns = 0;
  private actMs: number | null = null;
  /** What is still written of the reply of this turn. */
  private rest: { readonly turn: number; readonly sentences: Talk['rest'] } | null = null;
  private current: { readonly turn: number; readonly speaker: Speaker } = {
    turn: 0,
    speaker: { kind: 'microphone' },
  };

  constructor(parts: WorkParts) {
    this.parts = parts;
    this.capture = parts.capture;
  }

  /** The speaker of the turn that is going on or was last. */
  get speaker(): Speaker {
    return this.current.speaker;
  }

  nextTurn(): number {
    this.turns += 1;
    return this.turns;
  }

  async listen({ speaker, answering }: ListenInput, controls: ListenControls): Promise<Heard> {
    const { events } = this.parts;
    const ear = this.parts.ear(speaker);
    const source = this.parts.source(speaker, answering);
    // The answer may be typed, or the button pressed again: the window stays open for it.
    if (answering && (ear === null || source === null)) return untilAborted(controls.signal);
    if (ear === null || source === null) throw noEar(ear === null);
    const turn = this.nextTurn();
    this.current = { turn, speaker };
    events.emit({ event: 'listening', turn, from: speaker.kind, answering });
    const utterance = await hearUtterance(ear, source, controls, {
      onSpeechStart: controls.onSpeechStart,
      onSpeechEnd: controls.onSpeechEnd,
      onPartial: (text) => events.emit({ event: 'partial', turn, text: this.shown(text, speaker) }),
      answering,
      meaning: (command) => this.meaning(command, speaker),
    });
    if (utterance === null) return { kind: 'silence' };
    const { result } = utterance;
    if (result.path !== 'none' || this.isWorthThought(result, speaker))
      return this.heard(utterance, speaker, turn);
    // Nothing that this house can be told: whoever said it may want to know why nothing happened.
    const secret = this.asksForPin(speaker);
    if (result.freeText !== '')
      this.parts.recorder?.heard({ turn, speaker, utterance, freely: false, loose: false, secret });
    return { kind: 'silence' };
  }

  /** Whether a command says all that it takes ("set a timer": for how long?); nothing is changed by asking. */
  meaning(command: string, speaker: Speaker): Meaning {
    const { world, sessions, converse } = this.parts;
    return meaningOf(command, converse(), world.snapshot(), sessions.of(speaker));
  }

  /** Reports an utterance, whoever listened to it. */
  heard(utterance: Utterance, speaker: Speaker, turn = this.nextTurn()): Exclude<Heard, { kind: 'silence' }> {
    const { result, seconds, waitMs } = utterance;
    const ms: StageMs = { wait: waitMs, encode: result.ms.encode, decode: result.ms.decode };
    const { freeText, confidence, accepted } = result;
    const answer = !accepted && this.mayAnswerFreely(speaker);
    const loose = !accepted && !answer && this.isWorthThought(result, speaker);
    const text = answer ? freeText : result.text;
    this.parts.events.emit({
      event: 'heard',
      turn,
      text: this.shown(text, speaker),
      free_text: this.shown(freeText, speaker),
      confidence,
      accepted: accepted || answer,
      seconds,
      ms,
    });
    this.parts.recorder?.heard({
      turn,
      speaker,
      utterance,
      freely: answer,
      loose,
      secret: this.asksForPin(speaker),
    });
    const heard = { turn, text, freeText, confidence, seconds, ms };
    if (loose) return { ...heard, kind: 'loose', text: freeText, confidence: result.freeConfidence ?? 0 };
    const others = accepted && !answer ? rankedOf(result) : {};
    return { ...heard, ...others, kind: accepted || answer ? 'command' : 'rejected' };
  }

  /**
   * A choice, a missing value or a PIN may be words that no command has. A confirmation may not: "yes" to a risk counts
   * only when it was heard as one.
   */
  private mayAnswerFreely(speaker: Speaker): boolean {
    const { pending } = this.parts.sessions.of(speaker);
    return pending !== null && (pending.kind !== 'confirm' || pending.pin === true);
  }

  /** A question is answered by what it offers or not at all; a word alone is too little to make a command of. */
  private isWorthThought({ freeText, freeConfidence = 0 }: CommandResult, speaker: Speaker): boolean {
    const { pending } = this.parts.sessions.of(speaker);
    return pending === null && freeConfidence >= LOOSELY_FROM && freeText.split(/\s+/).length >= FEWEST_WORDS;
  }

  /** A PIN that is asked for is in no event, on no page and in no log. */
  private shown(text: string, speaker: Speaker): string {
    return this.asksForPin(speaker) ? '(PIN)' : text;
  }

  private asksForPin(speaker: Speaker): boolean {
    const { pending } = this.parts.sessions.of(speaker);
    return pending?.kind === 'confirm' && pending.pin === true;
  }

  async understand(said: Said, signal: AbortSignal): Promise<Outcome> {
    const { events, sessions, world, converse, tick, proposer, onModelError } = this.parts;
    const { text, speaker, confidence, loose, ranked, turn = this.nextTurn() } = said;
    this.current = { turn, speaker };
    tick();
    const say = this.shown(text, speaker);
    const utterance = {
      text,
      ...(confidence === undefined ? {} : { confidence }),
      ...(loose === true ? { loose } : {}),
      ...(ranked === undefined ? {} : { ranked }),
    };
    const before = sessions.of(speaker);
    const think = withModel(converse(), proposer, onModelError);
    const snapshot = world.snapshot();
    const decided = await think(snapshot, before, utterance, { signal });
    // What is recorded can be done again; what a model says beyond it decides nothing.
    this.parts.recorder?.understood(turn, speaker, decided);
    const about = { text, before, world: snapshot, outcome: decided };
    this.parts.adaptation?.turn({ speaker: speakerKey(speaker), ...about });
    const outcome = await this.talked(decided, text, turn, signal);
    sessions.keep(speaker, outcome.session);
    events.emit({
      event: 'understood',
      turn,
      say,
      from: speaker.kind,
      source: outcome.source,
      calls: outcome.calls,
      confidence: outcome.confidence,
      ask: outcome.ask,
      ms: { understand: outcome.ms.total },
    });
    return outcome;
  }

  /** The same outcome, unless it is small talk and somebody has a word for it. */
  private async talked(decided: Outcome, text: string, turn: number, signal: AbortSignal): Promise<Outcome> {
    const { replier = null, world, onModelError } = this.parts;
    this.rest = null;
    if (replier === null) return decided;
    try {
      const talk = await talkOf(decided, { text, world: world.snapshot() }, replier, signal);
      if (talk === null) return decided;
      this.rest = { turn, sentences: talk.rest };
      return talk.outcome;
    } catch (error) {
      signal.throwIfAborted();
      onModelError(error);
      return decided;
    }
  }

  async act(outcome: Outcome, signal: AbortSignal): Promise<Acted> {
    const { events, world, carryOut, tick } = this.parts;
    const { turn } = this.current;
    events.emit({ event: 'acting', turn, calls: outcome.calls });
    // On the disk before anything is sent or said. The turn is the operation: it counts once.
    if (outcome.effects.length > 0) {
      world.applyToAgenda(outcome.effects, { id: `${this.run}:${turn}`, reply: outcome.reply });
    }
    for (const effect of outcome.effects) {
      const event = agendaEvent(effect);
      if (event !== null) events.emit(event);
    }
    const startedAt = performance.now();
    const { reply } = await carryOut(outcome, signal);
    this.tell(reply, outcome);
    this.actMs = performance.now() - startedAt;
    tick();
    return { reply, ask: outcome.ask };
  }

  /** What was done is told in other words where not all of it succeeded: "what did you just do?" */
  private tell(reply: string, { session, reply: hoped }: Outcome): void {
    const { sessions } = this.parts;
    const { speaker } = this.current;
    if (reply === hoped || session.undo?.reply !== hoped) return;
    sessions.keep(speaker, { ...session, undo: { ...session.undo, reply } });
  }

  async speak({ text, asks, to }: Speech, signal: AbortSignal): Promise<void> {
    const { events, mouth } = this.parts;
    const turn = to === null ? this.nextTurn() : this.current.turn;
    const ms: StageMs = this.actMs === null ? {} : { act: this.actMs };
    this.actMs = null;
    events.emit({ event: 'reply', turn, text, ask: asks ? text : null, ms });
    const { interrupted, firstSoundMs } = await mouth.say(text, to, signal);
    const stopped = interrupted || !(await this.sayRest(turn, text, to, signal));
    events.emit({ event: 'spoken', turn, interrupted: stopped, ms: firstSoundMs });
    if (to === null) this.parts.announced?.(text, interrupted);
  }

  /** Says what was written since the first sentence began to sound. False: it was interrupted. */
  private async sayRest(
    turn: number,
    first: string,
    to: Speaker | null,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { rest } = this;
    this.rest = null;
    if (rest === null || to === null || rest.turn !== turn) return true;
    const { events, mouth, sessions, onModelError } = this.parts;
    const said = [first];
    try {
      for await (const text of rest.sentences) {
        if (signal.aborted) return false;
        said.push(text);
        sessions.keep(to, { ...sessions.of(to), lastReply: said.join(' ') });
        events.emit({ event: 'reply', turn, text, ask: null, ms: {} });
        if ((await mouth.say(text, to, signal)).interrupted) return false;
      }
    } catch (error) {
      if (signal.aborted) return false;
      onModelError(error);
    }
    return true;
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
