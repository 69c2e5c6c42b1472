/**
 * The answers of the page's setup on the disk: `setup.json` in the state folder, and secrets in files of their own that
 * only the hub can read. A service can write nothing else: /etc/earshot is read-only to it.
 */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { EarshotError, messageOf } from '../errors.js';
import { writeWhole } from '../install/plan.js';
import { openDocument, type StateDocument } from '../store/state-document.js';
import { brokerSaid, isUntouched, type Overlaid, overlaid, type SecretFiles } from './overlay.js';
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
  private constructor(
    private readonly document: StateDocument<SetupDocument>,
    /** null: nothing outlasts a restart. */
    private readonly state: string | null,
    readonly said: Said,
    /** What to type where the hub cannot keep an answer. */
    readonly command: string,
    /** What was wrong with the file; null: nothing. */
    readonly problem: string | null,
  ) {}

  static async open(state: string | null, said: Said, command: string): Promise<KeptSetup> {
    const { document, problem } = await openDocument(state, SETUP_FILE, SetupDocument, NOTHING_SET_UP);
    return new KeptSetup(document, state, said, command, problem);
  }

  /** Nobody has set this hub up, neither on the page nor in config.yaml. */
  get untouched(): boolean {
    return this.document.value.ended !== 'finished' && isUntouched(this.said.config, this.said.written);
  }

  /** Whoever opens the page is led through the setup. */
  get first(): boolean {
    return this.state !== null && this.untouched && this.document.value.ended === null;
  }

  /** The name of the room that was chosen; null: home.yaml's. */
  get room(): string | null {
    const { room } = this.document.value;
    return room !== null && room.instead === this.said.room ? room.name : null;
  }

  config(): Overlaid {
    return overlaid(this.said.config, this.document.value, this.secretFiles());
  }

  /** @throws EarshotError SETUP_NOT_KEPT, as all that follow */
  async keepMicrophone(device: string | null): Promise<void> {
    await this.keep({ microphone: { instead: this.said.config.microphone.device, device } });
  }

  async keepRoom(name: string): Promise<void> {
    await this.keep({ room: { instead: this.said.room, name } });
  }

  /** @param login null: the embedded one */
  async keepBroker(login: BrokerLogin | null): Promise<void> {
    const { url = null, username = null, password = null } = login ?? {};
    await this.secret('mqtt-password', password);
    const instead = brokerSaid(this.said.config.broker);
    await this.keep({ broker: { instead, url, username, password: password !== null } });
  }

  async keepPin(pin: string): Promise<void> {
    await this.secret('pin', pin);
    await this.keep({ pin: { instead: this.said.config.pinFile } });
  }

  /** What was finished is not skipped afterwards. */
  async end(how: 'finished' | 'skipped'): Promise<void> {
    if (this.document.value.ended === 'finished') return;
    await this.keep({ ended: how });
  }

  private async keep(answer: Partial<SetupDocument>): Promise<void> {
    const before = this.document.value;
    if (this.state === null) throw this.notKept('it keeps nothing: state is "memory"');
    try {
      await this.document.set({ ...before, ...answer });
    } catch (cause) {
      // What does not outlast the restart that it needs must not look as if it did.
      await this.document.set(before).catch(() => {});
      throw this.notKept(messageOf(cause), cause);
    }
  }

  private async secret(name: string, text: string | null): Promise<void> {
    const file = this.secretFile(name);
    if (file === null) throw this.notKept('it keeps nothing: state is "memory"');
    try {
      if (text === null) return await rm(file, { force: true });
      await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
      await writeWhole(file, `${text}\n`, 0o600);
    } catch (cause) {
      throw this.notKept(messageOf(cause), cause);
    }
  }

  private secretFiles(): SecretFiles {
    const there = (name: string): string | null => {
      const file = this.secretFile(name);
      return file !== null && existsSync(file) ? file : null;
    };
    return { pin: there('pin'), password: there('mqtt-password') };
  }

  private secretFile(name: string): string | null {
    return this.state === null ? null : join(this.state, SECRETS_FOLDER, name);
  }

  private notKept(why: string, cause?: unknown): EarshotError {
    return new EarshotError(
      'SETUP_NOT_KEPT',
      `The hub cannot keep this (${why}). Type on the hub instead: ${this.command}`,
      cause === undefined ? {} : { cause },
    );
  }
}
