/** What a profile is picked by: the processor, its cores, the memory, and what a board says it is. */
import { readFile } from 'node:fs/promises';
import { arch, availableParallelism, totalmem } from 'node:os';

export interface MachineFacts {
  /** As Node names it: x64, arm64, arm. */
  readonly arch: string;
  readonly cores: number;
  /** MB of 1,000,000 bytes: the machine's, or what a container or service may use of it. */
  readonly memoryMb: number;
  /** "Raspberry Pi 4 Model B Rev 1.4", as the device tree tells; null: it tells nothing. */
  readonly board: string | null;
}

const BOARD = '/proc/device-tree/model';
/** Longer ones are no names. */
const MAX_BOARD = 100;

export async function machineFacts(boardFile = BOARD): Promise<MachineFacts> {
  const limit = process.constrainedMemory();
  const total = totalmem();
  return {
    arch: arch(),
    cores: availableParallelism(),
    // Without a limit some kernels tell one that is larger than the machine, or none.
    memoryMb: Math.round((limit > 0 && limit < total ? limit : total) / 1e6),
    board: readBoard(await readFile(boardFile, 'utf8').catch(() => '')),
  };
}

/** The device tree ends its texts with a zero. */
export function readBoard(text: string): string | null {
  const name = text
    .replaceAll(/[^\x20-\x7e]/g, ' ')
    .trim()
    .slice(0, MAX_BOARD);
  return name === '' ? null : name;
}

export function describeMachine({ arch: processor, cores, memoryMb, board }: MachineFacts): string {
  return `${board ?? processor}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${memoryMb} MB`;
}
