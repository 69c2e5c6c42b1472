/** A card of its own for one test, which the kernel gives up as it gives up a worn one: ext4 on a loop device, aborted. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface WornCard {
  readonly folder: string;
  /** An error on the card: from here on the kernel lets nobody write to it, open files included. */
  giveUp(): void;
  /** As a restart of the machine does it: looked over (`fsck`) and there again, until the next error. */
  mend(): void;
  close(): void;
}

const SIZE_BYTES = 8 * 1024 * 1024;

function root(program: string, parameters: readonly string[], fine: readonly number[] = [0]): void {
  const { status, stderr, error } = spawnSync(program, [...parameters], { encoding: 'utf8' });
  if (!fine.includes(status ?? -1)) throw new Error(error?.message ?? `${program}: ${stderr}`);
}

export function wornCard(): WornCard {
  const place = mkdtempSync(join(tmpdir(), 'earshot-card-'));
  const folder = join(place, 'card');
  let image = join(place, 'image');
  const plug = (): void => root('mount', ['-o', 'loop,errors=remount-ro', image, folder]);
  const unplug = (): void => root('umount', ['-l', folder]);
  try {
    mkdirSync(folder);
    writeFileSync(image, '');
    truncateSync(image, SIZE_BYTES);
    root('mkfs.ext4', ['-q', '-F', image]);
    plug();
  } catch (error) {
    rmSync(place, { recursive: true });
    throw error;
  }
  return {
    folder,
    giveUp: () => root('mount', ['-o', 'remount,abort', folder]),
    mend: () => {
      unplug();
      // What SQLite has not given back yet keeps the old one busy: a card as it is, bit by bit.
      copyFileSync(image, `${image}-2`);
      image = `${image}-2`;
      // 1: it found errors, and mended them.
      root('fsck.ext4', ['-p', image], [0, 1]);
      plug();
    },
    close: () => {
      unplug();
      rmSync(place, { recursive: true });
    },
  };
}

/** null, or why tests with a card are skipped. */
export const noWornCard: string | null = tryOnce();

function tryOnce(): string | null {
  try {
    wornCard().close();
    return null;
  } catch (error) {
    return `no ext4 on a loop device can be mounted here: ${String(error).trim().slice(0, 80)}`;
  }
}
