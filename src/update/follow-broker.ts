/** A hub that takes its models from a retained topic of its own broker: looks at what is offered and when it is its turn. */
import type { House, HouseMessage } from '../actions/house.js';
import { EarshotError, messageOf } from '../errors.js';
import { type Holder, mustBeAcceptable } from './accept.js';
import { MAX_HEAD_BYTES, parseHead } from './bundle-format.js';
import { type HubReport, hubTopic, offerTopic, type Rollout, readRollout, rolloutTopic } from './channel.js';
import { fetchBundle } from './fetch-bundle.js';
import { isInStage } from './hub-id.js';
import type { PublicKey } from './minisign.js';
import { activeSlot } from './slot-state.js';
import { type VerifiedHeader, verifyHead } from './trust.js';

export interface FollowOptions {
  readonly house: House;
  readonly topic: string;
  readonly hub: string;
  /** Where parts are kept until the bundle is whole. */
  readonly incoming: string;
  /** Read anew for each offer: a key that was taken away counts no more. */
  readonly keys: () => Promise<readonly PublicKey[]>;
  readonly holder: () => Promise<Holder>;
  /** Verifies the whole bundle again, and installs it. */
  readonly install: (file: string) => Promise<void>;
  readonly patienceMs?: number;
  /** Until it looks again, where another update was going on. */
  readonly busyMs?: number;
  readonly signal: AbortSignal;
}

/** An offer that cannot be read or that nobody trusts says nothing new each time it is sent. */
const DONE: readonly string[] = ['UPDATE_DOWNGRADE'];
/** Looked at again when the trial is over, after a while, or by the hub that is started anew. */
const LATER: readonly string[] = ['UPDATE_ON_TRIAL', 'UPDATE_BUSY', 'UPDATE_RESTART_NEEDED'];
/** Somebody updates by hand: that takes a Pi some minutes, and its end is told to nobody. */
const BUSY_MS = 60_000;

export class BrokerFollower {
  private offer: Uint8Array | null = null;
  private rollout: Rollout | null = null;
  private working: Promise<void> | null = null;
  /** Something came while it was working. */
  private stale = false;
  private lastReport = '';

  constructor(private readonly options: FollowOptions) {}

  /** Resolves when both topics are listened to. */
  async start(): Promise<void> {
    const { house, topic } = this.options;
    await house.subscribe(offerTopic(topic), (message) => this.onOffer(message));
    await house.subscribe(rolloutTopic(topic), (message) => {
      this.rollout = readRollout(message.payload);
      this.look();
    });
    this.look();
  }

  /** Looks again at what stands there; while it is at work, once more afterwards. */
  look(): void {
    this.stale = true;
    this.working ??= this.work().finally(() => {
      this.working = null;
    });
  }

  /** Resolves when nothing is being looked at. */
  async settled(): Promise<void> {
    while (this.working !== null) await this.working;
  }

  private onOffer({ payload }: HouseMessage): void {
    this.offer = payload.length === 0 || payload.length > MAX_HEAD_BYTES ? null : payload.slice();
    this.look();
  }

  private async work(): Promise<void> {
    while (this.stale && !this.options.signal.aborted) {
      this.stale = false;
      try {
        await this.consider();
      } catch (error) {
        if (this.options.signal.aborted) return;
        await this.turnedDown(error);
      }
    }
  }

  private async turnedDown(error: unknown): Promise<void> {
    const code = error instanceof EarshotError ? error.code : '';
    if (code === 'UPDATE_BUSY') setTimeout(() => this.look(), this.options.busyMs ?? BUSY_MS).unref();
    if (LATER.includes(code)) return await this.report('waiting', messageOf(error));
    if (!DONE.includes(code)) return await this.report('refused', messageOf(error));
    const { state } = await this.options.holder();
    const release = activeSlot(state)?.release;
    if (state.trial === null || release === undefined) return await this.report('current', messageOf(error));
    // Not started with yet: it is what was reported when it was installed.
    if (state.trial.starts === 0) return await this.report('installed', sayInstalled(release));
    await this.report('trial', `release ${release} is kept when the hub has worked with it for some minutes`);
  }

  private async consider(): Promise<void> {
    const { hub, topic, house, incoming, install, signal, patienceMs } = this.options;
    const head = this.offer;
    if (head === null) return await this.report('current', 'nothing is offered');
    const { header }: VerifiedHeader = verifyHead(parseHead(head), await this.options.keys());
    mustBeAcceptable({ header, by: 'broker' }, await this.options.holder());
    const percent = this.rollout?.release === header.release ? this.rollout.percent : 0;
    if (!isInStage(hub, header.release, percent)) {
      return await this.report('waiting', `release ${header.release} is rolled out to ${percent} %`);
    }
    await this.report('fetching', `release ${header.release}, ${header.chunks.length} parts`);
    const file = await fetchBundle({
      house,
      topic,
      into: incoming,
      head,
      header,
      signal,
      ...(patienceMs === undefined ? {} : { patienceMs }),
    });
    await install(file);
    await this.report('installed', sayInstalled(header.release));
  }

  /** For whoever looks after the fleet. Nothing depends on it. */
  async report(state: HubReport['state'], detail: string): Promise<void> {
    const { house, topic, hub, holder } = this.options;
    const release = activeSlot((await holder()).state)?.release ?? null;
    const report: HubReport = { hub, release, state, detail: detail.slice(0, 400) };
    const text = JSON.stringify(report);
    if (text === this.lastReport) return;
    this.lastReport = text;
    await house.publish(hubTopic(topic, hub), text, { retain: true, qos: 1 }).catch(() => {
      // Offline: told again with the next change.
      this.lastReport = '';
    });
  }
}

const sayInstalled = (release: number): string => `release ${release}; used from the next quiet moment on`;
