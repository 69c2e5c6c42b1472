/**
 * What a lesson is tried on: everything that was said in this house and is still on record, done again in its own moment
 * (words only); where nothing is on record, the sentences of the skills' own tests and a few that name the house's devices.
 */
import { startWorld } from '../actions/apply-effects.js';
import type { Home } from '../actions/home.js';
import type { Config } from '../config.js';
import { samplesFor } from '../hub/page/samples.js';
import type { CallProposer } from '../llm/understand.js';
import type { Outcome } from '../nlu/conversation.js';
import { CORRECTING } from '../nlu/converse/correction/instead.js';
import type { Proposed } from '../nlu/converse/proposed.js';
import { newSession } from '../nlu/converse/session.js';
import type { Skill } from '../nlu/skill.js';
import { SKILLS } from '../nlu/skills/index.js';
import { secondsBetween } from '../nlu/time.js';
import { createUnderstanding } from '../nlu/understanding.js';
import { openFolder, storedOf } from '../replay/from-folder.js';
import { Replayer } from '../replay/replayer.js';
import type { StoredRecord } from '../replay/stored.js';
import { sentenceMeans, withLessons } from './learned-house.js';
import type { Lesson } from './lesson.js';
import { isTakenBack } from './pairs.js';

/** The latest: seconds of a Pi's time, and the rest says nothing that these do not. */
const MOST_RECORDS = 300;
/** Fewer tell too little: the tests are tried as well. */
const FEWEST_RECORDS = 20;

/** Decides what was said, with these lessons applied; null: nothing to decide. */
export type Decide = (lessons: readonly Lesson[]) => Promise<Outcome | null>;

export interface Case {
  readonly say: string;
  /** Whoever said it took back what came of it. */
  readonly corrected: boolean;
  readonly decide: Decide;
}

export interface History {
  /** For people: "143 sentences of this house". */
  readonly what: string;
  readonly cases: readonly Case[];
  readonly close: () => Promise<void>;
}

export interface HistoryOptions {
  /** The hub's state folder; null: nothing is on record. */
  readonly state: string | null;
  readonly records: Config['records'];
  readonly home: Home;
  readonly skills: readonly Skill[];
  /** Local time, for the sentences of the tests. */
  readonly now: string;
}

/** Never rejects for records that cannot be read: they tell nothing, and the tests stand in. */
export async function openHistory(options: HistoryOptions): Promise<History> {
  const kept = options.state === null ? [] : await recordsOf(options.state, options.records);
  const replays = new Replays(options.skills);
  const recorded = kept.map(
    (stored, at): Case => ({
      say: stored.record.said?.text ?? '',
      corrected: isCorrected(stored, kept[at + 1]),
      decide: (lessons) => replays.decide(stored, lessons),
    }),
  );
  const own = recorded.length >= FEWEST_RECORDS ? [] : testsOf(options);
  const named = [
    ...(recorded.length > 0 ? [`${recorded.length} of this house's own`] : []),
    ...(own.length > 0 ? [`${own.length} of the phrases' tests`] : []),
  ];
  return { what: named.join(' and '), cases: [...recorded, ...own], close: () => replays.close() };
}

async function recordsOf(state: string, wish: Config['records']): Promise<StoredRecord[]> {
  const opened = await openFolder(state, wish).catch(() => null);
  if (opened === null) return [];
  const found: StoredRecord[] = [];
  for (const entry of opened.listing.entries.slice(-MOST_RECORDS)) {
    const record = await opened.folder.read(entry).catch(() => null);
    if (record?.said != null && record.before !== null && record.hidden === null)
      found.push(storedOf(opened.folder, entry, record));
  }
  return found;
}

/** Seconds; whoever corrects a mistake does so at once. */
const AT_ONCE = 60;

function isCorrected({ record: { before: then } }: StoredRecord, next: StoredRecord | undefined): boolean {
  const { before, said, decided } = next?.record ?? {};
  if (then === null || before == null || said == null) return false;
  if (Math.abs(secondsBetween(then.now, before.now)) > AT_ONCE) return false;
  return CORRECTING.test(said.text) || isTakenBack(decided?.calls ?? []);
}

/** A replayer keeps the houses of its records compiled: one for each set of lessons, and only the last two. */
class Replays {
  readonly #skills: readonly Skill[];
  readonly #kept = new Map<
    string,
    { readonly replayer: Replayer; proposed: Proposed | null; lessons: readonly Lesson[] }
  >();

  constructor(skills: readonly Skill[]) {
    this.#skills = skills;
  }

  async decide(stored: StoredRecord, lessons: readonly Lesson[]): Promise<Outcome | null> {
    const key = JSON.stringify(lessons.map(({ said, meant }) => [said, meant]));
    const open = this.#kept.get(key) ?? this.#open(key, lessons);
    // What the model proposed then: it is not what is on trial.
    open.proposed = stored.record.said?.proposed ?? null;
    const house = async (hash: string): Promise<Home> => withLessons(await stored.house(hash), lessons);
    return (await open.replayer.replay({ ...stored, house })).outcome;
  }

  async close(): Promise<void> {
    for (const { replayer } of this.#kept.values()) await replayer.close();
    this.#kept.clear();
  }

  #open(key: string, lessons: readonly Lesson[]) {
    const proposer: CallProposer = {
      propose: async (text, { home }) => {
        const proposed = sentenceMeans(text, home, lessons) ?? open.proposed;
        return proposed === null ? null : { ...proposed, rivals: [], ms: 0 };
      },
      close: async () => {},
    };
    const replayer = new Replayer({ skills: this.#skills, recognizer: null, proposer });
    const open = { replayer, proposed: null as Proposed | null, lessons };
    this.#kept.set(key, open);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > 2 && oldest !== undefined) this.#kept.delete(oldest);
    return open;
  }
}

/** Each in a house of its own: what was said before must not matter. */
function testsOf({ home, skills, now }: HistoryOptions): Case[] {
  const compiled = new Map<readonly Lesson[], ReturnType<typeof createUnderstanding>>();
  const understanding = (lessons: readonly Lesson[]): ReturnType<typeof createUnderstanding> => {
    const known = compiled.get(lessons);
    if (known !== undefined) return known;
    const made = createUnderstanding(withLessons(home, lessons), { skills });
    compiled.set(lessons, made);
    const [oldest] = compiled.keys();
    if (compiled.size > 2 && oldest !== undefined) compiled.delete(oldest);
    return made;
  };
  const says = [
    ...samplesFor(home).map(({ text }) => text),
    ...SKILLS.flatMap(({ tests }) => tests.map(({ say }) => say)),
  ];
  return [...new Set(says)].map((say) => ({
    say,
    corrected: false,
    decide: async (lessons) => {
      const { converse } = understanding(lessons);
      const world = startWorld(withLessons(home, lessons), now);
      const first = converse(world, newSession(home.defaultRoom), { text: say });
      const proposed = first.source === 'none' ? sentenceMeans(say, home, lessons) : null;
      return proposed === null
        ? first
        : converse(world, newSession(home.defaultRoom), { text: say, proposed });
    },
  }));
}
