/** What `earshot uninstall` would do: the service and the program go, settings and state stay unless they are to go, too. */
import { readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError } from '../errors.js';
import { STAMP } from './copy-program.js';
import type { Layout } from './layout.js';
import { isThere, type Plan, removeStep, type Step } from './plan.js';
import type { ServiceManager } from './service-manager.js';

export interface UninstallOptions {
  readonly layout: Layout;
  readonly manager: ServiceManager | null;
  /** Settings and state go, too. */
  readonly purge: boolean;
}

/** @throws EarshotError PROGRAM_PACKAGED (usage) where the program is dpkg's */
export async function uninstallPlan({ layout, manager, purge }: UninstallOptions): Promise<Plan> {
  if (await isThere(layout.at('packaged'))) {
    throw new EarshotError(
      'PROGRAM_PACKAGED',
      'Earshot came as a Debian package: remove it with `sudo apt remove earshot` (or `apt purge earshot`).',
      { usage: true },
    );
  }
  const notes: string[] = [];
  const steps: Step[] = [];
  const unit = await isThere(layout.at('unit'));
  if (manager !== null && unit) {
    if (await manager.active()) steps.push({ what: 'stop the service', apply: () => manager.run('stop') });
    if (await manager.enabled())
      steps.push({ what: 'no longer start it with the machine', apply: () => manager.run('disable') });
  }
  steps.push(...(await removeStep(layout.at('wanted'))), ...(await removeStep(layout.at('unit'))));
  steps.push(...(await dropInSteps(layout, notes)), ...(await removeStep(layout.at('hosts'))));
  steps.push(...(await removeStep(layout.at('command'))), ...(await programSteps(layout, notes)));
  if (manager !== null && unit)
    steps.push({ what: 'let systemd forget the unit', apply: () => manager.run('daemon-reload') });
  for (const place of ['configFolder', 'state', 'privateState'] as const) {
    if (purge) steps.push(...(await removeStep(layout.at(place))));
    else if (await isThere(layout.at(place)))
      notes.push(`${layout.at(place)} is kept (\`earshot uninstall --purge\` removes it)`);
  }
  return { steps, notes };
}

/** Ours go; what somebody wrote by hand (`systemctl edit`) stays. */
async function dropInSteps(layout: Layout, notes: string[]): Promise<Step[]> {
  const folder = layout.at('dropIns');
  const names = await readdir(folder).catch(() => null);
  if (names === null) return [];
  const ours = ['network.conf', 'credentials.conf'];
  const steps = (await Promise.all(ours.map((name) => removeStep(join(folder, name))))).flat();
  if (names.some((name) => !ours.includes(name))) notes.push(`${folder} is kept: it holds your own changes`);
  else steps.push({ what: `remove ${folder}`, apply: () => rmdir(folder) });
  return steps;
}

async function programSteps(layout: Layout, notes: string[]): Promise<Step[]> {
  const folder = layout.at('program');
  if (!(await isThere(folder))) return [];
  if (await isThere(join(folder, STAMP))) return await removeStep(folder);
  notes.push(`${folder} is kept: it was not made by \`earshot install\``);
  return [];
}
