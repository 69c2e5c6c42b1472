/** `earshot models update`, `status`, `rollback`, `trust`: the models of this hub, exchanged and taken back. */
import type { Command } from 'commander';
import { configAt } from '../../config-file.js';
import { modelsRoot } from '../../models.js';
import { realDisk } from '../../update/disk.js';
import { homeJudge } from '../../update/home-judge.js';
import { installUpdate } from '../../update/install.js';
import { giveToHub } from '../../update/owner.js';
import { rollBack } from '../../update/settle-trial.js';
import { readShipped } from '../../update/shipped.js';
import { readSlots, type UpdateFolder } from '../../update/slot-file.js';
import { activeSlot, type Refusal, SLOTS, type SlotInfo } from '../../update/slot-state.js';
import { keyFolders, trustedKeys, trustKey } from '../../update/trust.js';
import { version } from '../../version.js';
import { readKeyFile } from '../key-file.js';
import { addPlaceOptions, type PlaceFlags, settingsOfHub, updateFolder } from './place.js';

interface UpdateFlags extends PlaceFlags {
  readonly home?: string;
}

/** One JSON line of `earshot models status --json`. */
export interface StatusRow {
  readonly state: string;
  /** In use; null: the models that came with Earshot. */
  readonly release: number | null;
  readonly root: string;
  readonly trial: boolean;
  readonly shipped: number;
  readonly highest: number;
  readonly slots: Readonly<Record<string, SlotInfo | null>>;
  readonly refused: readonly Refusal[];
  readonly keys: readonly string[];
  readonly problem: string | null;
}

const HINT =
  'Start the hub anew to use them: `systemctl restart earshot`, or end `earshot run` and start it again.';

export function registerModelUpdates(models: Command): void {
  addPlaceOptions(models.command('update'))
    .description('take new models from a signed bundle, if they hear as well as those in use')
    .argument('<file>', 'a bundle (*.earshot-models), or a folder with bundles, such as a USB stick')
    .option(
      '--home <file>',
      "the house whose sentences are tried; default: that of the hub's config.yaml, else the example",
    )
    .action(async (file: string, _flags: UpdateFlags, command: Command) => {
      const flags = command.optsWithGlobals<UpdateFlags>();
      const folder = await updateFolder(flags);
      const configFile = settingsOfHub(flags, folder);
      const config = await configAt(configFile);
      const { slot, info, verdict } = await installUpdate(file, {
        folder,
        shipped: modelsRoot(),
        keys: await trustedKeys(keyFolders(folder)),
        version: version(),
        judge: homeJudge({ home: flags.home ?? config.home, state: folder.state, configFile, config }),
        disk: realDisk,
        by: 'person',
        onStep: (text) => console.error(text),
      });
      if (flags.json) write(JSON.stringify({ slot, ...info, verdict: verdict.text }));
      else
        write(`Release ${info.release} (${info.name}) is ready in slot ${slot}: ${verdict.text}.\n${HINT}`);
    });

  addPlaceOptions(models.command('status'))
    .description('which models the hub uses, which it could go back to, and whose bundles it takes')
    .action(async (_flags: PlaceFlags, command: Command) => {
      const flags = command.optsWithGlobals<PlaceFlags>();
      const row = await statusOf(await updateFolder(flags));
      write(flags.json ? JSON.stringify(row) : human(row));
      if (row.problem !== null) process.exitCode = 1;
    });

  addPlaceOptions(models.command('rollback'))
    .description('go back to the models before; a second time leads forward again')
    .action(async (_flags: PlaceFlags, command: Command) => {
      const flags = command.optsWithGlobals<PlaceFlags>();
      const release = await rollBack(await updateFolder(flags), 'a person went back', realDisk);
      const what = release === null ? 'The models that came with Earshot' : `Release ${release}`;
      write(flags.json ? JSON.stringify({ release }) : `${what} will be used. ${HINT}`);
    });

  addPlaceOptions(models.command('trust'))
    .description('take bundles that are signed with this key from now on')
    .argument('<file>', 'a public key (*.pub of `earshot models keygen`, or of minisign)')
    .action(async (file: string, _flags: PlaceFlags, command: Command) => {
      const flags = command.optsWithGlobals<PlaceFlags>();
      const folder = await updateFolder(flags);
      const text = await readKeyFile(file);
      const { id } = await trustKey(text, folder, realDisk);
      await giveToHub(folder);
      if (flags.json) write(JSON.stringify({ key: id }));
      else write(`Bundles signed with key ${id} are taken now. Remove ${folder.keys}/${id}.pub to end that.`);
    });
}

export async function statusOf(folder: UpdateFolder): Promise<StatusRow> {
  const { state, problem } = await readSlots(folder);
  const keys = await trustedKeys(keyFolders(folder));
  return {
    state: folder.state,
    release: activeSlot(state)?.release ?? null,
    root: state.active === null ? modelsRoot() : folder.slot(state.active),
    trial: state.trial !== null,
    shipped: (await readShipped(modelsRoot())).release ?? 0,
    highest: state.highest,
    slots: state.slots,
    refused: state.refused,
    keys: keys.map(({ id }) => id),
    problem,
  };
}

function human(row: StatusRow): string {
  const used = row.release === null ? 'those that came with Earshot' : `release ${row.release}`;
  const lines = [
    `in use    ${used}${row.trial ? ', on trial until the hub has worked with them for some minutes' : ''} (${row.root})`,
    ...SLOTS.map((slot) => {
      const info = row.slots[slot] ?? null;
      return `slot ${slot}    ${info === null ? 'empty' : `release ${info.release} (${info.name}), signed by ${info.keyId}`}`;
    }),
    ...row.refused.map(({ release, by, why }) => `refused   release ${release}, by ${WHO[by]}: ${why}`),
    `trusted   ${row.keys.length === 0 ? 'nobody: `earshot models trust FILE.pub`' : row.keys.join(', ')}`,
    ...(row.problem === null ? [] : [`problem   ${row.problem}`]),
  ];
  return lines.join('\n');
}

const WHO = { hub: 'the hub', judge: 'its hearing', person: 'a person' } as const;

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}
