/** What `earshot install` would do: everything that is not yet as it should be. Run again after it, it has nothing to do. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '../config.js';
import { loadConfig } from '../config-file.js';
import { brokerAddresses, type Lookup } from './broker-addresses.js';
import { copyStep } from './copy-program.js';
import { type Layout, PLACES } from './layout.js';
import { pageNetworks } from './page-networks.js';
import {
  isThere,
  linkStep,
  makeFolder,
  type Plan,
  readIfThere,
  removeStep,
  type Step,
  writeStep,
} from './plan.js';
import type { ServiceManager } from './service-manager.js';
import { credentialsDropIn, hostsText, networkDropIn, unitText } from './units.js';

export interface InstallOptions {
  readonly layout: Layout;
  /** The package folder that runs now. */
  readonly from: string;
  readonly manager: ServiceManager | null;
  readonly lookup?: Lookup;
}

/** @throws EarshotError PROGRAM_INCOMPLETE, CONFIG_FILE_INVALID, and what the disk says */
export async function installPlan(options: InstallOptions): Promise<Plan> {
  const { layout, from, manager } = options;
  const notes: string[] = [];
  const packaged = from === layout.at('packaged');
  // The Debian package brings program, command and unit, and replaces them itself.
  const program = packaged ? [] : await programSteps(layout, from);
  const config = await configSteps(layout, from);
  const service = [...program, ...(await dropInSteps(options, notes))];
  const enabled = await enableSteps(layout, manager, packaged);
  const start = await startSteps(manager, service.length > 0);
  if (manager === null)
    notes.push(
      'systemd does not run here: the service starts with the machine, or by `earshot run --config /etc/earshot/config.yaml`',
    );
  return { steps: [...config, ...service, ...enabled, ...start], notes };
}

async function programSteps(layout: Layout, from: string): Promise<Step[]> {
  const unit = (await readIfThere(join(from, 'systemd/earshot.service'))) ?? '';
  const copied = from === layout.at('program') ? [] : await copyStep(from, layout.at('program'));
  return [
    ...copied,
    ...(await linkStep(layout.at('command'), `${PLACES.program}/bin/earshot`)),
    ...(await writeStep(layout.at('unit'), unitText(unit, PLACES.program))),
  ];
}

/** Settings that are there are nobody's to change but their owner's. */
async function configSteps(layout: Layout, from: string): Promise<Step[]> {
  const file = layout.at('config');
  if (await isThere(file)) return [];
  const [write] = await writeStep(file, (await readIfThere(join(from, 'systemd/config.yaml'))) ?? '');
  if (write === undefined) return [];
  const apply = async (): Promise<void> => {
    // The hub is a user of its own, and reads them; secrets lie in a folder below that is root's.
    await makeFolder(layout.at('configFolder'), 0o755);
    await write.apply();
  };
  return [{ what: write.what, apply }];
}

async function dropInSteps({ layout, lookup }: InstallOptions, notes: string[]): Promise<Step[]> {
  const file = layout.at('config');
  const config = (await isThere(file)) ? (await loadConfig(file)).config : DEFAULT_CONFIG;
  const found = await brokerAddresses(config.broker, lookup);
  const networks = pageNetworks(config);
  if (networks.length > 0)
    notes.push(`the page is open to ${networks.join(', ')}, so the service may reach these networks, too`);
  const names = await readdir(layout.at('credentials')).catch(() => []);
  const steps = await textSteps(
    join(layout.at('dropIns'), 'credentials.conf'),
    credentialsDropIn(names.sort()),
  );
  for (const name of found.unknown)
    notes.push(
      `the broker ${name} has no address now, so the service cannot reach it: check its name and this machine's network, then run \`sudo earshot install\` again`,
    );
  // A name server that sleeps is no reason to forget what it said last time.
  if (found.unknown.length > 0) return steps;
  return [
    ...(await textSteps(layout.at('hosts'), hostsText(found))),
    ...(await textSteps(join(layout.at('dropIns'), 'network.conf'), networkDropIn(found, networks))),
    ...steps,
  ];
}

const textSteps = (file: string, text: string | null): Promise<Step[]> =>
  text === null ? removeStep(file) : writeStep(file, text);

async function enableSteps(
  layout: Layout,
  manager: ServiceManager | null,
  packaged: boolean,
): Promise<Step[]> {
  if (manager === null) {
    // As `systemctl enable` would, where there is no systemd to do it.
    return linkStep(layout.at('wanted'), packaged ? '/usr/lib/systemd/system/earshot.service' : PLACES.unit);
  }
  if (await manager.enabled()) return [];
  return [{ what: 'start the service whenever the machine starts', apply: () => manager.run('enable') }];
}

async function startSteps(manager: ServiceManager | null, changed: boolean): Promise<Step[]> {
  if (manager === null) return [];
  const active = await manager.active();
  if (active && !changed) return [];
  const apply = async (): Promise<void> => {
    await manager.run('daemon-reload');
    await manager.run('restart');
  };
  return [{ what: active ? 'start the service again' : 'start the service', apply }];
}
