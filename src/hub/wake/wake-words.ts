/**
 * The wake phrases while the hub runs: those of config.yaml until somebody types others on the page, which count at once
 * and outlast a restart, until config.yaml says something new. A wake that nobody had called makes its phrase less
 * sensitive, by what this one sound takes.
 */
import { EarshotError, messageOf } from '../../errors.js';
import type { PageAdvice, PageWake } from '../../page/protocol.js';
import type { StateDocument } from '../../store/state-document.js';
import { phraseAdvice } from '../../wake/advice.js';
import type { PhraseFacts, PhraseSpotter } from '../../wake/port.js';
import type { WakeWish } from '../../wake/wake-rule.js';
import { PHRASE, sameWishes, type WakeDocument, wishesInForce } from './wake-document.js';

/** The wake that a tap is about must be fresh: whoever taps later means something else. */
const FRESH_MS = 60_000;
/** Above the mistaken sound's own score. */
const MARGIN = 0.02;
/** Where the sound says nothing. */
const STEP = 0.05;
/** Below this a phrase hardly wakes any more. */
const LEAST_SENSITIVITY = 0.2;
const KEPT_DAYS = 14;

export interface WakeWordsParts {
  readonly document: StateDocument<WakeDocument>;
  /** Of config.yaml. */
  readonly configured: readonly WakeWish[];
  /** undefined: this hub's recogniser knows no wake phrases, or is not there yet. */
  readonly spotter: () => PhraseSpotter | undefined;
  /** Listens for these from now on. @throws what cannot be listened for */
  readonly listenFor: (wishes: readonly WakeWish[]) => void;
  /** What the microphone heard last. */
  readonly sound: () => Float32Array;
  readonly mistakes: {
    count(): Promise<number>;
    add(samples: Float32Array, nowMs: number): Promise<number>;
    clear(): Promise<void>;
  };
  readonly nowMs: () => number;
  /** `2026-11-21` */
  readonly today: () => string;
  readonly changed: () => void;
}

interface LastWake {
  readonly phrase: string;
  readonly at: number;
  readonly samples: Float32Array;
}

export class WakeWords {
  private now: readonly WakeWish[];
  private readonly facts = new Map<string, PhraseFacts>();
  private last: LastWake | null = null;
  private kept = 0;

  constructor(private readonly parts: WakeWordsParts) {
    const { document, configured } = parts;
    this.now = wishesInForce(document.value, configured);
  }

  get wishes(): readonly WakeWish[] {
    return this.now;
  }

  /** Learns what is to be said of the phrases. Never rejects. */
  async learn(): Promise<void> {
    this.kept = await this.parts.mistakes.count().catch(() => 0);
    for (const { phrase } of this.now) await this.factsOf(phrase).catch(() => null);
    this.parts.changed();
  }

  get view(): PageWake {
    const { document, configured, today } = this.parts;
    const phrases = this.now.map(({ phrase, sensitivity }) => {
      const facts = this.facts.get(phrase);
      return { phrase, sensitivity, advice: facts === undefined ? null : phraseAdvice(facts) };
    });
    const { keep, wrong } = document.value;
    const wrongToday = wrong[today()] ?? 0;
    return { phrases, changed: !sameWishes(this.now, configured), wrongToday, keep, kept: this.kept };
  }

  async advise(phrase: string): Promise<PageAdvice> {
    if (!PHRASE.test(phrase))
      return { phrase, advice: null, problem: 'A wake phrase is words of letters, 3 to 60 characters long.' };
    try {
      const facts = await this.factsOf(phrase);
      return { phrase, advice: phraseAdvice(facts), problem: null };
    } catch (error) {
      return { phrase, advice: null, problem: messageOf(error) };
    }
  }

  /** @param wishes null: those of config.yaml @returns the reason why not, or null */
  async set(wishes: readonly WakeWish[] | null): Promise<string | null> {
    const { configured, document } = this.parts;
    const next = wishes ?? configured;
    if (next.length === 0) return 'Keep at least one wake phrase, or every sentence would be a command.';
    const keys = next.map(({ phrase }) => phrase.trim().toLowerCase());
    if (new Set(keys).size < keys.length) return 'The same wake phrase stands there twice.';
    for (const { phrase } of next) {
      const { problem } = await this.advise(phrase);
      if (problem !== null) return problem;
    }
    this.use(next);
    const typed = wishes === null ? null : { instead: [...configured], phrases: [...next] };
    return await saved(document.set({ ...document.value, typed }));
  }

  /** A phrase was heard. */
  woke(phrase: string): void {
    this.last = { phrase, at: this.parts.nowMs(), samples: this.parts.sound() };
  }

  /** Nobody had called. @returns what was made of it, in words */
  async wrong(): Promise<string> {
    const { document, mistakes, nowMs } = this.parts;
    const last = this.last;
    this.last = null;
    if (last === null || nowMs() - last.at > FRESH_MS)
      return 'The hub has not been woken in the last minute.';
    const { keep } = document.value;
    if (keep) this.kept = await mistakes.add(last.samples, nowMs());
    const calmed = await this.calm(last);
    const count = this.view.wrongToday + 1;
    const typed =
      calmed === null
        ? document.value.typed
        : { instead: [...this.parts.configured], phrases: [...this.now] };
    const problem = await saved(document.set({ ...document.value, typed, wrong: this.counted(count) }));
    this.parts.changed();
    const noted = calmed ?? `"${last.phrase}" is at its least sensitive; another phrase would be surer.`;
    return [noted, keep ? 'Its sound is kept on the hub.' : '', problem ?? ''].filter(Boolean).join(' ');
  }

  /** Whether the sound of mistakes is kept; what is there goes when it is not. */
  async keep(on: boolean): Promise<string | null> {
    const { document, mistakes } = this.parts;
    if (!on) {
      await mistakes.clear();
      this.kept = 0;
    }
    const problem = await saved(document.set({ ...document.value, keep: on }));
    this.parts.changed();
    return problem;
  }

  /** Asks a little more of the phrase than this sound gave. Null: it is asked enough. */
  private async calm({ phrase, samples }: LastWake): Promise<string | null> {
    const found = this.now.find((one) => one.phrase === phrase);
    if (found === undefined) return null;
    const score = await this.scoreOf(phrase, samples);
    const wanted =
      score === null ? found.sensitivity - STEP : Math.min(found.sensitivity - 0.01, 1 - score - MARGIN);
    const sensitivity = Math.round(100 * Math.max(LEAST_SENSITIVITY, wanted)) / 100;
    if (sensitivity >= found.sensitivity) return null;
    this.use(this.now.map((one) => (one === found ? { phrase, sensitivity } : one)));
    return `Noted. "${phrase}" must be heard more clearly from now on (sensitivity ${sensitivity}).`;
  }

  private async scoreOf(phrase: string, samples: Float32Array): Promise<number | null> {
    if (samples.length === 0) return null;
    const read = await this.parts
      .spotter()
      ?.spot([phrase], samples, samples.length)
      .catch(() => null);
    const scores = (read?.candidates ?? []).map(({ score }) => score);
    return scores.length === 0 ? null : Math.max(...scores);
  }

  private use(wishes: readonly WakeWish[]): void {
    this.parts.listenFor(wishes);
    this.now = wishes;
    this.parts.changed();
  }

  private counted(count: number): WakeDocument['wrong'] {
    const { document, today } = this.parts;
    const days = { ...document.value.wrong, [today()]: count };
    return Object.fromEntries(Object.entries(days).toSorted().slice(-KEPT_DAYS));
  }

  private async factsOf(phrase: string): Promise<PhraseFacts> {
    const known = this.facts.get(phrase);
    if (known !== undefined) return known;
    const spotter = this.parts.spotter();
    if (spotter === undefined)
      throw new EarshotError(
        'ASR_NO_WAKE',
        'Wake phrases cannot be listened for: speech is not recognised here.',
      );
    const facts = await spotter.facts(phrase);
    // A page that asks at every letter.
    if (this.facts.size > 200) this.facts.clear();
    this.facts.set(phrase, facts);
    return facts;
  }
}

/** What counts is in memory; that it is not on the disk is worth a word. */
async function saved(work: Promise<void>): Promise<string | null> {
  return await work.then(
    () => null,
    (error: unknown) => messageOf(error),
  );
}
