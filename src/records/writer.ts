/**
 * Writes records in the background, one after another, the newest version of each only. Nobody waits for it and nothing it
 * meets breaks a command: a full or read-only disk is said once, and again when it is mended.
 */
import type { Home } from '../actions/home.js';
import type { World } from '../actions/world.js';
import type { RecordFolder } from './folder.js';
import { houseHash } from './house-hash.js';
import type { HeardRecord, UtteranceRecord } from './record.js';
import { keepWithin, type Limits } from './retention.js';

/** A record on its way: houses in the place of their hashes, which are only made when it is written. */
export interface Draft extends Omit<UtteranceRecord, 'heard' | 'before'> {
  readonly heard: (Omit<HeardRecord, 'house'> & { readonly house: Home }) | null;
  readonly before: DraftBefore | null;
  /** What the recogniser heard; null: it is not kept. */
  readonly audio: Float32Array | null;
}

type Before = NonNullable<UtteranceRecord['before']>;
export interface DraftBefore
  extends Omit<Before, 'house' | 'phrases' | 'states' | 'unavailable' | 'assumed'> {
  readonly house: Home;
  readonly phrases: Home;
  readonly states: ReadonlyMap<string, Before['states'][string]>;
  readonly unavailable: ReadonlySet<string>;
  readonly assumed?: World['assumed'] | undefined;
}

export interface WriterOptions {
  readonly limits: Limits;
  /** The disk refuses (once), or (null) takes records again. */
  readonly onProblem: (error: unknown) => void;
  readonly nowMs?: () => number;
}

/** Records between two looks at the limits: each look asks for the size of every file. */
const LOOK_EVERY = 16;
/** Beyond this many that wait for a slow disk, the oldest are dropped: the hub's memory is worth more. */
const MOST_WAITING = 64;

export class RecordWriter {
  readonly #folder: RecordFolder;
  readonly #options: WriterOptions;
  readonly #waiting = new Map<string, Draft>();
  readonly #audioWritten = new Set<string>();
  #running: Promise<void> | null = null;
  #failing = false;
  #sinceLook = LOOK_EVERY;

  constructor(folder: RecordFolder, options: WriterOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  put(draft: Draft): void {
    this.#waiting.delete(draft.id);
    this.#waiting.set(draft.id, draft);
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > MOST_WAITING && oldest !== undefined) this.#waiting.delete(oldest);
    this.#run();
  }

  /** Deletes what is too old or too much. */
  look(): void {
    this.#sinceLook = LOOK_EVERY;
    this.#run();
  }

  /** Resolves when all that was put has been written, or has failed. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  #run(): void {
    this.#running ??= this.#work().finally(() => {
      this.#running = null;
      if (this.#waiting.size > 0) this.#run();
    });
  }

  async #work(): Promise<void> {
    // The command goes first: what it sends now is not held up by making text of the house.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      const folder = this.#folder;
      for (const [id, draft] of this.#waiting) {
        this.#waiting.delete(id);
        await this.#write(folder, draft);
      }
      if (this.#sinceLook >= LOOK_EVERY) {
        await keepWithin(folder, this.#options.limits, (this.#options.nowMs ?? Date.now)());
        this.#sinceLook = 0;
      }
      if (this.#failing) this.#options.onProblem(null);
      this.#failing = false;
    } catch (error) {
      // Not tried again: the next utterance is the next attempt.
      this.#waiting.clear();
      if (!this.#failing) this.#options.onProblem(error);
      this.#failing = true;
    }
  }

  async #write(folder: RecordFolder, { audio, ...draft }: Draft): Promise<void> {
    const homes = [draft.before?.house, draft.before?.phrases, draft.heard?.house];
    const houses = new Map(homes.flatMap((home) => (home === undefined ? [] : [[houseHash(home), home]])));
    for (const home of houses.values()) await folder.writeHouse(home);
    if (audio !== null && !this.#audioWritten.has(draft.id)) {
      await folder.writeAudio(draft.id, audio);
      this.#audioWritten.add(draft.id);
      const [oldest] = this.#audioWritten;
      if (this.#audioWritten.size > MOST_WAITING && oldest !== undefined) this.#audioWritten.delete(oldest);
    }
    await folder.write(recordOf(draft), [...houses.keys()]);
    this.#sinceLook += 1;
  }
}

function recordOf({ heard, before, ...rest }: Omit<Draft, 'audio'>): UtteranceRecord {
  return {
    ...rest,
    heard: heard === null ? null : { ...heard, house: houseHash(heard.house) },
    before:
      before === null
        ? null
        : {
            ...before,
            house: houseHash(before.house),
            phrases: houseHash(before.phrases),
            states: Object.fromEntries(before.states),
            unavailable: [...before.unavailable],
            assumed: Object.fromEntries([...(before.assumed ?? [])].map(([id, names]) => [id, [...names]])),
          },
  };
}
