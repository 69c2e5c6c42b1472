import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { runReplay } from '../../src/cli/replay.js';
import { Pseudonyms } from '../../src/replay/redact/pseudonyms.js';
import { realHub } from '../records/real-hub.js';

const HOME = parseHome(
  `
areas:
  - {id: bobs_grotto, name: "Bob's Grotto", aliases: [Mancave]}
  - {id: atelier, name: Atelier Zoë}
rooms: {default: bobs_grotto}
location: {latitude: 52.5163, longitude: 13.3777, timezone: Europe/Berlin}
devices:
  - {id: light, name: Grotto Light, area: bobs_grotto, kind: light, can: [brightness], state: {on: false}}
  - {id: zoes_lamp, name: Easel Lamp, aliases: [Zoë's Lamp], area: atelier, kind: light, state: {on: false}}
  - {id: vault, name: Vault Door, area: atelier, kind: lock, state: {locked: true}}
  - {id: player, name: Jukebox, area: bobs_grotto, kind: media, state: {playback: playing, title: "Ode to Petunia"}}
lists: [{id: bobs_list, name: Bob's Errands, items: [buy ammunition]}]
`,
  'home.yaml',
).home;

const SENTENCES = [
  'turn on the grotto light',
  "turn on zoë's lamp",
  'turn off the lights in the atelier',
  'set the grotto light to thirty percent',
  'set a lasagna timer for ten minutes',
  "put ammunition and gouda on bob's errands",
  'remind me to call petunia at five pm',
  'start a new list called divorce lawyers',
  'add alimony to my divorce lawyers list',
  'unlock the vault door',
  'yes',
  'which devices are unnamed',
  'my password is swordfish 9157 eight',
];
/** What somebody may not learn, whatever its case. */
const SECRETS =
  /\b(bobs?|grotto|mancave|atelier|zoe|zoë|easel|vault|jukebox|ode|petunia|errands|ammunition|gouda|lasagna|swordfish|9157|52\.5|13\.3)\b|bob's|divorce|lawyer|alimony/i;

let state: string;
let report: string;
let rows: Record<string, unknown>[];
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-redact-'));
  const { hub, say } = await realHub(state, { home: HOME });
  for (const sentence of SENTENCES) await say(sentence);
  await hub.close();
  const file = join(state, 'report.json');
  let out = '';
  await runReplay([], { state, json: true, words: true, redact: file, last: 99 }, (text) => {
    out += text;
  });
  report = await readFile(file, 'utf8');
  rows = out
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
});
afterAll(() => rm(state, { recursive: true, force: true }));

describe('a redacted report', () => {
  it('names nobody and nothing of the house', () => {
    expect(SECRETS.exec(report)?.[0]).toBeUndefined();
    expect(report).toContain('light');
  });

  it('keeps the shape of what was said', () => {
    expect(rows[12]?.['say']).toMatch(/^my [a-z]+ is [a-z]+ 0000 zero$/);
    expect(rows[0]?.['say']).toMatch(/^turn on the [a-z]+ light$/);
    expect(rows[3]?.['say']).toMatch(/^set the [a-z]+ light to thirty percent$/);
    expect(rows[4]?.['say']).toMatch(/^set a [a-z]+ timer for ten minutes$/);
    // Of a phrase that only a hub has.
    expect(rows[11]?.['say']).toBe('which devices are unnamed');
  });

  it('still comes out the same when it is replayed, where the words themselves did not decide', async () => {
    expect(rows).toHaveLength(SENTENCES.length);
    const same = rows.filter(({ decision }) => decision === 'same').map(({ say }) => say);
    expect(same.length, JSON.stringify(rows.map(({ say, stage }) => [say, stage]))).toBeGreaterThanOrEqual(
      10,
    );
    let out = '';
    await runReplay([join(state, 'report.json')], { json: true, words: true }, (text) => {
      out += text;
    });
    expect(out.trim().split('\n')).toHaveLength(SENTENCES.length);
  });
});

it('the same word is always replaced by the same, its ending and its capital kept', () => {
  const names = new Pseudonyms((word) => word === 'the', new Set());
  const made = names.text('the Grotto');
  expect(names.text("the Grotto's grotto GROTTO")).toBe(
    `${made}'s ${made.slice(4).toLowerCase()} ${made.slice(4)}`,
  );
  const words = Array.from({ length: 6_000 }, (_, at) =>
    [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join(''),
  );
  expect(new Set(words.map((word) => names.text(`${word}q`))).size).toBe(words.length);
});
