/** How much one browser may ask for. Pure: the clock is given. */

export interface Rate {
  readonly perSecond: number;
  /** What may come at once after a quiet time. */
  readonly burst: number;
}

/** A token bucket. */
export class Allowance {
  private readonly rate: Rate;
  private readonly nowMs: () => number;
  private left: number;
  private at: number;

  constructor(rate: Rate, nowMs: () => number) {
    this.rate = rate;
    this.nowMs = nowMs;
    this.left = rate.burst;
    this.at = nowMs();
  }

  /** Takes `amount` if there is as much; false: the client is over its rate. */
  take(amount = 1): boolean {
    if (!this.has(amount)) return false;
    this.left -= amount;
    return true;
  }

  /** Whether there is as much, and takes nothing. */
  has(amount = 1): boolean {
    const now = this.nowMs();
    this.left = Math.min(this.rate.burst, this.left + ((now - this.at) / 1000) * this.rate.perSecond);
    this.at = now;
    return this.left >= amount;
  }
}

export const LIMITS = {
  /** Frames of any sort. Sound comes ten times a second. */
  frames: { perSecond: 100, burst: 300 },
  /** Text frames: keys, clicks and typed commands. */
  messages: { perSecond: 10, burst: 40 },
  /** Bytes of sound: twice real time, and ten seconds at once after a stall of the network. */
  soundBytes: { perSecond: 2 * 32_000, burst: 10 * 32_000 },
  /** Requests of one address: the page is some twenty files. */
  requests: { perSecond: 20, burst: 200 },
  /** Attempts of one address to give the token. */
  signIns: { perSecond: 1 / 12, burst: 5 },
  /** Brokers that are tried and PINs that are set, from the page as a whole. */
  setups: { perSecond: 1 / 6, burst: 8 },
  /** Connections at once, browsers and anything else; and of one address, so that one machine cannot keep all others out. */
  sockets: 200,
  socketsOfOne: 64,
  /** Browsers at once. */
  clients: 16,
  /** Bytes that wait for a browser that does not read. */
  unreadBytes: 4 * 1024 * 1024,
  /** No answer to a ping for this long: the browser is gone. */
  heartbeatMs: 20_000,
} as const;
