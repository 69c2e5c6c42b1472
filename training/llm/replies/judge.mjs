/**
 * What the model would say to the turns of turns.json, for people to judge, and what the guard kept it from saying.
 *
 *     npm run build && node training/llm/replies/judge.mjs MODEL [--dist DIR] [--every]
 *
 * Prints one JSON line a turn: {asked, talk: whether it counts as small talk, reply or null (the template is said), faults, ms, s}.
 * --every asks the model about turns, too, that are no small talk.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [model, ...flags] = process.argv.slice(2);
const dist = resolve(flags.includes('--dist') ? flags[flags.indexOf('--dist') + 1] : 'dist');
const load = (file) => import(pathToFileURL(`${dist}/${file}`).href);
const { openCausalLm } = await load('llm/causal/causal-lm.js');
const { createReplier } = await load('llm/replies/replier.js');
const { isSmallTalk } = await load('llm/replies/small-talk.js');
const { parseHome } = await load('actions/home-file.js');

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const turns = JSON.parse(readFileSync(new URL('./turns.json', import.meta.url), 'utf8'));
const replier = createReplier(await openCausalLm(model));
for (const asked of turns) {
  const talk = isSmallTalk(asked, home);
  const faults = [];
  const started = performance.now();
  const told = talk || flags.includes('--every');
  const answer = told
    ? await replier.talk(asked, home, { onFault: (said, fault) => faults.push(`${fault}: ${said}`) })
    : null;
  const said = answer === null ? [] : [answer.first];
  if (answer !== null) for await (const sentence of answer.rest) said.push(sentence);
  const reply = said.length === 0 ? null : said.join(' ');
  const ms = answer === null ? null : Math.round(answer.ms);
  process.stdout.write(
    `${JSON.stringify({ asked, talk, reply, faults, ms, s: Math.round(performance.now() - started) / 1000 })}\n`,
  );
}
await replier.close();
