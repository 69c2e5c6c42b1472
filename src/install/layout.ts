/** Where an installed Earshot lies. Everything below `root`, so that a test installs into a folder of its own. */
import { join } from 'node:path';

/** As units and messages write them; `/` is the machine's. */
export const PLACES = {
  program: '/opt/earshot',
  /** Of the Debian package, which brings program and unit itself. */
  packaged: '/usr/lib/earshot',
  command: '/usr/local/bin/earshot',
  configFolder: '/etc/earshot',
  config: '/etc/earshot/config.yaml',
  credentials: '/etc/earshot/credentials',
  hosts: '/etc/earshot/hosts',
  unit: '/etc/systemd/system/earshot.service',
  dropIns: '/etc/systemd/system/earshot.service.d',
  wanted: '/etc/systemd/system/multi-user.target.wants/earshot.service',
  state: '/var/lib/earshot',
  /** Where systemd keeps the state of a dynamic user; `state` leads there. */
  privateState: '/var/lib/private/earshot',
} as const;

export type Place = keyof typeof PLACES;

export interface Layout {
  readonly root: string;
  /** The path on this machine. */
  readonly at: (place: Place) => string;
}

export function layoutAt(root = '/'): Layout {
  return { root, at: (place) => join(root, PLACES[place]) };
}
