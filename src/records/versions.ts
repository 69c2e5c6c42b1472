/** What a record was made with, so that a replay that differs can say what else is different. */
import type { Config } from '../config.js';
import { loadManifest } from '../models.js';
import type { Skill } from '../nlu/skill.js';
import { version } from '../version.js';
import { shortHash } from './house-hash.js';
import type { Versions } from './record.js';

/** Of a file's sha256: enough to tell two apart. */
const HASH_DIGITS = 16;

/** @param config null: there is none here (a replay elsewhere) */
export function versionsHere(config: Config | null, skills: readonly Skill[] = []): Versions {
  return {
    earshot: version(),
    runtime: `${process.version} ${process.arch}`,
    config: config === null ? '' : shortHash(JSON.stringify(config)),
    models: modelHashes(),
    plugins: Object.fromEntries(skills.map((skill) => [skill.id, shortHash(JSON.stringify(skill))])),
  };
}

/** As the manifest says; the hub has compared the files with it at its start. */
function modelHashes(): Versions['models'] {
  try {
    return Object.fromEntries(
      loadManifest().files.map(({ id, sha256 }) => [id, sha256.slice(0, HASH_DIGITS)]),
    );
  } catch {
    return {};
  }
}

/** What is not as it was, in words; empty: nothing. */
export function changesOf(before: Versions, now: Versions): string[] {
  const changes: string[] = [];
  if (before.earshot !== now.earshot) changes.push(`Earshot ${before.earshot} is now ${now.earshot}`);
  if (before.runtime !== now.runtime) changes.push(`${before.runtime} is now ${now.runtime}`);
  if (before.config !== '' && now.config !== '' && before.config !== now.config)
    changes.push('the settings have changed');
  changes.push(...differing(before.models, now.models, 'model'));
  changes.push(...differing(before.plugins, now.plugins, 'skill'));
  return changes;
}

function differing(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  what: string,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().flatMap((id) => {
    const [was, is] = [before[id], now[id]];
    if (was === is) return [];
    if (was === undefined) return [`the ${what} ${id} is new`];
    return [is === undefined ? `the ${what} ${id} is gone` : `the ${what} ${id} is another`];
  });
}
