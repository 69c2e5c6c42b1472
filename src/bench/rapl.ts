/** Joules that the processor counted itself (RAPL, Linux on Intel and AMD), where they may be read: mostly root only, never on ARM or in most virtual machines. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = '/sys/class/powercap';
/** A whole package; what is within it (`intel-rapl:0:0`) is counted there already. */
const PACKAGE = /^intel-rapl:\d+$/;

interface Counter {
  readonly file: string;
  /** Here it begins at 0 again. */
  readonly rangeMicrojoules: number;
}

export class Rapl {
  private constructor(private readonly counters: readonly Counter[]) {}

  /** Why not, where there is nothing to read. */
  static async open(root = ROOT): Promise<Rapl | string> {
    const names = await readdir(root).catch(() => null);
    if (names === null) return `there is no ${root}`;
    const packages = names.filter((name) => PACKAGE.test(name));
    if (packages.length === 0) return `${root} has no package counter`;
    try {
      const counters = await Promise.all(
        packages.map(async (name): Promise<Counter> => {
          const file = join(root, name, 'energy_uj');
          await microjoules(file);
          return { file, rangeMicrojoules: await microjoules(join(root, name, 'max_energy_range_uj')) };
        }),
      );
      return new Rapl(counters);
    } catch {
      return `${root} may be read by root only`;
    }
  }

  /** Joules of the whole machine while `work` ran, whoever used them. */
  async during(work: () => Promise<unknown>): Promise<number> {
    const before = await this.#read();
    await work();
    const after = await this.#read();
    return after.reduce((joules, value, index) => {
      const used = value - (before[index] ?? 0);
      const range = this.counters[index]?.rangeMicrojoules ?? 0;
      return joules + (used < 0 ? used + range : used) / 1e6;
    }, 0);
  }

  #read(): Promise<readonly number[]> {
    return Promise.all(this.counters.map(({ file }) => microjoules(file)));
  }
}

async function microjoules(file: string): Promise<number> {
  const value = Number((await readFile(file, 'utf8')).trim());
  if (!Number.isFinite(value)) throw new Error(`${file} holds no number`);
  return value;
}
