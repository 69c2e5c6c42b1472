#!/usr/bin/env node
/**
 * Is what a sentence means among the candidates? Recall of retrieval on development sets.
 *
 *   npm run build && node training/llm/recall.mjs --data DIR [--show N]
 *
 * written: all hand-written rows, every device and room of their calls; actions: device-actions-v2, the row's device, where the
 * sentence says something of it; ha: Home Assistant's tests on their test home, the named device and room.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { homeOfFixtures, homesOfRows } from '../nlu/homes.mjs';
import { jsonl } from './generate/real.mjs';
import { begin, homesIn, loader, product } from './house.mjs';
import { readRows } from './rows.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    dist: { type: 'string', default: 'dist' },
    show: { type: 'string', default: '0' },
  },
});
const earshot = await product(options.dist);
const { problemOf } = await loader(options.dist)('llm/problem/state-problem.js');
const NOW = '2026-11-21T09:00:00';

function report(name, rows) {
  const found = rows.filter(({ missing }) => missing.length === 0).length;
  const size = rows.reduce((sum, row) => sum + row.candidates, 0) / Math.max(1, rows.length);
  process.stdout.write(
    `${name}: ${found}/${rows.length} = ${((100 * found) / Math.max(1, rows.length)).toFixed(2)} %, ${size.toFixed(1)} candidates on average\n`,
  );
  for (const row of rows.filter(({ missing }) => missing.length > 0).slice(0, Number(options.show)))
    process.stdout.write(`  ${row.say}: ${row.missing.join(', ')} not among ${row.texts.join(' | ')}\n`);
}

function look(say, home, session, ids) {
  const problem = problemOf(say, { home, now: NOW, states: new Map() }, session);
  const entities = problem?.entities ?? [];
  const had = new Set(entities.map(({ id }) => id));
  return {
    say,
    missing: ids.filter((id) => !had.has(id)),
    candidates: entities.length,
    texts: entities.map(({ text }) => text),
  };
}

const idsOf = ({ target = {}, area }) => [
  ...(target.ids ?? []),
  ...[target.area, area, ...(target.areas ?? [])].filter(
    (id) => id !== undefined && id !== 'here' && id !== 'outside',
  ),
  ...(target.floor === undefined || target.floor === 'here' ? [] : [target.floor]),
  ...(target.except ?? []).flatMap((one) => idsOf({ target: one })),
];

const folder = join(here, 'data');
const homeOf = homesIn(join(folder, 'homes'), earshot);
const files = readdirSync(join(folder, 'utterances')).filter((file) => file.endsWith('.yaml'));
for (const sort of ['learnt', 'development', 'held-out']) {
  const rows = files
    .filter((file) => (/^(?:held-out|development)(?=-)/.exec(file)?.[0] ?? 'learnt') === sort)
    .flatMap((file) => readRows(join(folder, 'utterances', file)))
    .filter(({ calls }) => calls !== undefined)
    .map((row) => {
      const house = homeOf(row.home);
      const { session } = begin(house, row, earshot);
      return look(row.say, house.home, session, row.calls.flatMap(idsOf));
    });
  report(sort === 'learnt' ? 'written' : `written, ${sort} homes`, rows);
}

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
const all = jsonl(options.data, 'nlu/device-actions-v2/device_actions_v2.jsonl');
const homes = homesOfRows(all);
report(
  'device-actions-v2',
  all.flatMap(({ utterance, home: id, slots }) => {
    const home = homes.get(id);
    const meant = home.devices.find(({ name, area }) => name === slots.device && area === slug(slots.area));
    const words = new Set(slug(utterance).split('_'));
    const said = slug(slots.device)
      .split('_')
      .some((word) => words.has(word));
    if (meant === undefined || !said) return [];
    return [look(utterance, home, earshot.newSession(meant.area), [meant.id])];
  }),
);

const fixtures = JSON.parse(
  readFileSync(join(options.data, 'nlu/ha-intents-2025-07/fixtures_en.json'), 'utf8'),
);
const main = homeOfFixtures(fixtures);
const named = (things, said) =>
  things.filter(({ name }) => name.toLowerCase() === String(said).toLowerCase());
report(
  'ha-intents, named devices and rooms',
  jsonl(options.data, 'nlu/ha-intents-2025-07/en.jsonl').flatMap((row) => {
    if (row.layout === 'combo') return [];
    const { name, area } = row.slots;
    const ids = [
      ...(name === undefined ? [] : named(main.devices, name).slice(0, 1)),
      ...(area === undefined || row.context.satellite?.area === area ? [] : named(main.areas, area)),
    ].map(({ id }) => id);
    const room = main.areas.find((one) => one.name === row.context.satellite?.area)?.id ?? null;
    return ids.length === 0 ? [] : [look(row.utterance, main, earshot.newSession(room), ids)];
  }),
);
