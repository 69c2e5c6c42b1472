/** `earshot uninstall`: the service and the program go, settings and state stay. */
import type { Command } from 'commander';
import { layoutAt } from '../install/layout.js';
import { serviceManager } from '../install/service-manager.js';
import { uninstallPlan } from '../install/uninstall.js';
import { mustBeRoot, offer, type PlanFlags, withPlanOptions } from './install.js';

interface UninstallFlags extends PlanFlags {
  readonly purge?: boolean;
}

export function registerUninstall(program: Command): void {
  withPlanOptions(program.command('uninstall'))
    .description('remove the service and the program; settings and state stay')
    .option('--purge', 'remove settings and state, too: timers, lists, names; there is no way back')
    .action(async (_flags: UninstallFlags, command: Command) => {
      const flags = command.optsWithGlobals<UninstallFlags>();
      mustBeRoot(flags, 'uninstall');
      const manager = flags.root === undefined ? serviceManager() : null;
      const plan = await uninstallPlan({
        layout: layoutAt(flags.root),
        manager,
        purge: flags.purge === true,
      });
      await offer(plan, flags);
    });
}
