/** `earshot models profiles`: what each class of machine loads, how hard it tries, and which this machine takes. */
import type { Command } from 'commander';
import type { Config } from '../../config.js';
import { configAt } from '../../config-file.js';
import { configFile } from '../../install/own-places.js';
import { type MachineFacts, machineFacts } from '../../profiles/machine.js';
import { describePicked, misfit, pickProfile } from '../../profiles/pick.js';
import {
  MEASURED,
  missingIn,
  PROFILE_NAMES,
  PROFILES,
  type ProfileName,
  projectionOf,
} from '../../profiles/profile.js';
import type { Finding } from '../doctor.js';

/** One JSON line of `earshot models profiles --json`. */
export interface ProfileRow {
  readonly profile: ProfileName;
  readonly machines: string;
  /** This machine's. */
  readonly used: boolean;
  readonly encoder: string;
  readonly threads: number;
  readonly beam: number;
  readonly second_look: boolean;
  /** Minutes that the model for calls stays after the last question; null: left out. */
  readonly calls_kept_minutes: number | null;
  readonly small_talk: boolean;
  readonly voice: 'neural' | 'espeak';
  readonly without: readonly string[];
  /** Resident, MB: measured on x64. */
  readonly memory_mb: { readonly rest: number; readonly most: number };
  /** Measured on the class of machine itself: `measured`; from published rates: `projection`, from and to. */
  readonly speed: {
    readonly kind: 'measured' | 'projection';
    readonly hear_ms: readonly [number, number];
    readonly calls_ms: readonly [number, number] | null;
  };
}

interface ProfilesFlags {
  readonly config?: string;
  readonly json?: boolean;
}

export function registerModelsProfiles(models: Command): void {
  models
    .command('profiles')
    .description(
      'list what each class of machine loads, with memory and speed, and which one this machine takes',
    )
    .option('--config <file>', "the hub's own settings (config.yaml): its models.profile decides")
    .option('--json', 'one JSON object per profile on stdout')
    .action(async (_flags: ProfilesFlags, command: Command) => {
      const flags = command.optsWithGlobals<ProfilesFlags>();
      const file = await configFile(flags.config);
      const config = await configAt(file);
      const machine = await machineFacts();
      for (const row of profileRows(machine, config.profile))
        process.stdout.write(flags.json ? `${JSON.stringify(row)}\n` : human(row));
      if (!flags.json)
        process.stdout.write(`\nThis machine: ${describePicked(pickProfile(machine, config.profile))}.\n`);
    });
}

export function profileRows(machine: MachineFacts, wish: ProfileName | null): ProfileRow[] {
  const { profile: own } = pickProfile(machine, wish);
  return PROFILE_NAMES.map((name) => {
    const profile = PROFILES[name];
    const projection = projectionOf(profile);
    const { hearMs, callsMs } = MEASURED;
    return {
      profile: name,
      machines: profile.title,
      used: name === own.name,
      // There is one that was made small enough for all of them.
      encoder: 'asr-encoder (Moonshine tiny, int8)',
      threads: profile.recognizer.threads,
      beam: profile.recognizer.beam,
      second_look: profile.recognizer.secondLook,
      calls_kept_minutes: profile.calls?.keptMinutes ?? null,
      small_talk: profile.replies !== null,
      voice: profile.voice,
      without: missingIn(profile),
      memory_mb: profile.memory,
      speed:
        projection === null
          ? { kind: 'measured', hear_ms: [hearMs, hearMs], calls_ms: [callsMs, callsMs] }
          : { kind: 'projection', hear_ms: projection.hearMs, calls_ms: projection.callsMs },
    };
  });
}

function human(row: ProfileRow): string {
  const { profile, machines, used, encoder, threads, beam, second_look, calls_kept_minutes, memory_mb } = row;
  const look = second_look ? ', a second look at unsure commands' : '';
  const calls =
    calls_kept_minutes === null ? 'no model for calls' : `model for calls kept ${calls_kept_minutes} minutes`;
  const { kind, hear_ms, calls_ms } = row.speed;
  const range = ([from, to]: readonly [number, number]): string =>
    from === to ? `${from}` : `${from} to ${to}`;
  const speed = [
    `a command heard in ${range(hear_ms)} ms`,
    ...(calls_ms === null ? [] : [`calls written in ${range(calls_ms)} ms`]),
  ].join(', ');
  return `${used ? '*' : ' '} ${profile.padEnd(9)} ${machines}
            ${encoder}, ${threads} threads, beam ${beam}${look}
            ${calls}, ${row.small_talk ? 'small talk where it is wanted' : 'no small talk'}, voice: ${row.voice}
            memory ${memory_mb.rest} MB at rest, ${memory_mb.most} at most (measured on x64)
            ${speed} (${kind === 'measured' ? 'measured, median' : 'a projection, not measured'})
`;
}

/** For `earshot doctor`. */
export async function checkProfile({ profile: wish }: Config, machine?: MachineFacts): Promise<Finding> {
  const picked = pickProfile(machine ?? (await machineFacts()), wish);
  const remedy = misfit(picked);
  return { check: 'profile', ok: remedy === null, found: describePicked(picked), remedy };
}
