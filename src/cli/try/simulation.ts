/**
 * The simulated house behind `earshot try`: one world and one conversation per session, a clock that moves only
 * between lines. Without a session each line starts from the home file, with no memory.
 */
import { applyEffects, type Changes, diffWorld, startWorld } from '../../actions/apply-effects.js';
import type { DeviceState, Home } from '../../actions/home.js';
import { advance, type Fired } from '../../actions/perform/advance.js';
import type { ResolvedCall } from '../../actions/resolved-call.js';
import type { Effect, LocalTime, World } from '../../actions/world.js';
import type { Outcome, Session } from '../../nlu/conversation.js';
import { newSession } from '../../nlu/converse/session.js';
import type { Understanding } from '../../nlu/understanding.js';
import { wallClock } from './clock.js';
import type { TryLine } from './line.js';

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
  readonly confidence: number;
  readonly ms: Outcome['ms'];
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
    const known = line.session === null ? undefined : this.#sessions.get(line.session);
    const start = known ?? {
      world: startWorld(this.#home, this.#time(line, null)),
      session: newSession(),
      simulated: false,
    };
    const effects: Effect[] = [];
    const fired: Fired[] = [];
    const step = (world: World): World => {
      const moved = advance(world, world.now, applyEffects);
      effects.push(...moved.effects);
      fired.push(...moved.fired);
      return moved.world;
    };
    const due = advance(start.world, this.#time(line, start), applyEffects);
    effects.push(...due.effects);
    fired.push(...due.fired);
    let world = step(withState(at(due.world, this.#time(line, start)), line.state));
    const session = { ...start.session, room: line.room ?? start.session.room };
    const outcome = this.#understanding.converse(world, session, { text: line.say });
    effects.push(...outcome.effects);
    world = step(applyEffects(world, outcome.effects));
    if (line.session !== null) {
      const simulated = line.now !== null || start.simulated;
      this.#sessions.set(line.session, { world, session: outcome.session, simulated });
    }
    return row(line, outcome, diffWorld(withState(start.world, line.state), world, effects), fired);
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

function row(line: TryLine, outcome: Outcome, changes: Changes, fired: readonly Fired[]): TryRow {
  const { total, ...stages } = outcome.ms;
  return {
    say: line.say,
    source: outcome.source,
    calls: outcome.calls,
    changes,
    reply: outcome.reply,
    ...(outcome.ask === null ? {} : { ask: outcome.ask }),
    ...(changes.fired === undefined ? {} : { fired: changes.fired }),
    ...(fired.length === 0 ? {} : { announced: fired.map(({ says }) => says) }),
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
