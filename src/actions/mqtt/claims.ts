/**
 * Several hubs in one house hear the same person. Before it acts, a hub claims what it is about to do on a topic that all
 * of them hear; of hubs that claim the same within moments, one wins, and the others keep still.
 *
 * A hub that has heard another's claim makes none. So claims that meet were made in ignorance of each other, and the
 * lowest of their random tickets wins, in whatever order they arrive: no order between the nodes of a clustered broker is
 * needed, only that a claim reaches the others within the wait, which follows the time that our own takes to come back.
 * A house that is cut in two acts in both halves.
 */
import { createHash, randomInt } from 'node:crypto';
import { z } from 'zod';
import type { House, HouseMessage } from '../house.js';
import type { Effect } from '../world.js';

export type Verdict =
  | 'mine'
  /** Another hub does it. */
  | 'taken'
  /** Our own claim did not come back: the broker is not well. */
  | 'silent';

export interface ClaimOptions {
  readonly topic?: string;
  /** Shortest wait for other claims, ms. */
  readonly waitMs?: number;
  /** The same things said again after this are a new command, ms. */
  readonly windowMs?: number;
  /** Longest wait for our own claim, ms. */
  readonly echoMs?: number;
}

const CLAIM = z.object({ hub: z.string().max(64), key: z.string().max(64), ticket: z.number().int() });
type Claim = z.infer<typeof CLAIM>;

interface Heard extends Claim {
  readonly at: number;
}

const MAX_BYTES = 512;
/** Many more than can be spoken within the window. */
const MAX_HEARD = 200;

export class Claims {
  private readonly heard: Heard[] = [];
  private readonly echoes = new Map<number, () => void>();
  private leave: (() => Promise<void>) | null = null;
  private readonly topic: string;
  private readonly waitMs: number;
  private readonly windowMs: number;
  private readonly echoMs: number;

  /** @param hub different for each hub */
  constructor(
    private readonly house: Pick<House, 'publish' | 'subscribe'>,
    private readonly hub: string,
    { topic = 'earshot/claims', waitMs = 30, windowMs = 1_500, echoMs = 1_000 }: ClaimOptions = {},
  ) {
    this.topic = topic;
    this.waitMs = waitMs;
    this.windowMs = windowMs;
    this.echoMs = echoMs;
  }

  /** Resolves when claims are heard. */
  async start(): Promise<void> {
    this.leave = await this.house.subscribe(this.topic, (message) => this.hear(message));
  }

  async close(): Promise<void> {
    await this.leave?.();
  }

  /** Claims device effects. Never rejects. */
  async claim(effects: readonly Effect[]): Promise<Verdict> {
    const key = keyOf(effects);
    if (key === null) return 'mine';
    if (this.others(key).length > 0) return 'taken';
    const ticket = randomInt(2 ** 47);
    const startedAt = performance.now();
    if (!(await this.publish({ hub: this.hub, key, ticket }))) return 'silent';
    const echoed = performance.now() - startedAt;
    // Another one's claim, made before it heard ours, takes at most as long again as ours took to come back.
    await sleep(Math.max(0, Math.max(this.waitMs, 3 * echoed) - echoed));
    return this.others(key).every((other) => ticket < other.ticket) ? 'mine' : 'taken';
  }

  private others(key: string): readonly Heard[] {
    const since = performance.now() - this.windowMs;
    return this.heard.filter((one) => one.key === key && one.hub !== this.hub && one.at >= since);
  }

  /** True when it came back. */
  private async publish(claim: Claim): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const back = new Promise<boolean>((done) => {
      this.echoes.set(claim.ticket, () => done(true));
      timer = setTimeout(() => done(false), this.echoMs);
    });
    try {
      await this.house.publish(this.topic, JSON.stringify(claim), { deadlineMs: this.echoMs, once: true });
      return await back;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
      this.echoes.delete(claim.ticket);
    }
  }

  private hear({ payload, retained }: HouseMessage): void {
    if (retained || payload.length > MAX_BYTES) return;
    const claim = parse(payload);
    if (claim === null) return;
    if (claim.hub === this.hub) {
      this.echoes.get(claim.ticket)?.();
      return;
    }
    this.heard.push({ ...claim, at: performance.now() });
    if (this.heard.length > MAX_HEARD) this.heard.shift();
  }
}

/** The same for what does the same, in whatever order; null where no device is moved. */
export function keyOf(effects: readonly Effect[]): string | null {
  const moves = effects.flatMap((effect) => {
    if (effect.type === 'device') return [[effect.device, Object.entries(effect.set).toSorted(byName)]];
    return effect.type === 'device-op' ? [[effect.device, effect.op, effect.argument ?? '']] : [];
  });
  if (moves.length === 0) return null;
  const lines = moves.map((move) => JSON.stringify(move)).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

function parse(payload: Uint8Array): Claim | null {
  try {
    return CLAIM.safeParse(JSON.parse(new TextDecoder().decode(payload))).data ?? null;
  } catch {
    return null;
  }
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
