/**
 * Stands beside the recogniser and the conversation and remembers what each result was made of, for as long as somebody
 * holds the result: nothing they do is changed, and nobody has to hand their inputs about.
 */
import type { Home } from '../actions/home.js';
import type { World } from '../actions/world.js';
import type { CommandResult, GrammarSource, RecognizeOptions, Recognizer } from '../asr/recognizer.js';
import type { Understanding } from '../hub/grammar.js';
import type { VerifyPin } from '../hub/openers.js';
import type { Converse, Outcome, Session, Utterance } from '../nlu/conversation.js';
import type { Opening } from '../wake/port.js';

/** What a recogniser's result was made of. */
export interface HeardFrom {
  /** null: the phrases changed about then, and nobody knows under which it was heard. */
  readonly samples: Float32Array | null;
  readonly opening: Opening | null;
  /** The house whose phrases steered the recogniser. */
  readonly house: Home | null;
}

/** What an outcome was made of. */
export interface UnderstoodFrom {
  readonly world: World;
  readonly session: Session;
  readonly utterance: Utterance;
  /** The house whose phrases were understood. */
  readonly phrases: Home;
  /** null: no PIN was tried. */
  readonly pinRight: boolean | null;
}

/** Sentences under way at the same time: one for each who speaks. */
const MOST_AT_ONCE = 16;

export class Watching {
  /** The house whose phrases are understood now; null: none yet. */
  phrases: Home | null = null;
  readonly #homes = new WeakMap<GrammarSource, Home>();
  /** The recogniser has the phrases of this house: later than the conversation, as they take their time to compile. */
  #steered: Home | 'unknown' | null = null;
  #wanted: GrammarSource | null = null;
  readonly #heard = new WeakMap<CommandResult, HeardFrom>();
  /** By the memory that the outcome leaves: outcomes are copied on their way, their parts are not. */
  readonly #understood = new Map<Session, UnderstoodFrom>();
  #pinRight: boolean | null = null;

  recognizer(recognizer: Recognizer): Recognizer {
    const keep = async (
      work: () => Promise<CommandResult>,
      samples: Float32Array,
      opening: Opening | null,
    ): Promise<CommandResult> => {
      const before = this.#steered;
      const result = await work();
      // The first phrases are waited for; later ones come while something is heard.
      const steered = before === null || before === this.#steered ? this.#steered : 'unknown';
      const house = steered === 'unknown' ? null : steered;
      this.#heard.set(result, { samples: house === null ? null : samples, opening, house });
      return result;
    };
    const { wake } = recognizer;
    return {
      setGrammar: async (grammar) => {
        this.#wanted = grammar;
        await recognizer.setGrammar(grammar);
        // Overtaken by newer ones, these may have arrived or not.
        this.#steered = this.#wanted === grammar ? (this.#homes.get(grammar) ?? null) : 'unknown';
      },
      command: (samples, options) => keep(() => recognizer.command(samples, options), samples, null),
      transcribe: (samples, options) => recognizer.transcribe(samples, options),
      ...(wake === undefined
        ? {}
        : {
            wake: {
              facts: (phrase: string) => wake.facts(phrase),
              spot: (
                phrases: readonly string[],
                samples: Float32Array,
                speech: number,
                options?: RecognizeOptions,
              ) => wake.spot(phrases, samples, speech, options),
              commandAfter: (opening: Opening, samples: Float32Array, options?: RecognizeOptions) =>
                keep(() => wake.commandAfter(opening, samples, options), samples, opening),
            },
          }),
      close: () => recognizer.close(),
    };
  }

  pin(verify: VerifyPin | null): VerifyPin | null {
    if (verify === null) return null;
    return (said) => {
      this.#pinRight = verify(said);
      return this.#pinRight;
    };
  }

  understanding(understanding: Understanding, home: Home): Understanding {
    this.phrases = home;
    this.#homes.set(understanding.grammar, home);
    const converse: Converse = (world, session, utterance) => {
      this.#pinRight = null;
      const outcome = understanding.converse(world, session, utterance);
      const pinRight = this.#pinRight;
      this.#understood.set(outcome.session, { world, session, utterance, phrases: home, pinRight });
      // What is kept of one names the memory before it: without an end, all that was ever said would hang together.
      for (const oldest of this.#understood.keys()) {
        if (this.#understood.size <= MOST_AT_ONCE) break;
        this.#understood.delete(oldest);
      }
      return outcome;
    };
    return { converse, grammar: understanding.grammar };
  }

  heardFrom(result: CommandResult): HeardFrom | null {
    return this.#heard.get(result) ?? null;
  }

  understoodFrom({ session }: Outcome): UnderstoodFrom | null {
    return this.#understood.get(session) ?? null;
  }
}
