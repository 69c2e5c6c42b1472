/**
 * What the stages of the dialog tell of the hub's parts: one that fails makes its part a broken one, and the first that works
 * afterwards makes it whole again, as it was before. A part that broke in another way meanwhile is left to whoever told that.
 */
import { messageOf } from '../../errors.js';
import type { Stage } from '../../fsm/dialog-types.js';
import type { HubContext } from '../context.js';
import type { HubEvent, Part } from '../events.js';

const PART_OF = {
  listen: 'recognizer',
  understand: 'hub',
  act: 'broker',
  speak: 'voice',
  capture: 'microphone',
} as const satisfies Record<Stage, Part>;

export class StageHealth {
  readonly #context: Pick<HubContext, 'health' | 'log'>;
  /** Part -> what was wrong by a stage's word, and what was said of it while it worked. */
  readonly #broken = new Map<Part, { readonly problem: string; readonly before: string }>();

  constructor({ health, log, events, closers }: Pick<HubContext, 'health' | 'log' | 'events' | 'closers'>) {
    this.#context = { health, log };
    closers.add(
      'health of the stages',
      events.on((event) => this.#see(event)),
    );
  }

  failed(stage: Stage, error: unknown): void {
    const { health, log } = this.#context;
    const part = PART_OF[stage];
    const known = health.all.find((one) => one.part === part);
    if (known?.ok !== false)
      this.#broken.set(part, { problem: messageOf(error), before: known?.message ?? WORKS });
    if (health.fail(part, error))
      log.info({ stage, error: messageOf(error) }, 'a stage of the dialog failed');
  }

  #see(event: HubEvent): void {
    if (event.event === 'heard') this.#works('recognizer');
    if (event.event === 'understood') this.#works('hub');
    // Time to act is told only where it was done.
    if (event.event === 'reply' && event.ms.act !== undefined) this.#works('broker');
    if (event.event === 'spoken' && event.ms !== null) this.#works('voice');
  }

  #works(part: Part): void {
    const broken = this.#broken.get(part);
    if (broken === undefined) return;
    this.#broken.delete(part);
    const { health } = this.#context;
    if (health.problem(part) === broken.problem) health.set(part, true, broken.before);
  }
}

const WORKS = 'works again';
