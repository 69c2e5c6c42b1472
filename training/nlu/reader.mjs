/** The grammar's reader as built. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function loadReader(dist) {
  const load = (path) => import(pathToFileURL(resolve(dist, path)).href);
  const { SKILLS } = await load('nlu/skills/index.js');
  const { attachWhen } = await load('nlu/skills/when/when.js');
  const { grammarSource } = await load('nlu/grammar-source.js');
  const { createReader } = await load('nlu/matcher/read.js');
  return { SKILLS, withWhen: attachWhen, makeReader: (home) => createReader(grammarSource(home, SKILLS)) };
}
