/** `earshot install`: the service in its place, after its plan was shown and agreed to. */
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { EarshotError } from '../errors.js';
import { installPlan } from '../install/install.js';
import { layoutAt } from '../install/layout.js';
import { carryOut, type Plan } from '../install/plan.js';
import { serviceManager } from '../install/service-manager.js';
import { agreed, openTerminal } from '../install/terminal.js';

export interface PlanFlags {
  readonly root?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** This file is two levels below the package both as `src/cli/install.ts` and as `dist/cli/install.js`. */
export const PACKAGE = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export function registerInstall(program: Command): void {
  withPlanOptions(program.command('install'))
    .description(
      'install the hub as a service of this machine; again after a change of its broker or secrets',
    )
    .action(async (_flags: PlanFlags, command: Command) => {
      const flags = command.optsWithGlobals<PlanFlags>();
      mustBeRoot(flags, 'install');
      const layout = layoutAt(flags.root);
      const manager = flags.root === undefined ? serviceManager() : null;
      await offer(await installPlan({ layout, from: PACKAGE, manager }), flags);
    });
}

export function withPlanOptions(command: Command): Command {
  return command
    .option('--dry-run', 'only show what would be done')
    .option('--yes', 'do it without asking')
    .option('--root <folder>', 'below this folder instead of / (an image, a test)')
    .option('--json', 'one JSON object per step on stdout');
}

/** @throws EarshotError NOT_ROOT */
export function mustBeRoot({ root, dryRun }: PlanFlags, command: string): void {
  if (root !== undefined || dryRun === true || process.getuid?.() === 0) return;
  throw new EarshotError(
    'NOT_ROOT',
    `Only root may change the services of this machine: run \`sudo earshot ${command}\`, or look first with --dry-run.`,
  );
}

/** Shows the plan and, unless it is refused, carries it out. @throws EarshotError PLAN_REFUSED */
export async function offer({ steps, notes }: Plan, flags: PlanFlags): Promise<void> {
  const done = flags.dryRun !== true;
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const show = (): void => {
    for (const { what } of steps)
      write(flags.json ? JSON.stringify({ step: what, done: false }) : `  ${what}`);
  };
  for (const note of notes) write(flags.json ? JSON.stringify({ note }) : `Note: ${note}`);
  if (steps.length === 0) {
    if (!flags.json) write('Nothing is to be done.');
    return;
  }
  if (!flags.json) write(done ? 'This will be done:' : 'This would be done:');
  if (!flags.json || !done) show();
  if (!done) return;
  if (flags.yes !== true) await mustAgree();
  await carryOut({ steps, notes }, (what) => {
    if (flags.json) write(JSON.stringify({ step: what, done: true }));
  });
  if (!flags.json) write('Done.');
}

async function mustAgree(): Promise<void> {
  // The question goes to stderr: stdout belongs to the rows.
  const terminal = openTerminal({ input: process.stdin, output: process.stderr });
  try {
    if (await agreed(terminal, 'Go on?')) return;
  } finally {
    terminal.close();
  }
  throw new EarshotError('PLAN_REFUSED', 'Nothing was done. Answer "y", or add --yes.');
}
