/**
 * Does again what a record tells: hears the sound where it was kept, understands the words in the house and the memory of
 * that moment, and compares. The parts are the hub's own; only the clock, the house and the PIN come from the record.
 */
import type { Home } from '../actions/home.js';
import type { World } from '../actions/world.js';
import { judge } from '../asr/confidence.js';
import type { CommandResult, Recognizer } from '../asr/recognizer.js';
import { isLeft } from '../llm/fallback.js';
import type { CallProposer } from '../llm/understand.js';
import type { Outcome, Utterance } from '../nlu/conversation.js';
import { rankedOf } from '../nlu/converse/contested.js';
import type { Proposed } from '../nlu/converse/proposed.js';
import type { Skill } from '../nlu/skill.js';
import { createUnderstanding, type Understanding } from '../nlu/understanding.js';
import type { BeforeRecord, UtteranceRecord } from '../records/record.js';
import { type Difference, decisionDifference, firstDifference, type Result } from './stages.js';
import type { StoredRecord } from './stored.js';

export interface ReplayParts {
  /** The built-in ones and the home's own. */
  readonly skills: readonly Skill[];
  /** Asked for when the first sound is to be heard; null: words only. */
  readonly recognizer: (() => Promise<Recognizer>) | null;
  /** The micro LLM, asked anew where the grammar has nothing to say; null: what it proposed then is taken. */
  readonly proposer: CallProposer | null;
}

export interface Replayed {
  readonly record: UtteranceRecord;
  /** null: bit-equal in all that was done again. */
  readonly difference: Difference | null;
  /** null: the house would have done and said the same. */
  readonly decision: Difference | null;
  /** What was done again. */
  readonly heard: CommandResult | null;
  /** Without sound, what the recogniser decided by its evidence is decided again. */
  readonly judged: Judged | null;
  readonly outcome: Outcome | null;
  readonly ms: { readonly hear: number | null; readonly understand: number | null };
}

/** Houses that are kept compiled: a home has one, with a few versions of it. */
const KEPT = 4;

export class Replayer {
  readonly #parts: ReplayParts;
  readonly #houses = new Map<string, Home>();
  readonly #compiled = new Map<string, Understanding>();
  #recognizer: Promise<Recognizer> | null = null;
  #steered: string | null = null;
  /** What the PIN of the record under way was. */
  #pinRight = false;

  constructor(parts: ReplayParts) {
    this.#parts = parts;
  }

  /** @throws EarshotError for a record, house or recording that cannot be read, and what the recogniser throws */
  async replay(stored: StoredRecord): Promise<Replayed> {
    const { record } = stored;
    const again = await this.#hear(stored);
    const heard = again?.result ?? null;
    const heardAt = performance.now();
    const judged = heard === null ? judgedAgain(record) : null;
    const utterance = utteranceOf(record, heard, judged);
    const { outcome, asked, proposed } = await this.#understand(stored, utterance);
    const before = resultOf(record);
    const after: Result = {
      ...(heard === null ? judged : heardResult(heard)),
      ...(outcome === null ? {} : decided(outcome)),
      ...(asked ? { proposed: proposed === null ? null : callsOnly(proposed) } : {}),
    };
    return {
      record,
      difference: firstDifference(before, after),
      decision: decisionDifference(before, after),
      heard,
      judged,
      outcome,
      ms: {
        hear: again?.ms ?? null,
        understand: outcome === null ? null : performance.now() - heardAt,
      },
    };
  }

  /** One utterance in the record's moment. @throws EarshotError RECORD_UNREADABLE */
  async understand(stored: StoredRecord, utterance: Utterance): Promise<Outcome> {
    const { pin, before } = stored.record;
    if (before === null) throw new TypeError('a record without a world has nothing to be understood in');
    const { converse } = await this.understanding(stored, before);
    this.#pinRight = pin.right === true;
    const outcome = converse(await this.world(stored, before), before.session, utterance);
    // As the hub does: what the model proposed is as sure as the model is.
    const { proposed } = utterance;
    return proposed !== undefined && outcome.source === 'llm'
      ? { ...outcome, confidence: proposed.confidence }
      : outcome;
  }

  async world(
    stored: StoredRecord,
    { house, now, states, unavailable, assumed = {}, cutOff, agenda, quiet }: BeforeRecord,
  ): Promise<World> {
    return {
      home: await this.#house(stored, house),
      states: new Map(Object.entries(states)),
      unavailable: new Set(unavailable),
      assumed: new Map(Object.entries(assumed).map(([id, names]) => [id, new Set(names)])),
      ...(cutOff === undefined ? {} : { cutOff }),
      agenda,
      now,
      ...(quiet === undefined ? {} : { quiet }),
    };
  }

  /** The phrases of that moment's house, compiled once. */
  async understanding(
    stored: StoredRecord,
    { phrases }: Pick<BeforeRecord, 'phrases'>,
  ): Promise<Understanding> {
    const { set } = stored.record.pin;
    const key = `${phrases} ${set}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const made = createUnderstanding(await this.#house(stored, phrases), {
      skills: this.#parts.skills,
      verifyPin: set ? () => this.#pinRight : null,
    });
    return keep(this.#compiled, key, made);
  }

  async close(): Promise<void> {
    const recognizer = await this.#recognizer?.catch(() => null);
    await recognizer?.close();
  }

  async #hear(stored: StoredRecord): Promise<{ result: CommandResult; ms: number } | null> {
    const { heard } = stored.record;
    if (heard === null || this.#parts.recognizer === null) return null;
    const samples = await stored.audio();
    if (samples === null) return null;
    this.#recognizer ??= this.#parts.recognizer();
    const recognizer = await this.#recognizer;
    if (this.#steered !== heard.house) {
      const { grammar } = await this.understanding(stored, { phrases: heard.house });
      await recognizer.setGrammar(grammar);
      this.#steered = heard.house;
    }
    // Opening and steering it, once for all, is no part of hearing.
    const startedAt = performance.now();
    const result =
      heard.opening === null || recognizer.wake === undefined
        ? await recognizer.command(samples)
        : await recognizer.wake.commandAfter(heard.opening, samples);
    return { result, ms: performance.now() - startedAt };
  }

  /** The grammar first, the model where the grammar has nothing to say, as in the hub. */
  async #understand(stored: StoredRecord, utterance: Utterance | null): Promise<Understood> {
    if (utterance === null) return { outcome: null, asked: false, proposed: null };
    const first = await this.understand(stored, utterance);
    if (!isLeft(first, utterance.text)) return { outcome: first, asked: false, proposed: null };
    const { said, before } = stored.record;
    const { proposer } = this.#parts;
    const proposed =
      proposer === null || before === null || said?.proposed?.learned === true
        ? (said?.proposed ?? null)
        : await proposer.propose(utterance.text, await this.world(stored, before), before.session);
    const outcome = proposed === null ? first : await this.understand(stored, { ...utterance, proposed });
    return { outcome, asked: true, proposed };
  }

  async #house(stored: StoredRecord, hash: string): Promise<Home> {
    return this.#houses.get(hash) ?? keep(this.#houses, hash, await stored.house(hash));
  }
}

interface Understood {
  readonly outcome: Outcome | null;
  /** The grammar had nothing to say. */
  readonly asked: boolean;
  readonly proposed: Proposed | null;
}

type Judged = Pick<CommandResult, 'confidence' | 'accepted'>;

/** null: nothing was judged, or that is not kept. */
function judgedAgain({ heard }: UtteranceRecord): Judged | null {
  return heard?.judgement === undefined ? null : judge(heard.judgement);
}

/** What is to be understood now; null: nothing, then or now. */
function utteranceOf(
  { said, before, heard: then }: UtteranceRecord,
  heard: CommandResult | null,
  judged: Judged | null,
): Utterance | null {
  if (said === null || before === null) return null;
  const now = heard ?? judged;
  const loose = said.loose === true && now?.accepted !== true;
  if (now?.accepted === false && then?.freely !== true && !loose) return null;
  const text = heard === null ? said.text : heard.accepted ? heard.text : heard.freeText;
  const confidence = (loose ? heard?.freeConfidence : now?.confidence) ?? said.confidence;
  const result = heard ?? then;
  const ranked = result?.accepted === true ? rankedOf(result) : {};
  return { text, ...(confidence === null ? {} : { confidence }), ...(loose ? { loose } : {}), ...ranked };
}

function keep<T>(map: Map<string, T>, key: string, value: T): T {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
  return value;
}

/** What the record says came out. */
export function resultOf({ heard, said, decided: before }: UtteranceRecord): Result {
  return {
    ...(heard === null ? {} : heardResult(heard)),
    ...(before ?? {}),
    ...(said === null ? {} : { proposed: said.proposed === null ? null : callsOnly(said.proposed) }),
  };
}

const heardResult = ({
  text,
  freeText,
  confidence,
  accepted,
}: Pick<CommandResult, 'text' | 'freeText' | 'confidence' | 'accepted'>): Result => ({
  text,
  freeText,
  confidence,
  accepted,
});

const decided = ({ source, calls, effects, ask, reply, confidence }: Outcome): Result => ({
  source,
  calls,
  effects,
  ask,
  reply,
  confidence,
});

const callsOnly = ({ calls, confidence }: Proposed): Proposed => ({
  calls,
  confidence,
});
