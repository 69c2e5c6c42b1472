/** The grammar's reader as built: the compiled matcher where there is one, else the reference it is tested against. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function loadReader(dist) {
  const load = (path) => import(pathToFileURL(resolve(dist, path)).href);
  const { SKILLS } = await load('nlu/skills/index.js');
  const { attachWhen } = await load('nlu/skills/when.js');
  const { grammarSource } = await load('nlu/grammar-source.js');
  const compiled = existsSync(join(dist, 'nlu/grammar.js')) && existsSync(join(dist, 'nlu/matcher.js'));
  if (compiled) {
    const { compileGrammar } = await load('nlu/grammar.js');
    const { readSentence } = await load('nlu/matcher.js');
    const makeReader = (home) => {
      const grammar = compileGrammar(grammarSource(home, SKILLS));
      return (text) => readSentence(grammar, text);
    };
    return { SKILLS, withWhen: attachWhen, makeReader };
  }
  const { createReader } = await load('nlu/reference/read.js');
  return { SKILLS, withWhen: attachWhen, makeReader: (home) => createReader(grammarSource(home, SKILLS)) };
}
