/**
 * The answers of the page's setup on the disk: `setup.json` in the state folder, and secrets in files of their own that
 * only the hub can read. A service can write nothing else: /etc/earshot is read-only to it.
 */
import { join } from 'node:path';
import { ZodError } from 'zod';
import type { Config } from '../config.js';
import { EarshotError, messageOf } from '../errors.js';
import { lookAtDocument, openDocument, StateDocument } from '../store/state-document.js';
import { KeptSecrets } from './kept-secrets.js';
import { brokerSaid, isUntouched, type Overlaid, overlaid } from './overlay.js';
import { NOTHING_SET_UP, SetupDocument } from './setup-document.js';
import type { BrokerLogin } from './world.js';

const SETUP_FILE = 'setup.json';
/** A backup takes it along only where it is told to take secrets. */
export const SECRETS_FOLDER = 'secrets';

/** As config.yaml and home.yaml have it, without what was answered. */
export interface Said {
  readonly config: Config;
  /** The keys of config.yaml. */
  readonly written: readonly string[];
  /** Id of the hub's room. */
  readonly room: string | null;
}

export class KeptSetup {
  private turn: Promise<void> = Promise.resolve();

  private constructor(
    private readonly document: StateDocument<SetupDocument>,
    /** null: nothing outlasts a restart. */
    private readonly secrets: KeptSecrets | null,
    readonly said: Said,
    /** What to type where the hub cannot keep an answer. */
    readonly command: string,
    /** What was wrong with the file; null: nothing. */
    readonly problem: string | null,
  ) {}

  static async open(state: string | null, said: Said, command: string): Promise<KeptSetup> {
    const { document, problem } = await openDocument(state, SETUP_FILE, SetupDocument, NOTHING_SET_UP);
    return new KeptSetup(document, secretsIn(state), said, command, problem);
  }

  /** As it lies there: nothing is changed, and what is answered here is not kept. */
  static async look(state: string | null, said: Said): Promise<KeptSetup> {
    const { value, problem } = await lookAtDocument(state, SETUP_FILE, SetupDocument);
    const document = new StateDocument<SetupDocument>(null, value ?? NOTHING_SET_UP);
    return new KeptSetup(document, secretsIn(state), said, '', problem);
  }

  /** Nobody has set this hub up, neither on the page nor in config.yaml. */
  get untouched(): boolean {
    return this.document.value.ended !== 'finished' && isUntouched(this.said.config, this.said.written);
  }

  /** Whoever opens the page is led through the setup. */
  get first(): boolean {
    return this.secrets !== null && this.untouched && this.document.value.ended === null;
  }

  /** The name of the room that was chosen; null: home.yaml's. */
  get room(): string | null {
    const { room } = this.document.value;
    return room !== null && room.instead === this.said.room ? room.name : null;
  }

  config(): Overlaid {
    const { broker, pin } = this.document.value;
    const fileOf = (name: string | null | undefined): string | null =>
      name == null ? null : (this.secrets?.file(name) ?? null);
    const files = { pin: fileOf(pin?.file), password: fileOf(broker?.password) };
    return overlaid(this.said.config, this.document.value, files);
  }

  /** @throws EarshotError SETUP_NOT_KEPT, as all that follow */
  keepMicrophone(device: string | null): Promise<void> {
    return this.keep(async () => ({ microphone: { instead: this.said.config.microphone.device, device } }));
  }

  keepRoom(name: string): Promise<void> {
    return this.keep(async () => ({ room: { instead: this.said.room, name } }));
  }

  /** @param login null: the embedded one */
  keepBroker(login: BrokerLogin | null): Promise<void> {
    const { url = null, username = null, password = null } = login ?? {};
    const instead = brokerSaid(this.said.config.broker);
    return this.keep(async (secrets) => ({
      broker: {
        instead,
        url,
        username,
        password: password === null ? null : await secrets.add('mqtt-password', password),
      },
    }));
  }

  keepPin(pin: string): Promise<void> {
    const instead = this.said.config.pinFile;
    return this.keep(async (secrets) => ({ pin: { instead, file: await secrets.add('pin', pin) } }));
  }

  /** What was finished is not skipped afterwards. */
  end(how: 'finished' | 'skipped'): Promise<void> {
    return this.keep(async () => ({ ended: this.document.value.ended === 'finished' ? 'finished' : how }));
  }

  /** One answer after another: two browsers may give them. */
  private keep(answer: (secrets: KeptSecrets) => Promise<Partial<SetupDocument>>): Promise<void> {
    const kept = this.turn.then(() => this.keepNow(answer));
    this.turn = kept.catch(() => {});
    return kept;
  }

  private async keepNow(answer: (secrets: KeptSecrets) => Promise<Partial<SetupDocument>>): Promise<void> {
    const { secrets } = this;
    if (secrets === null) throw this.notKept('it keeps nothing: state is "memory"');
    const before = this.document.value;
    try {
      // What could not be read again would take all the other answers with it.
      await this.document.set(SetupDocument.parse({ ...before, ...(await answer(secrets)) }));
    } catch (cause) {
      // What does not outlast the restart that it needs must not look as if it did.
      await this.document.set(before).catch(() => {});
      throw this.notKept(cause instanceof ZodError ? 'it is too long' : messageOf(cause), cause);
    } finally {
      const { broker, pin } = this.document.value;
      await secrets.keepOnly([broker?.password, pin?.file]);
    }
  }

  private notKept(why: string, cause?: unknown): EarshotError {
    return new EarshotError(
      'SETUP_NOT_KEPT',
      `The hub cannot keep this (${why}). Type on the hub instead: ${this.command}`,
      cause === undefined ? {} : { cause },
    );
  }
}

const secretsIn = (state: string | null): KeptSecrets | null =>
  state === null ? null : new KeptSecrets(join(state, SECRETS_FOLDER));
