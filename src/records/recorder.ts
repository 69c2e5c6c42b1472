/**
 * Makes a record of each utterance from what the hub's work and its events tell. It only looks on: it is asked nothing,
 * and whatever fails in it is its own business.
 */

import type { Speaker } from '../fsm/dialog-types.js';
import type { Utterance } from '../hub/ear/ear.js';
import type { HubEvent } from '../hub/events.js';
import type { Outcome, Utterance as Words } from '../nlu/conversation.js';
import type { Skill } from '../nlu/skill.js';
import { asksForPin, SOME_PIN, withoutPin, withoutWords } from './hiding.js';
import { idAt } from './names.js';
import { RECORD_VERSION, type RecordSource, type Versions } from './record.js';
import type { Watching } from './watching.js';
import type { Draft, RecordWriter } from './writer.js';

export interface RecorderOptions {
  readonly writer: Pick<RecordWriter, 'put'>;
  readonly watching: Watching;
  readonly versions: (added: readonly Skill[]) => Versions;
  readonly pinSet: boolean;
  /** No wake phrase: what is heard and not accepted was hardly meant for the hub. */
  readonly ambient: boolean;
  readonly onError: (error: unknown) => void;
  readonly nowMs?: () => number;
}

/** Something that was heard, in the hub's own words. */
export interface HeardNews {
  readonly turn: number;
  readonly speaker: Speaker;
  readonly utterance: Utterance;
  /** Taken for the answer to our question although it is no command. */
  readonly freely: boolean;
  /** Words outside the grammar, kept to be thought about where the hub was addressed. */
  readonly loose: boolean;
  /** We asked for the PIN. */
  readonly secret: boolean;
}

/** Turns under way at once: one, and those that waited for it. */
const MOST_OPEN = 16;
/** PINs of the last minutes, which the memory of a conversation may still hold as what was said before. */
const MOST_SECRETS = 16;

export class Recorder {
  readonly #options: RecorderOptions;
  readonly #open = new Map<number, Draft>();
  readonly #secrets = new Set<string>();
  #added: readonly Skill[] = [];
  #versions: Versions | null = null;
  #lastMs = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** @param added skills beside the built-in ones, from now on */
  use(added: readonly Skill[]): void {
    this.#added = added;
    this.#versions = null;
  }

  heard(news: HeardNews): void {
    this.#safely(() => this.#heard(news));
  }

  understood(turn: number, speaker: Speaker, outcome: Outcome): void {
    this.#safely(() => this.#understood(turn, speaker, outcome));
  }

  /** The rest of a turn, from the hub's events. */
  follow(event: HubEvent): void {
    if (event.event !== 'reply' && event.event !== 'spoken') return;
    this.#safely(() => this.#follow(event));
  }

  /** What was heard and never came to be understood is written, too. */
  close(): void {
    for (const turn of [...this.#open.keys()]) this.#end(turn);
  }

  #heard({ turn, speaker, utterance, freely, loose, secret }: HeardNews): void {
    const { result, seconds, waitMs } = utterance;
    const { watching, ambient } = this.#options;
    const from = watching.heardFrom(result);
    const house = from?.house ?? watching.phrases;
    if (house === null) return;
    const { text, freeText, confidence, accepted, judgement, path, readings = [] } = result;
    const isTalk = ambient && speaker.kind === 'microphone';
    const rejected = !accepted && !freely && (!loose || isTalk);
    const overheard = rejected && isTalk;
    const hidden = secret ? 'pin' : overheard ? 'overheard' : null;
    const opening = from?.opening ?? null;
    const heard = {
      ...{ text, freeText, confidence, accepted, path, readings, seconds, freely, house },
      ...(judgement === undefined ? {} : { judgement }),
      opening: opening === null ? null : { tokens: [...opening.tokens], seconds: opening.seconds },
    };
    const draft: Draft = {
      ...this.#begin(speaker),
      room: house.defaultRoom,
      heard: hidden === null ? heard : withoutWords(heard),
      ms: { wait: waitMs, encode: result.ms.encode, decode: result.ms.decode },
      audio: hidden === null ? (from?.samples ?? null) : null,
      hidden,
    };
    this.#put(turn, draft);
    if (rejected) this.#end(turn);
  }

  #understood(turn: number, speaker: Speaker, outcome: Outcome): void {
    const from = this.#options.watching.understoodFrom(outcome);
    if (from === null) return;
    const { world, session, utterance, phrases, pinRight } = from;
    const { home, states, unavailable, assumed, cutOff, agenda, now, quiet } = world;
    const secret = asksForPin(session);
    if (secret) this.#keepSecret(utterance.text);
    const text = secret ? withoutPin(utterance.text, outcome.session.pending !== null) : utterance.text;
    const before = this.#open.get(turn) ?? this.#begin(speaker);
    const { source, calls, effects, ask, reply, confidence } = outcome;
    this.#put(turn, {
      ...before,
      room: session.room ?? home.defaultRoom,
      heard: secret && before.heard !== null ? withoutWords(before.heard) : before.heard,
      audio: secret ? null : before.audio,
      hidden: secret ? 'pin' : before.hidden,
      before: {
        house: home,
        phrases,
        now,
        ...(quiet === undefined ? {} : { quiet }),
        states,
        unavailable,
        assumed,
        ...(cutOff === undefined ? {} : { cutOff }),
        agenda,
        session: this.#secrets.has(session.lastText ?? '') ? { ...session, lastText: SOME_PIN } : session,
      },
      said: {
        text,
        confidence: utterance.confidence ?? null,
        proposed: utterance.proposed ?? null,
        ...looseOf(utterance),
      },
      pin: { set: this.#options.pinSet, right: pinRight },
      decided: { source, calls, effects, ask, reply, confidence },
      ms: { ...before.ms, understand: outcome.ms.total },
    });
    const draft = this.#open.get(turn);
    // Now, not at its end: what a crash interrupts is what one will want to see.
    if (draft !== undefined) this.#options.writer.put(draft);
  }

  #follow(event: Extract<HubEvent, { event: 'reply' | 'spoken' }>): void {
    const draft = this.#open.get(event.turn);
    if (draft?.decided == null) return;
    if (event.event === 'reply') {
      const ms = { ...draft.ms, ...event.ms };
      this.#put(event.turn, { ...draft, ms, answered: { reply: event.text, interrupted: null } });
      return;
    }
    const sound = event.ms === null ? {} : { sound: event.ms };
    const answered = { reply: draft.answered?.reply ?? '', interrupted: event.interrupted };
    this.#put(event.turn, { ...draft, ms: { ...draft.ms, ...sound }, answered });
    this.#end(event.turn);
  }

  #put(turn: number, draft: Draft): void {
    this.#open.delete(turn);
    this.#open.set(turn, draft);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST_OPEN && oldest !== undefined) this.#end(oldest);
  }

  #end(turn: number): void {
    const draft = this.#open.get(turn);
    this.#open.delete(turn);
    if (draft !== undefined) this.#options.writer.put(draft);
  }

  #begin(speaker: Speaker): Draft {
    const ms = this.#time();
    this.#versions ??= this.#options.versions(this.#added);
    return {
      version: RECORD_VERSION,
      id: idAt(ms),
      time: new Date(ms).toISOString(),
      source: sourceOf(speaker),
      room: null,
      heard: null,
      before: null,
      said: null,
      pin: { set: this.#options.pinSet, right: null },
      decided: null,
      answered: null,
      ms: {},
      versions: this.#versions,
      hidden: null,
      audio: null,
    };
  }

  /** No two records have the same. */
  #time(): number {
    const now = (this.#options.nowMs ?? Date.now)();
    const crowded = now <= this.#lastMs && this.#lastMs - now < 1000;
    this.#lastMs = crowded ? this.#lastMs + 1 : now;
    return this.#lastMs;
  }

  #keepSecret(text: string): void {
    this.#secrets.add(text);
    const [oldest] = this.#secrets;
    if (this.#secrets.size > MOST_SECRETS && oldest !== undefined) this.#secrets.delete(oldest);
  }

  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.onError(error);
    }
  }
}

function sourceOf({ kind }: Speaker): RecordSource {
  return kind === 'browser' ? 'page' : kind;
}

function looseOf({ loose }: Words): { loose?: true } {
  return loose === true ? { loose } : {};
}
