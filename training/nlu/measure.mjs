#!/usr/bin/env node
/**
 * How much of what people say the grammar understands, alone. Development data only (shared/data/nlu, shared/data/speech).
 *
 *   npm run build && node training/nlu/measure.mjs --data DIR [--dist dist] [ha] [spoken] [hwu] [slurp] [actions] [false] [--show N] [--held-out] [--gist]
 *
 * ha: Home Assistant's tests, right call and devices; spoken: sentences of dev-home-commands; hwu: real requests about
 * lights, plugs, audio, cleaning and coffee (two thirds; --held-out: the third that nobody looked at, by hash); slurp:
 * the same intents of slurp-devel;
 * --gist: every sentence by its gist alone, as if no phrase matched it, which is what an unseen sentence meets;
 * actions: device-actions-v2; false: clinc150 out-of-scope and Snips sentences that no skill covers.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { judge } from './ha-tests.mjs';
import { homeOfContext, homeOfFixtures, homesOfRows, plainHome, spokenHome } from './homes.mjs';
import { LABELS, NO_COMMAND, SAID_QUIETER } from './hwu-labels.mjs';
import { loadReader } from './reader.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: '../shared/data' },
    dist: { type: 'string', default: 'dist' },
    show: { type: 'string', default: '0' },
    'held-out': { type: 'boolean', default: false },
    gist: { type: 'boolean', default: false },
  },
});
const print = (line) => process.stdout.write(`${line}\n`);
const wanted = new Set(
  positionals.length > 0 ? positionals : ['ha', 'spoken', 'hwu', 'slurp', 'actions', 'false'],
);
const load = (path) => import(pathToFileURL(resolve(path)).href);
const dist = (path) => load(join(options.dist, path));
const jsonl = (path) =>
  readFileSync(join(options.data, path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const { createConverse } = await dist('nlu/converse.js');
const { interpret } = await dist('nlu/converse/interpret.js');
const { gistOf } = await dist('nlu/gist/gist.js');
const { newSession } = await dist('nlu/converse/session.js');
const { makeReader, SKILLS, withWhen } = await loadReader(options.dist);
const skills = new Map(SKILLS.map((skill) => [skill.id, skill]));

function assistant(home) {
  const read = makeReader(home);
  const converse = createConverse({ skills, withWhen, read });
  const states = new Map(home.devices.map(({ id, state }) => [id, state]));
  const agenda = { timers: [], clock: [], scheduled: [], lists: {}, nextId: 1 };
  const world = { home, states, unavailable: new Set(), agenda, now: '2026-11-21T09:00:00' };
  // What the words mean before the house is asked: a light that cannot do colours was understood all the same.
  const raw = (readings) => {
    for (const reading of readings) {
      const commands = interpret(
        reading,
        { skills, withWhen: (calls) => calls },
        { room: null, units: 'metric', previous: [] },
      );
      if (commands !== null) return commands.flat();
    }
    return [];
  };
  return (said, room = null) => {
    // The name is the wake phrase: heard before the command, not part of it.
    const heard = said.replace(/^(hey |hi |okay |ok )?(olly|alexa|siri|google|computer) /i, '');
    const text = options.gist ? (gistOf(heard, home)[0] ?? '') : heard;
    const outcome = converse(world, newSession(room), { text });
    const top = read(text)[0]?.commands[0];
    const pending = outcome.session.pending;
    const meant =
      pending?.kind === 'choose' || pending?.kind === 'missing' ? [pending.call] : raw(read(text));
    return { ...outcome, top, meant };
  };
}

const shown = Number(options.show);
function report(name, rows) {
  const good = rows.filter(({ wrong }) => wrong === null).length;
  print(`${name}: ${good}/${rows.length} = ${((100 * good) / Math.max(1, rows.length)).toFixed(1)} %`);
  for (const { text, wrong, calls } of rows.filter((row) => row.wrong !== null).slice(0, shown)) {
    print(`  ${text}\n      ${wrong}${calls?.length ? `  ${JSON.stringify(calls).slice(0, 170)}` : ''}`);
  }
}

/** A third, by the sentence alone, so that it is the same third for ever. */
const heldOut = (text) =>
  createHash('sha256').update(text.toLowerCase()).digest().readBigUInt64BE() % 3n === 0n;

const understood = ({ calls, source, effects, ask }) =>
  source !== 'none' && (calls.some((call) => call.do !== 'none') || effects.length > 0 || ask !== null);

if (wanted.has('ha')) {
  const fixtures = JSON.parse(
    readFileSync(join(options.data, 'nlu/ha-intents-2025-07/fixtures_en.json'), 'utf8'),
  );
  const main = homeOfFixtures(fixtures);
  const askMain = assistant(main);
  const { isActive } = await dist('actions/kinds/operations.js');
  const rows = jsonl('nlu/ha-intents-2025-07/en.jsonl').map((row) => {
    const own = row.layout === 'combo' && !/Timer|List|Nevermind/.test(row.intent);
    const home = own ? homeOfContext(row.context) : main;
    const said = home.areas.find(({ name }) => name === row.context.satellite?.area)?.id ?? null;
    const room = own && row.context.context_area === true ? 'kitchen_id' : said;
    const outcome = (own ? assistant(home) : askMain)(row.utterance, room);
    const active = (id) => {
      const device = home.devices.find((each) => each.id === id);
      return isActive(device, device.state);
    };
    return {
      text: `${row.intent} ${row.utterance}${room === null ? '' : `  [${room}]`}`,
      wrong: judge(row, outcome, home, active),
      calls: outcome.calls,
      intent: row.intent,
    };
  });
  const agenda = /Timer|List|Nevermind|Current|Respond/;
  report(
    'ha-intents, home skills',
    rows.filter(({ intent }) => !agenda.test(intent)),
  );
  report(
    'ha-intents, agenda skills',
    rows.filter(({ intent }) => agenda.test(intent)),
  );
}

if (wanted.has('spoken')) {
  const ask = assistant(spokenHome());
  const rows = jsonl('speech/dev-home-commands/manifest.jsonl')
    .filter(({ text }) => !text.startsWith('oov'))
    .map(({ text }) => {
      const outcome = ask(text, 'office');
      return { text, wrong: outcome.top === undefined ? 'no reading' : null, calls: outcome.calls };
    });
  report('dev-home-commands', rows);
}

/** Real people's requests against a flat with the rooms and plugs they speak of, as they would have at home. */
function realRequests(name, path, keep) {
  const all = jsonl(path).filter(({ intent }) => LABELS[intent] !== undefined);
  const values = (type, intents) =>
    all
      .filter(({ intent }) => intents.test(intent))
      .flatMap(({ slots }) =>
        slots.filter((slot) => slot.type === type).map(({ value }) => value.toLowerCase()),
      );
  const ask = assistant(plainHome(values('house_place', /iot/), values('device_type', /wemo/)));
  const rows = all
    .filter(({ utterance }) => keep(utterance))
    .map(({ utterance, intent }) => {
      const outcome = ask(utterance, 'living_room');
      const said = (label) =>
        (understood(outcome) ? outcome.calls : outcome.meant).some(label) ||
        (outcome.ask !== null && outcome.meant.some(label));
      const asLabelled = said(LABELS[intent]);
      // Wrong labels, by rule (hwu-labels.mjs).
      const fits =
        asLabelled ||
        (NO_COMMAND.test(utterance) && outcome.effects.length === 0) ||
        (intent === 'audio_volume_up' && SAID_QUIETER.test(utterance) && said(LABELS.audio_volume_down));
      const wrong = fits ? null : understood(outcome) ? 'WRONG' : 'not understood';
      return { text: `${intent} ${utterance}`, wrong, calls: outcome.calls, asLabelled };
    });
  report(name, rows);
  const acted = ({ calls }) => calls.some((call) => !['query', 'info', 'none'].includes(call.do));
  print(`  by the set's own labels alone: ${rows.filter((row) => row.asLabelled).length}/${rows.length}`);
  print(`  acted wrongly: ${rows.filter((row) => row.wrong === 'WRONG' && acted(row)).length}`);
}

if (wanted.has('hwu')) {
  const held = options['held-out'];
  const path = 'nlu/hwu-nlu-eval/home_minus_slurp_dev_test.jsonl';
  realRequests(held ? 'hwu, held-out third' : 'hwu, two thirds', path, (text) => heldOut(text) === held);
}
if (wanted.has('slurp')) realRequests('slurp-devel', 'nlu/slurp-devel/devel.jsonl', () => true);

if (wanted.has('actions')) {
  const OPS = {
    'Turn on': (call) =>
      (call.do === 'set' && ['on', 'open'].includes(call.state)) ||
      (call.do === 'run' && call.op === 'start'),
    'Turn off': (call) =>
      (call.do === 'set' && ['off', 'close'].includes(call.state)) ||
      (call.do === 'run' && call.op === 'stop'),
    'Set brightness': (call) => call.do === 'adjust' && call.attr === 'brightness',
    'Set volume': (call) => call.do === 'adjust' && call.attr === 'volume',
    'Set temperature': (call) => call.do === 'adjust' && call.attr === 'target',
    'Set position': (call) => (call.do === 'adjust' && call.attr === 'position') || call.do === 'set',
    Unpause: (call) => call.do === 'media' && ['play', 'resume'].includes(call.op),
    Pause: (call) => call.do === 'media' && ['pause', 'stop'].includes(call.op),
    'Next track': (call) => call.do === 'media' && call.op === 'next',
    'Previous track': (call) => call.do === 'media' && call.op === 'previous',
    Open: (call) => call.do === 'set' && ['open', 'on'].includes(call.state),
    Close: (call) => call.do === 'set' && ['close', 'off'].includes(call.state),
    Lock: (call) => call.do === 'set' && call.state === 'lock',
    Unlock: (call) => call.do === 'set' && call.state === 'unlock',
    Start: (call) => call.do === 'run',
    'Return to base': (call) => call.do === 'run',
  };
  const all = jsonl('nlu/device-actions-v2/device_actions_v2.jsonl');
  const slug = (text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
  const homes = new Map([...homesOfRows(all)].map(([id, home]) => [id, assistant(home)]));
  const seen = new Set();
  const rows = all
    .filter(({ home, utterance }) => !seen.has(`${home}|${utterance}`) && seen.add(`${home}|${utterance}`))
    .map(({ utterance, intent, home, slots }) => {
      const outcome = homes.get(home)(utterance, slug(slots.area));
      const fits = outcome.ask !== null || outcome.calls.some(OPS[intent] ?? (() => false));
      return {
        text: `${intent}: ${utterance}`,
        wrong: fits ? null : understood(outcome) ? 'other call' : 'not understood',
        calls: outcome.calls,
      };
    });
  report('device-actions-v2', rows);
}

if (wanted.has('false')) {
  const ask = assistant(plainHome());
  const acts = (outcome) => outcome.effects.length > 0;
  const clinc = jsonl('nlu/clinc150/train_val.jsonl').filter(({ topic }) => topic === 'oos');
  const snips = jsonl('nlu/snips-2017/home.jsonl').filter(({ intent }) => intent !== 'PlayMusic');
  for (const [name, rows] of [
    ['clinc150 out of scope', clinc],
    ['snips, not music', snips],
  ]) {
    report(
      `no false action, ${name}`,
      rows.map(({ utterance, intent }) => {
        const outcome = ask(utterance, 'living_room');
        return {
          text: `${intent} ${utterance}`,
          wrong: acts(outcome) ? 'acted' : null,
          calls: outcome.calls,
        };
      }),
    );
  }
}
