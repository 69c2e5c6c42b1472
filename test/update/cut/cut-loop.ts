/** The long form of power-cut.test.ts: the models of this checkout, any number of cuts, and some hubs really started. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkModels } from '../../../src/models.js';
import { realDisk } from '../../../src/update/disk.js';
import { installUpdate } from '../../../src/update/install.js';
import { makeSecretKey } from '../../../src/update/secret-key.js';
import { keepTrial } from '../../../src/update/settle-trial.js';
import { readShipped } from '../../../src/update/shipped.js';
import { UpdateFolder } from '../../../src/update/slot-file.js';
import { startModels } from '../../../src/update/start.js';
import { writeBundle } from '../../../src/update/write-bundle.js';
import { random } from '../../store/kill-commands.js';
import { LossyDisk, Spool } from '../support/lossy-disk.js';
import { RecordingDisk } from '../support/recording-disk.js';

export interface CutOptions {
  readonly models: string;
  readonly cuts: number;
  readonly seed: number;
  /** Starts a hub on a state folder and tells whether it understood its sentence; the first `hubs` cuts get one. */
  readonly hub: (state: string) => Promise<boolean>;
  readonly hubs: number;
  readonly tell: (text: string) => void;
}

export interface CutReport {
  readonly old: number;
  readonly new: number;
  /** In words: neither, mixed, or a hub that did not understand. */
  readonly broken: readonly string[];
  readonly hubs: number;
  /** Positions in all: bytes written and steps. */
  readonly positions: number;
}

export async function cutLoop(options: CutOptions): Promise<CutReport> {
  const temp = await mkdtemp(join(tmpdir(), 'earshot-cut-'));
  try {
    return await loop(temp, options);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

async function loop(temp: string, options: CutOptions): Promise<CutReport> {
  const { models, cuts, seed, hub, hubs, tell } = options;
  // Newer than what came with Earshot, or they would not be used.
  const shipped = (await readShipped(models)).release ?? 0;
  const [old, next] = [shipped + 1, shipped + 2];
  const folder = new UpdateFolder(join(temp, 'state'));
  // Other bytes in every file's place, so that a mixture would be seen: the manifest names its release.
  const use = async (release: number, disk: RecordingDisk): Promise<void> => {
    const key = makeSecretKey();
    const from = join(temp, `models-${release}`);
    await cp(models, from, { recursive: true });
    await realDisk.makeFolder(join(from, 'licences'));
    const note = await realDisk.create(join(from, 'licences', 'release.txt'));
    await note.write(Buffer.from(`release ${release}`));
    await note.close();
    const manifest = join(from, 'manifest.json');
    await writeFile(manifest, JSON.stringify({ ...JSON.parse(await readFile(manifest, 'utf8')), release }));
    const file = join(temp, `${release}.earshot-models`);
    await writeBundle(file, { from, release, name: String(release), needs: '0.0.1', made: new Date(), key });
    const judge = async (): Promise<{ ok: boolean; text: string }> => ({ ok: true, text: 'not asked' });
    await installUpdate(file, {
      folder,
      shipped: models,
      keys: [key],
      version: '0.1.0',
      judge,
      disk,
      by: 'person',
    });
    const started = await startModels(folder, models, disk);
    await keepTrial(folder, release, disk);
    started.leave();
  };
  await use(old, new RecordingDisk());
  const before = await LossyDisk.of(folder.state);
  const recorded = new RecordingDisk();
  await use(next, recorded);
  const positions = LossyDisk.lengthOf(recorded.steps);
  await mkdir(join(temp, 'spool'));
  const spool = new Spool(join(temp, 'spool'));
  const chance = random(seed);
  const report = { old: 0, new: 0, broken: [] as string[], hubs: 0, positions };
  for (let cut = 0; cut < cuts; cut += 1) {
    // The steps around the switch are few and the bytes of models many: every other cut is near the end.
    const range = cut % 2 === 0 ? positions : Math.min(positions, 2_000);
    const position = positions - Math.floor(chance() * (range + 1));
    const disk = before.copy();
    disk.play(recorded.steps, position);
    const image = join(temp, 'image');
    await disk.cut(image, random(seed + cut), spool);
    const { root, release, leave } = await startModels(new UpdateFolder(image), models, realDisk);
    leave();
    const { problems } = await checkModels(root);
    const at = `cut ${cut} at byte ${position}`;
    if (problems.length > 0) report.broken.push(`${at}: ${problems[0]?.path} of ${root}`);
    else if (release === old) report.old += 1;
    else if (release === next) report.new += 1;
    else report.broken.push(`${at}: release ${release}`);
    if (cut < hubs) {
      report.hubs += 1;
      if (!(await hub(image))) report.broken.push(`${at}: the hub did not understand`);
    }
    await rm(image, { recursive: true });
    if ((cut + 1) % 20 === 0 || cut < hubs) tell(`${cut + 1} cuts, ${report.broken.length} broken`);
  }
  return report;
}
