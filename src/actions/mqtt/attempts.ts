/**
 * Which broker to try next, in which version of MQTT, and how long to wait before it. Pure: chance comes from outside.
 * Waits double from the first to the longest with each round through the addresses, and each is cut by chance to between
 * half and the whole of it, so that many hubs do not knock at a restarted broker in step (AWS Architecture Blog,
 * "Exponential Backoff And Jitter", the variant called equal jitter).
 */
import type { BrokerAddress } from './addresses.js';

/** 4 is MQTT 3.1.1. */
export type Version = 4 | 5;

export interface Attempt {
  readonly address: BrokerAddress;
  readonly version: Version;
  /** Before the next one, should this fail, ms. */
  readonly waitMs: number;
}

export interface AttemptOptions {
  /** `auto`: 5 first, and 3.1.1 with a broker that does not know it. */
  readonly version: Version | 'auto';
  readonly backoffMs: { readonly first: number; readonly longest: number };
  /** From 0 to 1. */
  readonly chance?: () => number;
}

/** To another address of the list, or to an older version: not a round of its own. */
const QUICK_MS = 100;

export class Attempts {
  /** Since the last connection. */
  private made = 0;
  private at = 0;
  private readonly versions: Version[];
  /** Refused in so many words: not tried again. */
  private readonly tooOld: boolean[];

  constructor(
    private readonly addresses: readonly BrokerAddress[],
    private readonly options: AttemptOptions,
  ) {
    this.versions = addresses.map(() => (options.version === 'auto' ? 5 : options.version));
    this.tooOld = addresses.map(() => false);
  }

  next(): Attempt {
    const { first, longest } = this.options.backoffMs;
    this.made += 1;
    const round = Math.floor((this.made - 1) / this.addresses.length);
    const whole = Math.min(longest, first * 2 ** Math.min(round, 16));
    const soon = this.made % this.addresses.length !== 0 || this.mayBeTooOld;
    const chance = this.options.chance ?? Math.random;
    const waitMs = Math.round((soon ? Math.min(whole, QUICK_MS) : whole) * (0.5 + 0.5 * chance()));
    return { address: this.addresses[this.at]!, version: this.versions[this.at]!, waitMs };
  }

  /** The broker said yes. @returns the wait before the first attempt after this connection, ms */
  connected(): number {
    this.made = 0;
    return Math.round(
      Math.min(this.options.backoffMs.first, QUICK_MS) * (0.5 + 0.5 * (this.options.chance ?? Math.random)()),
    );
  }

  /** A standing connection broke: the next broker of the list, if there is one. This one is asked anew for its version. */
  lost(): void {
    if (this.options.version === 'auto' && !this.tooOld[this.at]) this.versions[this.at] = 5;
    this.advance();
  }

  /**
   * No connection came about.
   * @param refused the broker named the version as its reason
   * @param answered something listens there, and hung up before its greeting: old brokers do that to what they cannot read
   */
  failed({ refused, answered }: { readonly refused: boolean; readonly answered: boolean }): void {
    if (this.options.version === 'auto' && this.versions[this.at] === 5 && (refused || answered)) {
      this.versions[this.at] = 4;
      this.tooOld[this.at] = refused;
      // The same address once more, and that costs the round nothing.
      this.made -= 1;
      return;
    }
    if (this.options.version === 'auto' && !this.tooOld[this.at]) this.versions[this.at] = 5;
    this.advance();
  }

  private get mayBeTooOld(): boolean {
    return this.options.version === 'auto' && this.versions[this.at] === 5;
  }

  private advance(): void {
    this.at = (this.at + 1) % this.addresses.length;
  }
}
