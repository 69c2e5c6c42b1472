/** The skeleton of the built-in phrases on disk: a part of the build, for one file of phrase weights. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Skeleton } from './skeleton.js';

interface Kept {
  /** Of the phrase weights it was made with: with others it would hear by old costs. */
  readonly weights: string;
  readonly skeleton: Skeleton;
}

/** @param weights path of the phrase weights */
export function writeSkeleton(path: string, skeleton: Skeleton, weights: string): void {
  writeFileSync(path, serialize({ weights: hashOf(weights), skeleton } satisfies Kept));
}

/** Null where there is none for these weights, or what is there cannot be read: the graph is then made whole, which takes longer. */
export function readSkeleton(path: string, weights: string): Skeleton | null {
  try {
    const kept: Kept = deserialize(readFileSync(path));
    return kept.weights === hashOf(weights) ? kept.skeleton : null;
  } catch {
    return null;
  }
}

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
