/** The built product's modules that generating needs, and what is made of them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULES = [
  'actions/apply-effects.js',
  'actions/home-file.js',
  'actions/kinds/kinds.js',
  'actions/resolve/names.js',
  'cli/try/line.js',
  'nlu/converse/carry-out.js',
  'nlu/converse/conclude.js',
  'nlu/converse/interpret.js',
  'nlu/converse/session.js',
  'nlu/grammar-source.js',
  'nlu/matcher/read.js',
  'nlu/normalize.js',
  'nlu/number-words.js',
  'nlu/skills/index.js',
  'nlu/skills/when/when.js',
  'nlu/template/parse.js',
  'nlu/understanding.js',
  'llm/answer/canonical.js',
  'llm/problem/prompt.js',
  'llm/problem/state-problem.js',
  'llm/answer/vocabulary.js',
  'llm/problem/wordpiece.js',
  'llm/answer/write-calls.js',
];

export async function loadProduct(dist) {
  const load = (path) => import(pathToFileURL(resolve(dist, path)).href);
  return Object.assign({}, ...(await Promise.all(MODULES.map(load))));
}

/** The word pieces of a file with one a line. */
export const piecesOf = (file) => readFileSync(file, 'utf8').trimEnd().split('\n');

/** Saturday morning, as in the tests. */
export const NOW = '2026-11-21T09:00:00';

/** The grammar of one home: `calls(text, room)` gives what the first sensible reading means, or null. */
export function grammarOf(home, product) {
  const {
    SKILLS,
    attachWhen,
    createReader,
    grammarSource,
    interpret,
    newSession,
    senseOf,
    startWorld,
    tryOut,
  } = product;
  const skills = new Map(SKILLS.map((skill) => [skill.id, skill]));
  const source = grammarSource(home, SKILLS);
  const read = createReader(source);
  const world = startWorld(home, NOW);
  return {
    lists: source.lists,
    calls(text, room, { sensible = true } = {}) {
      for (const reading of read(text).slice(0, 8)) {
        const commands = interpret(
          reading,
          { skills, withWhen: attachWhen },
          { room, roomName: null, units: home.units, previous: [] },
        );
        if (commands === null) continue;
        const sense = senseOf(tryOut(commands, world, newSession(room), room));
        if (!sensible || sense > 0) return commands.flat();
      }
      return null;
    },
  };
}
