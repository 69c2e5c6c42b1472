/**
 * When a message came, as far as this process can tell. Where the machine has no time for it the event loop stands still,
 * and what came meanwhile is handled afterwards: that is no late delivery (once 223 ms past a deadline, on a machine with
 * five times as much to do as it has cores). Such a message counts from the beginning of the standstill.
 */
const BEAT_MS = 5;
/** Timers are a few ms late on any machine. */
const STANDSTILL_MS = 25;

export class ArrivalClock {
  private last: number;
  /** Of a standstill that is over, until what came during it has been handled. */
  private stoodSince: number | null = null;
  private readonly beat: NodeJS.Timeout;

  constructor(private readonly clock: () => number = () => performance.now()) {
    this.last = clock();
    this.beat = setInterval(() => this.tick(), BEAT_MS);
  }

  /** By `performance.now()`. */
  now(): number {
    const now = this.clock();
    return this.stoodSince ?? (now - this.last > STANDSTILL_MS ? this.last : now);
  }

  close(): void {
    clearInterval(this.beat);
  }

  private tick(): void {
    const now = this.clock();
    if (now - this.last > STANDSTILL_MS) {
      this.stoodSince ??= this.last;
      // Sockets are read once before the first of these, and what they brought is done with before the second.
      setImmediate(() =>
        setImmediate(() => {
          this.stoodSince = null;
        }),
      );
    }
    this.last = now;
  }
}
