/** `earshot models keygen` and `bundle`: for those who make models, never needed on a hub. */
import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { EarshotError, messageOf } from '../../errors.js';
import { loadManifest, modelsRoot } from '../../models.js';
import { BUNDLE_SUFFIX, bodyBytes } from '../../update/bundle-format.js';
import { formatPublicKey } from '../../update/minisign.js';
import { formatSecretKey, makeSecretKey, parseSecretKey } from '../../update/secret-key.js';
import { writeBundle } from '../../update/write-bundle.js';
import { version } from '../../version.js';
import { readKeyFile } from '../key-file.js';
import { mustBeModels } from '../named-file.js';

interface BundleFlags {
  readonly from?: string;
  readonly base?: string;
  readonly release?: number;
  readonly name?: string;
  readonly needs?: string;
  readonly key: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function registerModelsBundle(models: Command): void {
  models
    .command('keygen')
    .description('make a key pair: NAME.key signs bundles and stays with you, NAME.pub goes to the hubs')
    .argument('<name>', 'path without an ending')
    .action(async (name: string) => {
      const key = makeSecretKey();
      await writeNew(`${name}.key`, formatSecretKey(key), 0o600);
      await writeNew(`${name}.pub`, formatPublicKey(key), 0o644);
      process.stdout.write(
        `Key ${key.id}: ${name}.key signs bundles; keep it off every hub. On each hub: earshot models trust ${name}.pub\n`,
      );
    });

  models
    .command('bundle')
    .description('pack a models folder into one signed file')
    .option(
      '--release <number>',
      "higher than every release before; default: that of the models' manifest",
      parseRelease,
    )
    .requiredOption('--key <file>', 'the secret key (of `earshot models keygen`, or of `minisign -G -W`)')
    .option('--from <folder>', 'the models; default: those that came with Earshot')
    .option('--base <folder>', 'models that every hub has: files that are the same there are left out')
    .option('--name <text>', 'for people; default: the number')
    .option('--needs <version>', 'the oldest Earshot that can use them; default: this one')
    .option('--out <file>', `where to write; default: NUMBER${BUNDLE_SUFFIX}`)
    .option('--json', 'one JSON object on stdout')
    .action(async (_flags: BundleFlags, command: Command) => {
      const flags = command.optsWithGlobals<BundleFlags>();
      if (flags.from !== undefined) await mustBeModels(flags.from, '--from');
      if (flags.base !== undefined) await mustBeModels(flags.base, '--base');
      const from = flags.from ?? modelsRoot();
      const release = flags.release ?? releaseOf(from);
      const out = flags.out ?? `${release}${BUNDLE_SUFFIX}`;
      const header = await writeBundle(out, {
        from,
        ...(flags.base === undefined ? {} : { base: flags.base }),
        release,
        name: flags.name ?? String(release),
        needs: flags.needs ?? version().replace(/-.*/, ''),
        made: new Date(),
        key: parseSecretKey(await readKeyFile(flags.key)),
      });
      const packed = header.files.filter((file) => file.packed);
      const row = { file: out, release: header.release, files: header.files.length, packed: packed.length };
      const megabytes = (bodyBytes(header) / 1e6).toFixed(1);
      process.stdout.write(
        flags.json
          ? `${JSON.stringify({ ...row, bytes: bodyBytes(header) })}\n`
          : `${out}: release ${row.release}, ${row.packed} of ${row.files} files packed, ${megabytes} MB\n`,
      );
    });
}

/** A key that exists is never overwritten: what it signed could not be renewed. */
async function writeNew(file: string, text: string, mode: number): Promise<void> {
  await writeFile(file, text, { flag: 'wx', mode }).catch((cause: unknown) => {
    throw new EarshotError(
      'UPDATE_KEY_INVALID',
      `${file} cannot be written (${messageOf(cause)}): choose another name.`,
      {
        cause,
        usage: true,
      },
    );
  });
}

/** @throws EarshotError UPDATE_RELEASE_MISSING (usage), and what `loadManifest` throws */
function releaseOf(models: string): number {
  const { release } = loadManifest(models);
  if (release !== undefined) return release;
  throw new EarshotError(
    'UPDATE_RELEASE_MISSING',
    `The manifest in ${models} has no "release": write one there, or name it with --release.`,
    { usage: true },
  );
}

function parseRelease(text: string): number {
  const release = Number(text);
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('it must be a whole number from 1 up.');
  return release;
}
