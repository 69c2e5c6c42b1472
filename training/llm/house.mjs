/** Houses for rows: calls carried out on a simulated house, by the product's own code as built in dist/. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

/** Imports a module of the built product by its path in dist/. */
export const loader = (dist) => (path) => import(pathToFileURL(resolve(dist, path)).href);

/** The built product's modules that the training scripts need. */
export async function product(dist = 'dist') {
  const modules = await Promise.all(
    [
      'actions/home-file.js',
      'actions/apply-effects.js',
      'nlu/understanding.js',
      'nlu/converse/session.js',
      'nlu/converse/carry-out.js',
      'nlu/converse/conclude.js',
      'nlu/normalize.js',
      'cli/try/line.js',
    ].map(loader(dist)),
  );
  return Object.assign({}, ...modules);
}

/** Reads homes once each. `homes` is the folder of home files. */
export function homesIn(folder, earshot) {
  const read = new Map();
  return (id) => {
    if (!read.has(id)) {
      const file = join(folder, `${id}.yaml`);
      const { home } = earshot.parseHome(readFileSync(file, 'utf8'), file);
      read.set(id, { id, home, understanding: earshot.createUnderstanding(home) });
    }
    return read.get(id);
  };
}

/** The world and the conversation as a row finds them: its state set, what was said before carried out. */
export function begin(house, row, earshot) {
  const line = earshot.parseLine(
    JSON.stringify({ say: row.say, room: row.room, state: row.state, now: row.now }),
    house.home,
  );
  const fresh = earshot.startWorld(house.home, line.now);
  const states = new Map(fresh.states);
  for (const [id, properties] of Object.entries(line.state))
    states.set(id, { ...states.get(id), ...properties });
  let world = { ...fresh, states };
  let session = earshot.newSession(line.room);
  const unheard = [];
  for (const text of row.said ?? []) {
    const outcome = house.understanding.converse(world, session, { text });
    if (outcome.source === 'none') unheard.push(text);
    world = earshot.applyEffects(world, outcome.effects);
    session = outcome.session;
  }
  return { world, session, room: line.room ?? house.home.defaultRoom, unheard };
}

/** Carries out calls as the dialog would: `{calls, effects, reply, ask, changes}`. */
export function carryOut(calls, start, text, earshot) {
  const session = { ...start.session, pending: null };
  const trial = earshot.tryOut(
    calls.map((call) => [call]),
    start.world,
    session,
    start.room,
  );
  const outcome = earshot.conclude(trial, { ...start, session }, { confirmed: null, text });
  return { ...outcome, trial, changes: changesOf(outcome.effects, start, earshot) };
}

/** What the built-in grammar makes of the row's sentence. */
export function byGrammar(house, row, start, earshot) {
  const outcome = house.understanding.converse(start.world, start.session, { text: row.say });
  return { ...outcome, changes: changesOf(outcome.effects, start, earshot) };
}

/** Judges outcomes by the end: what is then so, which facts were answered, whether the house asks back. `expected`: of carryOut. */
export function endsAs(expected, start, earshot) {
  return (outcome) => {
    if (expected === null) return outcome.effects.length === 0;
    if (expected.ask !== null) return outcome.ask !== null;
    if (outcome.source === 'none') return false;
    const changes = outcome.changes ?? changesOf(outcome.effects, start, earshot);
    return (
      isDeepStrictEqual(changes, expected.changes) &&
      (isDeepStrictEqual(factsOf(outcome), factsOf(expected)) || saysTheSame(outcome, expected))
    );
  };
}

/** What a cover, a lamp or a washing machine is doing is one fact, whichever way it was asked for. */
const DOING = new Set(['on', 'position', 'state', 'activity']);

/** What was answered of what. Of a single thing its state is told whether or not the question supposed one: "is it shut?" "No, it is open." */
function factsOf({ calls, reply }) {
  return calls
    .filter(({ do: does, op }) => does === 'query' || does === 'info' || op === 'query')
    .map(({ do: does, attr, devices = [], matching, events, ask, topic, op, list }) => {
      if (events !== undefined) return { events, where: ask === 'where' };
      if (devices.length === 1) return { of: devices[0], attr: DOING.has(attr) ? 'doing' : attr };
      if (matching !== undefined) return { matching };
      if (does === 'list') return { list };
      return does === 'info' ? { topic, op } : { does, reply };
    });
}

/** Word for word, but for a yes or no: whichever of the two it is depends on how the question was put. */
function saysTheSame(one, other) {
  const bare = ({ reply }) => reply?.replace(/^(?:yes|no), (?:the )?/i, '').replace(/^the /i, '');
  return one.calls.length > 0 && bare(one) !== undefined && bare(one) === bare(other);
}

function changesOf(effects, { world }, earshot) {
  return plain(earshot.diffWorld(world, earshot.applyEffects(world, effects), effects));
}

/** As JSON has it: no undefined keys. */
export const plain = (value) => JSON.parse(JSON.stringify(value));
