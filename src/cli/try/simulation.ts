/**
 * The simulated house behind `earshot try`: one world and one conversation per session, a clock that moves only
 * between lines. Without a session each line starts from the home file, with no memory.
 */
import { applyEffects, type Changes, diffWorld, startWorld } from '../../actions/apply-effects.js';
import type { DeviceState, Home } from '../../actions/home.js';
import { advance, type Fired } from '../../actions/perform/agenda/advance.js';
import type { ResolvedCall } from '../../actions/resolve/resolved-call.js';
import type { Effect, LocalTime, World } from '../../actions/world.js';
import type { ConverseSlowly } from '../../llm/fallback.js';
import type { Outcome, Session } from '../../nlu/conversation.js';
import { newSession } from '../../nlu/converse/session.js';
import type { Understanding } from '../../nlu/understanding.js';
import { withAnswers } from '../../plugins/answer.js';
import { wallClock } from './clock.js';
import type { TryLine } from './line.js';
import type { Act, PublishedMessage } from './plugin-lines.js';

/** One line of output (cli.md, section try). */
export interface TryRow {
  readonly say: string;
  readonly source: Outcome['source'];
  readonly calls: readonly ResolvedCall[];
  readonly changes: Changes;
  readonly reply: string;
  readonly ask?: string;
  /** Delayed commands that came due since the session's line before. */
  readonly fired?: Changes['fired'];
  /** What the house said of itself before it answered: timers, reminders, delayed commands. */
  readonly announced?: readonly string[];
  /** What plugins sent over MQTT. */
  readonly published?: readonly PublishedMessage[];
  readonly confidence: number;
  readonly ms: Outcome['ms'];
}

/** A line on its way: what came due before it, then what it means. */
interface Turn {
  readonly start: World;
  world: World;
  session: Session;
  readonly effects: Effect[];
  readonly fired: Fired[];
  readonly announced: string[];
  readonly published: PublishedMessage[];
}

interface Running {
  readonly world: World;
  readonly session: Session;
  /** True once a line has set the clock: from then on it moves only when a line says so. */
  readonly simulated: boolean;
}

export class Simulation {
  readonly #home: Home;
  readonly #understanding: Pick<Understanding, 'converse'>;
  readonly #clock: () => LocalTime;
  readonly #sessions = new Map<string, Running>();

  constructor(home: Home, understanding: Pick<Understanding, 'converse'>, clock?: () => LocalTime) {
    this.#home = home;
    this.#understanding = understanding;
    this.#clock = clock ?? (() => wallClock(home.location?.timezone ?? null));
  }

  answer(line: TryLine): TryRow {
    const turn = this.#begin(line);
    const outcome = this.#understanding.converse(turn.world, turn.session, { text: line.say });
    return this.#end(line, turn, this.#take(turn, outcome));
  }

  /**
   * The same with all help there is: a model where the grammar has nothing to say, and plugins that carry out what they
   * understand, now and when it comes due. One line at a time.
   */
  async answerWith(
    line: TryLine,
    act: Act | null,
    converse: ConverseSlowly = async (world, session, said) =>
      this.#understanding.converse(world, session, said),
  ): Promise<TryRow> {
    const turn = this.#begin(line);
    const acted = async (calls: readonly ResolvedCall[]): Promise<readonly string[]> => {
      if (act === null) return [];
      const { world, effects, answers, said, published } = await act(turn.world, calls, this.#room(turn));
      turn.world = world;
      turn.effects.push(...effects);
      turn.published.push(...published);
      turn.announced.push(...said);
      return answers;
    };
    const due = turn.fired.filter(({ skipped }) => skipped !== true).flatMap(({ calls }) => calls);
    // When they were given, they were to wait; now they do not.
    turn.announced.push(...(await acted(due.map(({ when: _, ...call }) => call))));
    const outcome = this.#take(turn, await converse(turn.world, turn.session, { text: line.say }));
    const answers = await acted(outcome.calls);
    return this.#end(line, turn, { ...outcome, reply: withAnswers(outcome.reply, answers) });
  }

  /** Moves the clock to the line's time. */
  #begin(line: TryLine): Turn {
    const known = line.session === null ? undefined : this.#sessions.get(line.session);
    const start = known ?? {
      world: startWorld(this.#home, this.#time(line, null)),
      session: newSession(),
      simulated: false,
    };
    const now = this.#time(line, start);
    const due = advance(start.world, now, applyEffects);
    const turn: Turn = {
      start: start.world,
      world: withState(at(due.world, now), line.state),
      session: { ...start.session, room: line.room ?? start.session.room },
      effects: [...due.effects],
      fired: [...due.fired],
      announced: due.fired.map(({ says }) => says),
      published: [],
    };
    this.#step(turn);
    return turn;
  }

  #take(turn: Turn, outcome: Outcome): Outcome {
    turn.effects.push(...outcome.effects);
    turn.world = applyEffects(turn.world, outcome.effects);
    turn.session = outcome.session;
    this.#step(turn);
    return outcome;
  }

  /** What is due at this very moment. */
  #step(turn: Turn): void {
    const { world, effects, fired } = advance(turn.world, turn.world.now, applyEffects);
    turn.world = world;
    turn.effects.push(...effects);
    turn.fired.push(...fired);
    turn.announced.push(...fired.map(({ says }) => says));
  }

  #end(line: TryLine, turn: Turn, outcome: Outcome): TryRow {
    const { world, session } = turn;
    if (line.session !== null) {
      const simulated = line.now !== null || this.#sessions.get(line.session)?.simulated === true;
      this.#sessions.set(line.session, { world, session, simulated });
    }
    return row(line, outcome, diffWorld(withState(turn.start, line.state), world, turn.effects), turn);
  }

  #room({ session }: Turn): string | null {
    return session.room ?? this.#home.defaultRoom;
  }

  /** A line's own time; else a clock that was set stands still, and a real one never runs back. */
  #time(line: TryLine, running: Running | null): LocalTime {
    if (line.now !== null) return line.now;
    if (running?.simulated === true) return running.world.now;
    const real = this.#clock();
    return running === null || real > running.world.now ? real : running.world.now;
  }
}

function at(world: World, now: LocalTime): World {
  return world.now === now ? world : { ...world, now };
}

/** As if somebody had changed it by hand: exactly these properties, nothing else moves. */
function withState(world: World, state: Readonly<Record<string, DeviceState>>): World {
  const entries = Object.entries(state);
  if (entries.length === 0) return world;
  const states = new Map(world.states);
  for (const [id, properties] of entries) states.set(id, { ...states.get(id), ...properties });
  return { ...world, states };
}

function row(
  line: TryLine,
  outcome: Outcome,
  changes: Changes,
  { announced, published }: Pick<Turn, 'announced' | 'published'>,
): TryRow {
  const { total, ...stages } = outcome.ms;
  return {
    say: line.say,
    source: outcome.source,
    calls: outcome.calls,
    changes,
    reply: outcome.reply,
    ...(outcome.ask === null ? {} : { ask: outcome.ask }),
    ...(changes.fired === undefined ? {} : { fired: changes.fired }),
    ...(announced.length === 0 ? {} : { announced }),
    ...(published.length === 0 ? {} : { published }),
    confidence: outcome.confidence,
    ms: { total: hundredths(total), ...mapValues(stages) },
  };
}

const hundredths = (ms: number): number => Math.round(ms * 100) / 100;

function mapValues(stages: Omit<Outcome['ms'], 'total'>): Omit<Outcome['ms'], 'total'> {
  return {
    ...(stages.grammar === undefined ? {} : { grammar: hundredths(stages.grammar) }),
    ...(stages.llm === undefined ? {} : { llm: hundredths(stages.llm) }),
  };
}
