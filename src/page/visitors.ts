/** How much one address may ask for, before anything else looks at it. The clock is given. */
import { Allowance, type Rate } from './limits.js';

/** Addresses remembered; with more, the longest unseen begins anew. */
const KEPT = 1_000;

export class Visitors {
  private readonly allowances = new Map<string, Allowance>();

  constructor(
    private readonly rate: Rate,
    private readonly nowMs: () => number,
  ) {}

  /** False: this address is over its rate. */
  allow(address: string): boolean {
    const known = this.allowances.get(address) ?? new Allowance(this.rate, this.nowMs);
    this.allowances.delete(address);
    this.allowances.set(address, known);
    const [oldest] = this.allowances.keys();
    if (this.allowances.size > KEPT && oldest !== undefined) this.allowances.delete(oldest);
    return known.take();
  }
}
