/** What mends a failure that the system names by a code: its own words say what is wrong, and leave one alone with it. */
import { codeOf } from '../install/plan.js';

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space',
  EDQUOT: 'free some space',
  EROFS: 'choose a disk that can be written',
  EACCES: 'use sudo',
  EPERM: 'use sudo',
  ENOTDIR: 'choose a folder',
};

/** In words that go on from "...: "; null: nobody knows. */
export const remedyFor = (error: unknown): string | null => REMEDIES[codeOf(error)] ?? null;
