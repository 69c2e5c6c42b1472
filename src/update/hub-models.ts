/**
 * The models of a running hub: chosen before anything is opened, watched while they are on trial, and followed at the
 * broker. It lives beside the hub and knows it by its events alone.
 */
import { brokerOptions } from '../actions/mqtt/credentials.js';
import { MqttHouse } from '../actions/mqtt/mqtt-house.js';
import type { Config } from '../config.js';
import { messageOf } from '../errors.js';
import type { HubEvent } from '../hub/events.js';
import { modelsRoot } from '../models.js';
import { version } from '../version.js';
import { realDisk } from './disk.js';
import { BrokerFollower } from './follow-broker.js';
import { hubId } from './hub-id.js';
import { installUpdate } from './install.js';
import type { Judge } from './judge.js';
import { QuietMoment } from './quiet-moment.js';
import { failTrial, forgiveStart, keepTrial } from './settle-trial.js';
import { readShipped } from './shipped.js';
import { readSlots, UpdateFolder } from './slot-file.js';
import { type StartedModels, startModels } from './start.js';
import { TrialWatch } from './trial-watch.js';
import { keyFolders, trustedKeys } from './trust.js';

export interface HubModelsOptions {
  readonly config: Pick<Config, 'models' | 'broker' | 'updates'>;
  readonly state: string | null;
  readonly judge: Judge;
  /** A line for the log. */
  readonly say: (text: string) => void;
}

export interface HubModels {
  observe(event: HubEvent): void;
  /** Resolves when the hub is to be opened anew, because other models are to be used. */
  readonly again: Promise<void>;
  close(): Promise<void>;
}

/** Of the folder that came with Earshot, or that `EARSHOT_MODELS` names: what a second opening must go back to. */
const SHIPPED = modelsRoot();

/** Sets `EARSHOT_MODELS` for this process and its workers. Never throws: the shipped models are always there. */
export async function openHubModels(options: HubModelsOptions): Promise<HubModels> {
  const { config, state, say } = options;
  if (config.models !== null || state === null) {
    // Named by hand, or no folder to keep others in.
    if (config.models !== null) process.env['EARSHOT_MODELS'] = config.models;
    return { observe: () => {}, again: new Promise(() => {}), close: async () => {} };
  }
  const folder = new UpdateFolder(state);
  const started = await startModels(folder, SHIPPED, realDisk);
  for (const notice of started.notices) say(notice);
  process.env['EARSHOT_MODELS'] = started.root;
  return new RunningModels(options, folder, started);
}

class RunningModels implements HubModels {
  readonly again: Promise<void>;
  private readonly stop = new AbortController();
  private readonly trial: TrialWatch | null;
  private following: Promise<() => Promise<void>> | null = null;
  private restart: () => void = () => {};
  private readonly quiet = new QuietMoment(() => this.restart());
  private follower: BrokerFollower | null = null;
  /** What the trial led to is being written. */
  private settling: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: HubModelsOptions,
    private readonly folder: UpdateFolder,
    private readonly started: StartedModels,
  ) {
    this.again = new Promise((resolve) => {
      this.restart = resolve;
    });
    this.trial = started.onTrial
      ? new TrialWatch({
          onEnd: (end) => {
            this.settling = this.settle(end.kept ? null : end.why).catch((error: unknown) =>
              options.say(`the trial of the models could not be noted: ${messageOf(error)}`),
            );
          },
        })
      : null;
  }

  observe(event: HubEvent): void {
    this.trial?.observe(event);
    if (event.event === 'ready') this.following ??= this.follow();
    if (event.event === 'state') this.quiet.observe(event.state);
  }

  async close(): Promise<void> {
    this.stop.abort();
    // The hub is closed by now: nothing loads from the slot any more.
    this.started.leave();
    const { release } = this.started;
    const forgiven = this.trial?.well === true && release !== null;
    this.trial?.close();
    this.quiet.close();
    await this.settling;
    if (forgiven) await forgiveStart(this.folder, release, realDisk).catch(() => undefined);
    const close = await this.following?.catch(() => null);
    await close?.();
  }

  private async settle(why: string | null): Promise<void> {
    const { release } = this.started;
    if (release === null) return;
    if (why === null) {
      await keepTrial(this.folder, release, realDisk);
      this.options.say(`models release ${release} works and is kept`);
      await this.follower?.report('current', `release ${release} works and is kept`);
      // A newer one may have been offered meanwhile.
      this.follower?.look();
      return;
    }
    await failTrial(this.folder, release, why, realDisk);
    this.options.say(`models release ${release} does not work here (${why}) and is taken back`);
    await this.follower?.report('failed', why);
    this.restart();
  }

  /** @returns what ends it */
  private async follow(): Promise<() => Promise<void>> {
    const { config, say, judge } = this.options;
    const { broker, updates } = config;
    const nothing = async (): Promise<void> => {};
    if (updates.topic === null) return nothing;
    if (broker.kind === 'embedded') {
      say(
        'updates.topic needs a broker of your own (broker.url); models are updated by `earshot models update`',
      );
      return nothing;
    }
    const { folder } = this;
    const { signal } = this.stop;
    // A connection of its own: a broker ends one that comes with another's client id.
    const { clientId: _, ...address } = await brokerOptions(broker);
    const house = new MqttHouse({ ...address, statusTopic: null });
    const keys = (): ReturnType<typeof trustedKeys> => trustedKeys(keyFolders(folder));
    const follower = new BrokerFollower({
      house,
      topic: updates.topic,
      hub: await hubId(folder, realDisk),
      incoming: folder.incoming,
      keys,
      holder: async () => ({
        state: (await readSlots(folder)).state,
        shipped: (await readShipped(SHIPPED)).release ?? 0,
        version: version(),
      }),
      install: async (file) => {
        const { info } = await installUpdate(file, {
          folder,
          shipped: SHIPPED,
          keys: await keys(),
          version: version(),
          judge,
          disk: realDisk,
          by: 'broker',
          onStep: say,
          signal,
        });
        await realDisk.remove(folder.incoming);
        say(`models release ${info.release} is installed; it is used from the next quiet moment on`);
        this.quiet.want();
      },
      signal,
    });
    this.follower = follower;
    // While there is no broker the subscriptions wait; the hub goes on.
    follower.start().catch((error: unknown) => {
      if (!signal.aborted) say(`no models are taken from the broker: ${messageOf(error)}`);
    });
    house.onConnection((connected) => connected && follower.look());
    return async () => {
      await house.close();
      await follower.settled();
    };
  }
}
