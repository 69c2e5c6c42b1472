/** A hub's update folder in a temporary place, with shipped models and a key it trusts. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk, realDisk } from '../../../src/update/disk.js';
import { type Installed, type InstallOptions, installUpdate } from '../../../src/update/install.js';
import type { Judge } from '../../../src/update/judge.js';
import type { SecretKey } from '../../../src/update/minisign.js';
import { keepTrial } from '../../../src/update/settle-trial.js';
import { UpdateFolder } from '../../../src/update/slot-file.js';
import { type StartedModels, startModels } from '../../../src/update/start.js';
import { contentsOf, type Made, makeBundle, makeSecretKey, writeModels } from './small-models.js';

export const content: Judge = async () => ({ ok: true, text: 'as good as before' });

export class HubRig {
  private running: StartedModels | null = null;

  private constructor(
    readonly temp: string,
    readonly folder: UpdateFolder,
    readonly shipped: string,
    readonly key: SecretKey,
  ) {}

  /** @param shipped the release in the manifest of the shipped models */
  static async make(shipped?: number): Promise<HubRig> {
    const temp = await mkdtemp(join(tmpdir(), 'earshot-update-'));
    const models = join(temp, 'shipped');
    await writeModels(models, contentsOf(0), shipped);
    return new HubRig(temp, new UpdateFolder(join(temp, 'state')), models, makeSecretKey());
  }

  bundle(release: number, options: Parameters<typeof makeBundle>[3] = {}): Promise<Made> {
    return makeBundle(this.temp, release, this.key, options);
  }

  install(path: string, options: Partial<InstallOptions> = {}): Promise<Installed> {
    return installUpdate(path, {
      folder: this.folder,
      shipped: this.shipped,
      keys: [this.key],
      version: '0.1.0',
      judge: content,
      disk: realDisk,
      by: 'person',
      ...options,
    });
  }

  /** The one hub, anew. */
  async start(folder = this.folder, disk: Disk = realDisk): Promise<StartedModels> {
    this.running?.leave();
    this.running = await startModels(folder, this.shipped, disk);
    return this.running;
  }

  /** Installed, started, and past its trial. */
  async use(release: number, disk: Disk = realDisk): Promise<void> {
    const { file } = await this.bundle(release);
    await this.install(file, { disk });
    await this.start(this.folder, disk);
    await keepTrial(this.folder, release, disk);
  }

  async close(): Promise<void> {
    this.running?.leave();
    await rm(this.temp, { recursive: true, force: true });
  }
}
