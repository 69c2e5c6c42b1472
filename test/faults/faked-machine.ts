/**
 * A machine whose clock a test sets under a running process (libfaketime), and which it starts anew: another boot id and
 * a short uptime (namespaces of the kernel).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';

/** Debian keeps it beside the machine's own libraries, in a folder that is named for the processor. */
const LIBRARY = readdirSync('/usr/lib')
  .map((name) => `/usr/lib/${name}/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file));

const BOOT_ID = '/proc/sys/kernel/random/boot_id';
/** A machine that has just been started: short of what the hub takes for a fresh one. */
const FRESH_S = 20;

/** The kernel's way to another uptime and, by a file mounted over it, another boot id, without changing the machine. */
const unshare = (uptimeS: number): string =>
  `unshare --map-root-user --mount --time --boottime ${Math.round(uptimeS - uptime())}`;

/** null, or why clocks cannot be set here. */
export const noFaketime =
  LIBRARY === undefined ? 'libfaketime is not installed (apt install faketime)' : null;

/** null, or why no restart of the machine can be played here. */
export const noReboot =
  spawnSync('sh', ['-c', `${unshare(FRESH_S)} mount --bind /dev/null ${BOOT_ID}`]).status === 0
    ? null
    : 'the kernel lets nobody here have another uptime (time and mount namespaces)';

export class FakedMachine {
  readonly #folder: string;
  readonly #earshot: string;
  readonly #file: string;
  #aheadMs = 0;
  #boots = 0;

  /** @param folder for its own files; @param earshot the program */
  constructor(folder: string, earshot: string) {
    this.#folder = folder;
    this.#earshot = earshot;
    this.#file = join(folder, 'clock');
    this.ahead(0);
  }

  /** For a process that is to live by this machine's clock; its uptime is left as it is. */
  get env(): Record<string, string> {
    return {
      LD_PRELOAD: LIBRARY ?? '',
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      TZ: 'UTC',
    };
  }

  /** What the clock shows, ms since 1970. */
  get nowMs(): number {
    return Date.now() + this.#aheadMs;
  }

  /** The clock is set, under those that run, too. */
  set(utcMs: number): void {
    this.ahead(utcMs - Date.now());
  }

  /** The clock shows so much more than the real one, ms. */
  ahead(ms: number): void {
    this.#aheadMs = ms;
    // In one step: a file that is empty for a moment would be the real time.
    writeFileSync(`${this.#file}.new`, `${ms < 0 ? '-' : '+'}${(Math.abs(ms) / 1000).toFixed(3)}`);
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** @returns the program, as it runs on this machine after one more restart of it */
  reboot(): string {
    this.#boots += 1;
    const boot = join(this.#folder, `boot-${this.#boots}`);
    const program = join(this.#folder, `earshot-${this.#boots}`);
    writeFileSync(boot, `boot-${this.#boots}\n`);
    // The clock is for the hub: `mount` and its like are not to wait by it.
    const inside = `mount --bind '${boot}' ${BOOT_ID} && exec '${this.#earshot}' "$@"`;
    writeFileSync(
      program,
      `#!/bin/sh\nexec ${unshare(FRESH_S)} sh -c '${inside.replaceAll("'", `'\\''`)}' earshot "$@"\n`,
      {
        mode: 0o755,
      },
    );
    return program;
  }
}
