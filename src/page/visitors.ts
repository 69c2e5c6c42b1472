/** How much one address may ask for, and hold, before anything else looks at it. The clock is given. */
import { isIPv6 } from 'node:net';
import { ipv6Words } from '../ip-address.js';
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
    return this.of(address).take();
  }

  /** What `allow` would say, and nothing is counted. */
  wouldAllow(address: string): boolean {
    return this.of(address).has();
  }

  private of(address: string): Allowance {
    const visitor = visitorAt(address);
    const known = this.allowances.get(visitor) ?? new Allowance(this.rate, this.nowMs);
    this.allowances.delete(visitor);
    this.allowances.set(visitor, known);
    const [oldest] = this.allowances.keys();
    if (this.allowances.size > KEPT && oldest !== undefined) this.allowances.delete(oldest);
    return known;
  }
}

/** How many connections each address holds. */
export class Crowd {
  private readonly held = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** False: this address holds as many as it may. What was let in must `leave`. */
  enter(address: string): boolean {
    const visitor = visitorAt(address);
    const held = this.held.get(visitor) ?? 0;
    if (held >= this.most) return false;
    this.held.set(visitor, held + 1);
    return true;
  }

  leave(address: string): void {
    const visitor = visitorAt(address);
    const held = this.held.get(visitor) ?? 0;
    if (held > 1) this.held.set(visitor, held - 1);
    else this.held.delete(visitor);
  }
}

/**
 * Whoever has one address of an IPv6 network can take 2^64 of them and guess the token with each: the network is one
 * visitor, of link-local addresses, too. An IPv4 address in IPv6's clothes (`::ffff:192.0.2.7`, on a socket for both) is itself.
 */
function visitorAt(address: string): string {
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inside !== undefined) return inside;
  if (!isIPv6(address)) return address;
  const network = ipv6Words(address).slice(0, 4);
  return `${network.map((word) => word.toString(16)).join(':')}::/64`;
}
