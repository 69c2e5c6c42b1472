/**
 * What a disk shows after the power went: a model in memory that plays back the steps of a RecordingDisk up to a byte and
 * then loses what was not synced. Each file keeps of its unsynced bytes nothing, a part, the length with zeros, or all;
 * each folder keeps a first part of its unsynced changes of names. More than any one file system loses, less than none.
 * After "All File Systems Are Not Created Equal" (Pillai and others, OSDI 2014).
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { DiskStep } from './recording-disk.js';

interface LossyFile {
  readonly type: 'file';
  durable: Uint8Array;
  /** Written since; null: nothing was. */
  fresh: Uint8Array[] | null;
}

interface LossyFolder {
  readonly type: 'folder';
  readonly durable: Map<string, LossyNode>;
  readonly now: Map<string, LossyNode>;
  pending: ((names: Map<string, LossyNode>) => void)[];
}

type LossyNode = LossyFile | LossyFolder;

/** 0 to 1, repeatable. */
export type Chance = () => number;

export class LossyDisk {
  private readonly open = new Map<number, LossyFile>();

  private constructor(
    private readonly root: string,
    private readonly top: LossyFolder,
  ) {}

  /** As `folder` is now, all of it safe. */
  static async of(folder: string): Promise<LossyDisk> {
    const disk = new LossyDisk(folder, emptyFolder());
    await load(disk.top, folder);
    return disk;
  }

  /** One more of a disk on which nothing was played yet. */
  copy(): LossyDisk {
    return new LossyDisk(this.root, copyOf(this.top));
  }

  /** Positions at which the power can go: one for each step, and one for each byte of a write. */
  static lengthOf(steps: readonly DiskStep[]): number {
    return steps.reduce((sum, step) => sum + (step.op === 'write' ? step.bytes.length : 1), 0);
  }

  /** Plays back the first `length` positions. */
  play(steps: readonly DiskStep[], length: number): void {
    let left = length;
    for (const step of steps) {
      if (left <= 0) return;
      if (step.op === 'write') {
        this.file(step.file).fresh?.push(step.bytes.subarray(0, left));
        left -= step.bytes.length;
      } else {
        this.step(step);
        left -= 1;
      }
    }
  }

  /** The power goes: writes what is left into `folder`. Whole files are links to `spool`, where one is given. */
  async cut(folder: string, chance: Chance, spool?: Spool): Promise<void> {
    await writeOut(this.top, folder, chance, spool);
  }

  private step(step: Exclude<DiskStep, { op: 'write' }>): void {
    switch (step.op) {
      case 'folder':
        this.folder(step.path);
        break;
      case 'create': {
        const [parent, name] = this.parent(step.path);
        const known = parent.now.get(name);
        const file: LossyFile =
          known?.type === 'file' ? known : { type: 'file', durable: new Uint8Array(), fresh: null };
        file.fresh = [];
        if (known !== file) change(parent, (names) => names.set(name, file));
        this.open.set(step.file, file);
        break;
      }
      case 'sync': {
        const file = this.file(step.file);
        if (file.fresh !== null) file.durable = Buffer.concat(file.fresh);
        file.fresh = null;
        break;
      }
      case 'remove': {
        const [parent, name] = this.parent(step.path);
        change(parent, (names) => names.delete(name));
        break;
      }
      case 'rename': {
        const [parent, from] = this.parent(step.from);
        const [other, to] = this.parent(step.to);
        const node = parent.now.get(from);
        if (other !== parent || node === undefined) throw new Error(`no such rename: ${step.from}`);
        change(parent, (names) => {
          names.delete(from);
          names.set(to, node);
        });
        break;
      }
      case 'syncFolder': {
        const folder = this.folder(step.path);
        for (const apply of folder.pending) apply(folder.durable);
        folder.pending = [];
        break;
      }
    }
  }

  private file(number: number): LossyFile {
    const file = this.open.get(number);
    if (file === undefined) throw new Error(`file ${number} was not created`);
    return file;
  }

  private parent(path: string): [LossyFolder, string] {
    const at = path.lastIndexOf(sep);
    return [this.folder(path.slice(0, at)), path.slice(at + 1)];
  }

  /** Made where it is missing, with its parents. */
  private folder(path: string): LossyFolder {
    let folder = this.top;
    for (const name of relative(this.root, path).split(sep).filter(Boolean)) {
      const found = folder.now.get(name);
      if (found?.type === 'file') throw new Error(`${path} is a file`);
      const next = found ?? emptyFolder();
      if (found === undefined) change(folder, (names) => names.set(name, next));
      folder = next;
    }
    return folder;
  }
}

/** Keeps each whole file once, by its content, so that many images of large models fit on a disk. */
export class Spool {
  private readonly places = new Map<string, string>();

  constructor(private readonly folder: string) {}

  async put(bytes: Uint8Array, path: string): Promise<void> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = this.places.get(hash);
    if (known !== undefined) return await link(known, path);
    const place = join(this.folder, hash);
    await writeFile(place, bytes);
    this.places.set(hash, place);
    await link(place, path);
  }
}

const emptyFolder = (): LossyFolder => ({
  type: 'folder',
  durable: new Map(),
  now: new Map(),
  pending: [],
});

function copyOf(folder: LossyFolder): LossyFolder {
  const names = [...folder.durable].map(([name, node]): [string, LossyNode] => [
    name,
    node.type === 'folder' ? copyOf(node) : { ...node },
  ]);
  return { type: 'folder', durable: new Map(names), now: new Map(names), pending: [] };
}

function change(folder: LossyFolder, apply: (names: Map<string, LossyNode>) => void): void {
  apply(folder.now);
  folder.pending.push(apply);
}

async function load(into: LossyFolder, path: string): Promise<void> {
  for (const entry of existsSync(path) ? await readdir(path, { withFileTypes: true }) : []) {
    const inner = join(path, entry.name);
    let node: LossyNode = emptyFolder();
    if (entry.isDirectory()) await load(node, inner);
    else node = { type: 'file', durable: await readFile(inner), fresh: null };
    into.durable.set(entry.name, node);
    into.now.set(entry.name, node);
  }
}

async function writeOut(folder: LossyFolder, path: string, chance: Chance, spool?: Spool): Promise<void> {
  await mkdir(path, { recursive: true });
  const names = new Map(folder.durable);
  const kept = Math.floor(chance() * (folder.pending.length + 1));
  for (const apply of folder.pending.slice(0, kept)) apply(names);
  for (const [name, node] of names) {
    const inner = join(path, name);
    if (node.type === 'folder') await writeOut(node, inner, chance, spool);
    else if (node.fresh === null && spool !== undefined && node.durable.length > 65_536) {
      await spool.put(node.durable, inner);
    } else await writeFile(inner, node.fresh === null ? node.durable : torn(node, chance));
  }
}

function torn({ durable, fresh }: LossyFile, chance: Chance): Uint8Array {
  const written = Buffer.concat(fresh ?? []);
  const part = Math.floor(chance() * (written.length + 1));
  const zeros = Buffer.alloc(written.length - part);
  const outcomes = [
    durable,
    written.subarray(0, part),
    Buffer.concat([written.subarray(0, part), zeros]),
    written,
  ];
  return outcomes[Math.floor(chance() * outcomes.length)] ?? durable;
}
