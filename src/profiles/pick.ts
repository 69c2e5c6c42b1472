/** Machine -> profile. Memory decides before the board does: a Pi 5 in a container of 512 MB is a small machine. Pure. */
import { describeMachine, type MachineFacts } from './machine.js';
import { missingIn, PROFILES, type Profile, type ProfileName } from './profile.js';

export interface Picked {
  readonly profile: Profile;
  /** Somebody chose it in config.yaml. */
  readonly wished: boolean;
  readonly machine: MachineFacts;
}

/** MB; a Pi of 1 GB shows 900 to 950, one of 2 GB some 1,900. */
const SMALL = 900;
const ROOMY = 1_800;
/** A machine without a name is taken for a Pi 5 only where it is plainly no less. */
const AMPLE = 3_500;

/** @param wish of config.yaml; null: the machine decides */
export function pickProfile(machine: MachineFacts, wish: ProfileName | null = null): Picked {
  return { profile: PROFILES[wish ?? nameFor(machine)], wished: wish !== null, machine };
}

function nameFor({ arch, cores, memoryMb, board }: MachineFacts): ProfileName {
  if (memoryMb < SMALL || arch === 'arm') return 'pi-zero2';
  const [, model] = /Raspberry Pi (?:Compute Module )?(Zero|\d)/.exec(board ?? '') ?? [];
  if (model !== undefined) {
    if (model === 'Zero' || Number(model) <= 3) return 'pi-zero2';
    return Number(model) >= 5 && memoryMb >= ROOMY ? 'pi5' : 'pi4';
  }
  if (arch === 'x64') return cores >= 2 && memoryMb >= ROOMY ? 'x86' : 'pi4';
  return cores >= 4 && memoryMb >= AMPLE ? 'pi5' : 'pi4';
}

/** "profile pi4 (for Raspberry Pi 4 Model B Rev 1.4, 4 cores, 1852 MB), without small talk". */
export function describePicked({ profile, wished, machine }: Picked): string {
  const missing = missingIn(profile);
  const why = wished
    ? `as config.yaml wants it, on ${describeMachine(machine)}`
    : `for ${describeMachine(machine)}`;
  return `profile ${profile.name} (${why})${missing.length === 0 ? '' : `, without ${missing.join(', ')}`}`;
}

/** The kernel, its caches and whatever else runs: MB that are not the hub's. */
const OTHERS_MB = 90;

/** What is wrong with this profile on this machine, and what to do; null: it fits. */
export function misfit({ profile, machine }: Picked): string | null {
  const free = machine.memoryMb - OTHERS_MB;
  const { rest, most } = profile.memory;
  if (free >= most) return null;
  const swap = 'compressed swap (`sudo apt install zram-tools`)';
  if (free >= rest)
    return `it fits at rest (${rest} MB), but takes up to ${most} MB while it hears and speaks: add ${swap}`;
  return profile.name === 'pi-zero2'
    ? `a hub takes ${rest} MB at rest and up to ${most} MB: add ${swap}, or use a machine with 1 GB`
    : `it takes ${rest} MB at rest and up to ${most} MB: leave \`models: {profile: ...}\` out of config.yaml, or write a smaller one there`;
}
