/**
 * Requests one after another, those that somebody waits for first. What runs in the background gives way: it is stopped at
 * its next step and begun anew when nothing else waits.
 */

export interface Job {
  /** Where `stopped` aborts it ends by throwing its reason, and is run again later. Throws nothing else. */
  readonly run: (stopped: AbortSignal) => Promise<void>;
  readonly background: boolean;
}

export class RequestQueue {
  readonly #urgent: Job[] = [];
  readonly #background: Job[] = [];
  #stop: AbortController | null = null;
  #working: Promise<void> | null = null;

  add(job: Job): void {
    if (job.background) this.#background.push(job);
    else {
      this.#urgent.push(job);
      this.#stop?.abort(new GivesWay());
    }
    this.#working ??= this.#work();
  }

  /** The same for whoever wants the outcome. */
  ask<T>(background: boolean, task: (stopped: AbortSignal) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = async (stopped: AbortSignal): Promise<void> => {
        try {
          resolve(await task(stopped));
        } catch (error) {
          if (error instanceof GivesWay) throw error;
          reject(error);
        }
      };
      this.add({ background, run });
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  async #work(): Promise<void> {
    // One turn later, so that `add` has noted that this is at work.
    await Promise.resolve();
    for (let job = this.#next(); job !== undefined; job = this.#next()) {
      const stop = new AbortController();
      this.#stop = job.background ? stop : null;
      try {
        await job.run(stop.signal);
      } catch (error) {
        if (!(error instanceof GivesWay)) throw error;
        this.#background.unshift(job);
      }
    }
    this.#stop = null;
    this.#working = null;
  }

  #next(): Job | undefined {
    return this.#urgent.shift() ?? this.#background.shift();
  }
}

/** Thrown by a background request that was stopped for another one. */
export class GivesWay extends Error {
  constructor() {
    super('Another request comes first.');
  }
}
