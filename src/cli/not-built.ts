/** Commands of the public contract that this build has not got yet: they say so instead of being unknown. */
import type { Command } from 'commander';
import { EarshotError } from '../errors.js';

const NAMES = ['replay'] as const;

export function registerNotBuilt(program: Command): void {
  for (const name of NAMES) {
    program
      .command(name, { hidden: true })
      .description('not built yet')
      .allowUnknownOption()
      .allowExcessArguments()
      .action(() => {
        throw new EarshotError('NOT_BUILT', `\`earshot ${name}\` is not built yet.`);
      });
  }
}
