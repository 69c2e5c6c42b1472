/**
 * The word graph as an automaton over the recogniser's tokens, made state by state as the search reaches it: weighted
 * subset construction (Mohri 1997) in the tropical semiring. A state is a set of positions with what each costs more
 * than the cheapest of them; equal sets are one state, so a large house costs memory, not time.
 */
import { Positions } from './graph-positions.js';
import type { Tokenizer } from './tokenizer.js';
import type { Node } from './word-graph.js';

/** Some 100 states to a command, 30 kB each with what hangs on them: the last ten commands' are kept. */
const MAX_STATES = 1000;
/** Nats above the cheapest position at which another is forgotten. */
const MAX_RESIDUAL = 8;
/** Costs are kept in steps of this, so that equal states are found equal. */
const STEP = 0.25;

export class TokenGraph {
  #start: TokenState | null = null;
  readonly #states = new Map<string, TokenState>();
  readonly #positions: Positions;

  constructor(
    private readonly root: Node,
    tokenizer: Tokenizer,
  ) {
    this.#positions = new Positions(tokenizer);
  }

  get start(): TokenState {
    this.#start ??= this.#state(new Map([[this.#positions.start(this.root), 0]]));
    return this.#start;
  }

  /** Nats that the graph takes off for this sentence; infinite where it is not one of the grammar's. */
  cost(tokens: readonly number[]): number {
    let state = this.start;
    let cost = 0;
    for (const token of tokens) {
      const step = Math.min(state.cost(token), state.wild);
      const next = Number.isFinite(step) ? state.next(token) : null;
      if (next === null) return Number.POSITIVE_INFINITY;
      cost += step;
      state = next;
    }
    return cost + state.final;
  }

  /** Forgets the states of past sentences once there are many; they are made anew when they are reached again. */
  trim(): void {
    if (this.#states.size >= MAX_STATES) this.forget();
  }

  /** Sentences' states held now. */
  get size(): number {
    return this.#states.size;
  }

  forget(): void {
    this.#start = null;
    this.#states.clear();
    this.#positions.clear();
  }

  /** @param residuals position to its cost above the cheapest */
  #state(residuals: Map<number, number>): TokenState {
    // A map goes through what is added while it is gone through: hubs of hubs too.
    for (const [position] of residuals) {
      for (const hub of this.#positions.hubs(position)) {
        const cost = Math.round(((residuals.get(position) ?? 0) + hub.cost) / STEP) * STEP;
        if (cost < (residuals.get(hub.to) ?? Number.POSITIVE_INFINITY)) residuals.set(hub.to, cost);
      }
    }
    const sorted = [...residuals].sort(([left], [right]) => left - right);
    const key = sorted.join(' ');
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = new TokenState(this.#positions, sorted, (targets) => this.#state(targets));
    this.#states.set(key, state);
    return state;
  }
}

export class TokenState {
  /** Cost of ending the sentence here; infinite where it may not end. */
  readonly final: number;
  /** Cost of any token at all (free words); infinite where there are none. */
  readonly wild: number;
  readonly #nexts = new Map<number, TokenState | null>();

  constructor(
    private readonly positions: Positions,
    private readonly parts: readonly (readonly [position: number, residual: number])[],
    private readonly state: (residuals: Map<number, number>) => TokenState,
  ) {
    let final = Number.POSITIVE_INFINITY;
    let wild = Number.POSITIVE_INFINITY;
    for (const [position, residual] of parts) {
      final = Math.min(final, residual + positions.final(position));
      for (const { cost } of positions.wild(position)) wild = Math.min(wild, residual + cost);
    }
    this.final = final;
    this.wild = wild;
  }

  /** Cost of this token as a word of the grammar; infinite where the grammar does not name it. */
  cost(token: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (const [position, residual] of this.parts) {
      if (residual < least) least = Math.min(least, residual + this.positions.cost(position, token));
    }
    return least;
  }

  next(token: number): TokenState | null {
    const known = this.#nexts.get(token);
    if (known !== undefined) return known;
    const least = Math.min(this.cost(token), this.wild);
    const targets = new Map<number, number>();
    const take = (to: number, cost: number): void => {
      const residual = Math.round((cost - least) / STEP) * STEP;
      if (residual <= MAX_RESIDUAL && residual < (targets.get(to) ?? Number.POSITIVE_INFINITY))
        targets.set(to, residual);
    };
    for (const [position, residual] of this.parts) {
      this.positions.follow(position, token, (to, cost) => take(to, residual + cost));
      for (const { to, cost } of this.positions.wild(position)) take(to, residual + cost);
    }
    const state = targets.size === 0 ? null : this.state(targets);
    this.#nexts.set(token, state);
    return state;
  }
}
