/** Which of a hub's models differ between two folders: ears, voice, or what is asked where no phrase fits. */
import { isDeepStrictEqual } from 'node:util';
import { loadManifest } from '../models.js';
import type { Candidates } from './judge.js';

export type ModelPart = 'ears' | 'voice' | 'calls';

/** Whether the files of a part are others. */
export function differs({ current, candidate }: Candidates, part: ModelPart): boolean {
  const files = (root: string): unknown =>
    loadManifest(root)
      .files.filter(({ id }) => partOf(id) === part)
      .map(({ id, path, sha256 }) => [id, path, sha256]);
  return !isDeepStrictEqual(files(current), files(candidate));
}

function partOf(id: string): ModelPart {
  if (id.startsWith('voice')) return 'voice';
  return id.startsWith('llm-calls') ? 'calls' : 'ears';
}
