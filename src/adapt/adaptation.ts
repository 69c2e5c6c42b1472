/**
 * What this house has taught its hub: looks on at the conversation, keeps what corrections say, and at night applies what
 * enough of them agree on and the house's own history bears out. Whatever fails here costs nobody an answer.
 */
import { setImmediate } from 'node:timers/promises';
import type { Home } from '../actions/home.js';
import type { World } from '../actions/world.js';
import { messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import type { Converse } from '../nlu/conversation.js';
import type { Proposed } from '../nlu/converse/proposed.js';
import { normalWords } from '../nlu/normalize.js';
import { secondsBetween } from '../nlu/time.js';
import { canonical } from '../replay/stages.js';
import type { LessonStore } from '../store/lesson-store.js';
import type { History } from './history.js';
import { isFreeName, isFreeSentence } from './learnable.js';
import { sentenceMeans, withLessons } from './learned-house.js';
import { AGREEING, callsOf, devicesIn, type KeptLesson } from './lesson.js';
import { lessonOf } from './lesson-of.js';
import { PairFinder, type Turn } from './pairs.js';
import { tryLesson } from './trial.js';

export interface AdaptationParts {
  readonly store: LessonStore;
  /** Hour of the night from which on lessons are tried, 0 to 23. */
  readonly hour: number;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** What is there only when the hub is put together. */
export interface House {
  readonly world: () => World;
  /** With what is applied already. */
  readonly converse: () => Converse;
  /** The names are others: the phrases are made anew. */
  readonly changed: () => void;
  readonly history: (home: Home, now: string) => Promise<History>;
}

/** Hours that count as this night, and seconds without a word before it begins. */
const NIGHT_HOURS = 3;
const QUIET_SECONDS = 15 * 60;
/** Lessons tried in one night: each is the whole history twice. */
const MOST_A_NIGHT = 8;
const LAST_NIGHT = 'last_night';

export class Adaptation {
  readonly #parts: AdaptationParts;
  readonly #pairs = new PairFinder();
  #house: House | null = null;
  #applied: readonly KeptLesson[];
  #version: number;
  #cache: WeakMap<Home, Home> = new WeakMap();
  #heardAt: string | null = null;
  #working: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: AdaptationParts) {
    this.#parts = parts;
    this.#applied = parts.store.applied();
    this.#version = parts.store.version();
  }

  /** From now on there is a house to learn in. */
  begin(house: House): void {
    this.#house = house;
  }

  /** The same house with the names that were learnt. */
  learned(home: Home): Home {
    if (this.#applied.length === 0) return home;
    const known = this.#cache.get(home) ?? withLessons(home, this.#applied);
    this.#cache.set(home, known);
    return known;
  }

  /** What a sentence that nobody understands was learnt to mean; null: nothing. */
  means(text: string, home: Home): Proposed | null {
    return sentenceMeans(text, home, this.#applied);
  }

  /** One turn of a conversation, understood. Returns at once; what it teaches is worked out when nobody waits. */
  turn(turn: Turn): void {
    this.#heardAt = turn.world.now;
    this.#safely(() => {
      const { pair, corrected } = this.#pairs.look(turn);
      this.#noteUse(turn);
      if (corrected !== null) this.#contradicted(corrected.said, corrected.devices);
      const house = this.#house;
      if (pair === null || house === null) return;
      const { world, before } = turn;
      const room = before.room ?? world.home.defaultRoom;
      this.#later(async () => {
        const around = {
          world: { ...world, home: this.learned(world.home) },
          room,
          converse: house.converse(),
        };
        const lesson = await lessonOf(pair, around, () => setImmediate());
        if (lesson === null || this.#closed) return;
        const count = this.#parts.store.hear(lesson, world.now);
        this.#parts.log.info({ count }, 'a correction was noted');
      });
    });
  }

  /** Called every few minutes: applies and forgets where it is night and nobody has spoken for a while. */
  tick(): void {
    this.#safely(() => {
      this.#look();
      const house = this.#house;
      const now = house?.world().now;
      if (house === null || now === undefined || !this.#isTime(now)) return;
      this.#parts.store.setFact(LAST_NIGHT, now.slice(0, 10));
      this.#later(() => this.#night(house, now));
    });
  }

  /** All that is under way is done. */
  settled(): Promise<void> {
    return this.#working;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
    this.#parts.store.close();
  }

  #isTime(now: string): boolean {
    const hour = Number(now.slice(11, 13));
    if ((hour - this.#parts.hour + 24) % 24 >= NIGHT_HOURS) return false;
    if (this.#parts.store.fact(LAST_NIGHT) === now.slice(0, 10)) return false;
    return this.#heardAt === null || Math.abs(secondsBetween(this.#heardAt, now)) >= QUIET_SECONDS;
  }

  async #night(house: House, now: string): Promise<void> {
    const { store, log } = this.#parts;
    store.age(now);
    const { home } = house.world();
    const ready = this.#ready(home);
    if (ready.length > 0) {
      const history = await house.history(home, now);
      try {
        for (const lesson of ready) {
          const begun = this.#heardAt;
          // Whoever speaks now is not kept waiting: the rest has time until tomorrow.
          const breathe = async (): Promise<void> => {
            await setImmediate();
            if (this.#closed || this.#heardAt !== begun) throw new Interrupted();
          };
          const { ok, text } = await tryLesson(lesson, store.applied(), history, breathe);
          store.decide(lesson.id, ok ? 'applied' : 'refused', text);
          // What was said is in the list, for the house: logs are read by others.
          const about = { lesson: lesson.id, corrections: lesson.count };
          if (ok) log.info(about, 'something was learnt; `earshot learned` lists and undoes it');
          else
            log.warn(
              about,
              'a correction was not learnt (`earshot learned` says why): the replay of what was said here would get worse',
            );
        }
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
      } finally {
        await history.close();
      }
    }
    this.#reload();
  }

  /** Enough corrections agree, nothing else was meant by the words, and they are still free. */
  #ready(home: Home): KeptLesson[] {
    const all = this.#parts.store.all();
    const agreed = (lesson: KeptLesson): boolean => {
      const others = all.filter(
        ({ said, meant }) => said === lesson.said && canonical(meant) !== canonical(lesson.meant),
      );
      const against = others.reduce((sum, { count }) => sum + count, 0);
      return lesson.count - against >= AGREEING && !others.some(({ state }) => state === 'applied');
    };
    const free = (lesson: KeptLesson): boolean => {
      const calls = callsOf(lesson);
      return calls === null
        ? isFreeName(home, lesson.said, lesson.meant)
        : isFreeSentence(home, lesson.said, devicesIn(calls));
    };
    return all
      .filter((lesson) => lesson.state === 'heard' && agreed(lesson) && free(lesson))
      .slice(0, MOST_A_NIGHT);
  }

  #noteUse({ text, outcome, world }: Turn): void {
    if (this.#applied.length === 0 || outcome.effects.length === 0) return;
    for (const lesson of this.#applied)
      if (isIn(lesson.said, text) && this.#parts.store.used(lesson, world.now))
        this.#applied = this.#parts.store.applied();
  }

  /** "No, the desk lamp", after a learnt name: it was learnt wrongly, or means something else by now. */
  #contradicted(said: string, devices: readonly string[]): void {
    const { store, log } = this.#parts;
    for (const { id, said: words, meant } of this.#applied) {
      if (!isIn(words, said) || ('device' in meant && devices.includes(meant.device))) continue;
      if (!store.contradict(id)) continue;
      log.info({ lesson: id }, 'something that was learnt was corrected, and is forgotten');
      this.#reload();
    }
  }

  /** The command line may have taken something back. */
  #look(): void {
    if (this.#parts.store.version() !== this.#version) this.#reload();
  }

  #reload(): void {
    const applied = this.#parts.store.applied();
    this.#version = this.#parts.store.version();
    const same = canonical(namesOf(applied)) === canonical(namesOf(this.#applied));
    this.#applied = applied;
    if (same) return;
    this.#cache = new WeakMap();
    this.#house?.changed();
  }

  /** One after another. */
  #later(work: () => Promise<void>): void {
    this.#working = this.#working.then(work).catch((error: unknown) => this.#failed(error));
  }

  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.#parts.log.warn({ error: messageOf(error) }, 'what was corrected could not be learnt');
  }
}

class Interrupted extends Error {}

const namesOf = (lessons: readonly KeptLesson[]) =>
  lessons.map(({ id, said, meant }) => ({ id, said, meant }));

const isIn = (words: string, text: string): boolean =>
  ` ${normalWords(text).join(' ')} `.includes(` ${words} `);
