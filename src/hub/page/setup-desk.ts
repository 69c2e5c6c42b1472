/**
 * The page's setup at a running hub: the microphone counts at once, the rest is kept and counts when the hub opens anew.
 * Broker and PIN are the house's keys: where a PIN holds they take it, and wrong ones count like spoken ones.
 */
import { parseAddress } from '../../actions/mqtt/addresses.js';
import { afterRight, afterWrong, lockedSeconds, sayLocked } from '../../actions/policy/pin-tries.js';
import type { Effect } from '../../actions/world.js';
import { alsaName } from '../../audio/capture/capture-devices.js';
import { isLoopback } from '../../config.js';
import { messageOf } from '../../errors.js';
import { isReached } from '../../install/reach.js';
import { isAfar } from '../../page/client-id.js';
import { Allowance, LIMITS } from '../../page/limits.js';
import type { BrokerWish, PinWish, SetupPort } from '../../page/port.js';
import type { PageSetup, SetupNews } from '../../page/protocol.js';
import { CommandWatch } from '../../setup/command-watch.js';
import type { KeptSetup } from '../../setup/kept-setup.js';
import { brokerAddress, NO_ADDRESS, pinProblem, roomProblem } from '../../setup/rules.js';
import { trialCommand } from '../../setup/trial-command.js';
import type { BrokerLogin, SetupWorld } from '../../setup/world.js';
import type { HubContext } from '../context.js';
import { levelTap } from '../ear/level-tap.js';
import type { VerifyPin } from '../openers.js';
import { loadPin } from '../pin.js';
import { logPins } from '../wiring.js';
import { judgeSound, type Verdict } from './judge-sound.js';
import type { PageParts } from './open-hub-page.js';

export interface PageSetupOptions {
  readonly kept: KeptSetup;
  readonly world: Pick<SetupWorld, 'devices' | 'judge' | 'broker'>;
  /** It reaches this machine and the brokers that root allowed, nothing else (docs/install.md). */
  readonly service: boolean;
  /** Opens the hub anew. */
  readonly restart: () => void;
}

type Parts = Pick<PageParts, 'dialog' | 'house' | 'wake' | 'microphone' | 'world' | 'verifyPin'>;

/** The answer gets out before the connection goes. */
const RESTART_MS = 300;

export function openSetupDesk(
  context: HubContext,
  options: PageSetupOptions,
  parts: Parts,
): SetupPort & { readonly first: boolean } {
  return new SetupDesk(context, options, parts);
}

class SetupDesk implements SetupPort {
  private readonly allowance = new Allowance(LIMITS.setups, () => performance.now());
  private readonly listeners = new Set<(news: SetupNews) => void>();
  /** Broker or PIN are others by the next start. */
  private waiting = false;
  /** The PIN that a change takes: one that was set counts here at once, though the hub opens doors by it after its restart. */
  private verifyPin: VerifyPin | null;
  private turn: Promise<unknown> = Promise.resolve();
  private hearing: Promise<Verdict> | null = null;
  private telling = false;
  private stale = false;

  constructor(
    private readonly context: HubContext,
    private readonly options: PageSetupOptions,
    private readonly parts: Parts,
  ) {
    this.verifyPin = parts.verifyPin;
  }

  get first(): boolean {
    return this.options.kept.first;
  }

  open(listener: (news: SetupNews) => void): () => void {
    const { events } = this.context;
    const { sound } = this.parts.microphone;
    const watch = new CommandWatch();
    this.listeners.add(listener);
    const closers = [
      () => this.listeners.delete(listener),
      sound.listen(levelTap((dbfs) => listener({ type: 'level', dbfs }))),
      events.on((event) => {
        const tried = watch.take(event);
        if (tried !== null) listener({ type: 'tried', ...tried });
        if (event.event === 'home' || (event.event === 'health' && event.health.part === 'microphone'))
          this.tell();
      }),
    ];
    this.tell();
    return () => {
      for (const close of closers) close();
    };
  }

  async microphone(device: string | null): Promise<string | null> {
    const devices = await this.devices();
    if (device !== null && !devices.some((each) => each.device === device))
      return 'This microphone is not there any more: look again.';
    return await this.kept(async () => {
      await this.options.kept.keepMicrophone(device);
      this.parts.microphone.use(device);
      this.hearAgain();
    });
  }

  /** Whoever asks meanwhile is told the same. */
  hear(): Promise<Verdict> {
    this.hearing ??= judgeSound(this.parts.microphone, this.options.world, this.context).finally(() => {
      this.hearing = null;
    });
    return this.hearing;
  }

  async room(name: string): Promise<string | null> {
    const room = name.replaceAll('’', "'");
    return roomProblem(room) ?? (await this.kept(() => this.options.kept.keepRoom(room)));
  }

  broker(client: string, { url, current, ...login }: BrokerWish): Promise<string | null> {
    return this.guarded(client, current, () => this.tryBroker(url, login));
  }

  async pin(client: string, { pin, again, current }: PinWish): Promise<string | null> {
    const { kept } = this.options;
    const keep = async (): Promise<void> => {
      await kept.keepPin(pin);
      const { pinFile } = kept.config().config;
      if (pinFile !== null) this.verifyPin = await loadPin(pinFile);
    };
    return pinProblem(pin, again) ?? (await this.guarded(client, current, () => this.kept(keep, true)));
  }

  private async tryBroker(url: string | null, login: Omit<BrokerLogin, 'url'>): Promise<string | null> {
    const { kept, world } = this.options;
    if (url === null) return await this.kept(() => kept.keepBroker(null), true);
    const address = brokerAddress(url);
    if (address === null) return `${NO_ADDRESS}.`;
    const wish: BrokerLogin = { url: address, ...login };
    const problem = await world.broker(wish, kept.said.config.broker);
    if (problem !== null) return `The broker does not answer: ${problem}.${this.hindrance(address)}`;
    return await this.kept(() => kept.keepBroker(wish), true);
  }

  restart(): Promise<string | null> {
    const timer = setTimeout(this.options.restart, RESTART_MS);
    this.context.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    return Promise.resolve(null);
  }

  async end(how: 'finished' | 'skipped'): Promise<string | null> {
    return await this.kept(() => this.options.kept.end(how));
  }

  private async kept(keep: () => Promise<void>, later = false): Promise<string | null> {
    try {
      await keep();
    } catch (error) {
      return messageOf(error);
    }
    this.waiting ||= later;
    this.tell();
    return null;
  }

  /** A microphone that failed is tried again every ten seconds; whoever has just chosen another looks at it now. */
  private hearAgain(): void {
    const { dialog } = this.parts;
    if (dialog.step.microphone !== 'waiting') return;
    dialog.send({ type: 'mute' });
    dialog.send({ type: 'unmute' });
  }

  /** One change after another: of two browsers that set the first PIN at once, the second is asked for it. */
  private async guarded(
    client: string,
    current: string | null,
    change: () => Promise<string | null>,
  ): Promise<string | null> {
    if (!this.allowance.take()) return 'Too many attempts: wait a moment.';
    const done = this.turn.then(() => this.refusal(client, current) ?? change());
    this.turn = done.catch(() => {});
    return await done;
  }

  /** Why this browser may not change broker or PIN now; null: it may. */
  private refusal(client: string, current: string | null): string | null {
    if (this.verifyPin !== null) return this.checkPin(this.verifyPin, current);
    // Whoever sets the first PIN opens what asks for one: from another machine that is for a hub that is still new, and
    // moves nothing real yet.
    const isNew = this.options.kept.untouched && this.context.config.broker.kind === 'embedded';
    if (isAfar(client) && !isNew)
      return `From another machine this takes the PIN, and none is set. Type on the hub: ${this.options.kept.command}`;
    return null;
  }

  private checkPin(verify: (said: string) => boolean, current: string | null): string | null {
    const { world } = this.parts;
    const { agenda, now } = world.snapshot();
    const locked = lockedSeconds(agenda.pin, now);
    if (locked > 0) return sayLocked(locked);
    if (current === null) return 'A PIN is set: type the one that holds now, too.';
    if (verify(current)) {
      world.applyToAgenda(afterRight(agenda.pin));
      return null;
    }
    const wrong: Effect[] = [{ type: 'pin', tries: afterWrong(agenda.pin, now) }];
    world.applyToAgenda(wrong);
    logPins(wrong, 'typed', this.context);
    return 'That is not the PIN that holds now.';
  }

  /** What a service is kept from by systemd looks like a broker that is switched off. */
  private hindrance(address: string): string {
    const { service, kept } = this.options;
    const { config } = kept.said;
    const host = parseAddress(address)?.host ?? '';
    if (!service || isReached(host, config, [])) return '';
    const command = `name this broker at the hub's terminal: ${kept.command}`;
    // A service may not ask which networks these are (RestrictAddressFamilies).
    return config.page.enabled && !isLoopback(config.page.host)
      ? ` As a service this hub reaches the networks of this machine and the broker that root allowed. If yours is elsewhere and runs, ${command}`
      : ` As a service this hub reaches no other machine than the broker that root allowed, and ${host} is not that one. If yours runs, ${command}`;
  }

  private async devices(): Promise<PageSetup['microphone']['devices']> {
    const found = await this.options.world.devices();
    return found.map((device) => ({ device: alsaName(device), title: device.title }));
  }

  /** Looking at the machine takes a process, and a house that is found tells of itself a hundred times. */
  private tell(): void {
    this.stale = true;
    if (!this.telling) void this.tellAll();
  }

  /** Never rejects. */
  private async tellAll(): Promise<void> {
    this.telling = true;
    try {
      while (this.stale) {
        this.stale = false;
        const setup = await this.view();
        for (const listener of [...this.listeners]) listener({ type: 'setup', ...setup });
      }
    } catch (error) {
      this.context.log.warn({ error: messageOf(error) }, 'the setup cannot be shown');
    } finally {
      this.telling = false;
    }
  }

  private async view(): Promise<PageSetup> {
    const { house, wake, microphone } = this.parts;
    const { health } = this.context;
    const { kept } = this.options;
    const { broker } = kept.config().config;
    const { home } = house;
    const now = home.areas.find(({ id }) => id === home.defaultRoom)?.name ?? null;
    const room = kept.room ?? now;
    const external = broker.kind === 'external' ? broker : null;
    return {
      microphone: {
        device: microphone.device,
        devices: await this.devices(),
        problem: health.problem('microphone'),
      },
      room,
      rooms: home.areas.map(({ name }) => name),
      phrase: wake?.wishes[0]?.phrase ?? null,
      broker: { url: external?.urls[0] ?? null, username: external?.username ?? null },
      pin: this.verifyPin !== null,
      restart: this.waiting || room?.toLowerCase() !== now?.toLowerCase(),
      command: trialCommand(house),
    };
  }
}
