/** Runs every dialogue of this folder through the same code as `earshot try`, on the bundled example house. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Home } from '../../src/actions/home.js';
import { loadHome } from '../../src/actions/home-file.js';
import { EXAMPLE_HOME } from '../../src/cli/home-option.js';
import { parseLine } from '../../src/cli/try/line.js';
import { Simulation, type TryRow } from '../../src/cli/try/simulation.js';
import { createUnderstanding, type Understanding } from '../../src/nlu/understanding.js';

const TURN = z.strictObject({
  say: z.string(),
  room: z.string().optional(),
  session: z.string().optional(),
  now: z.string().optional(),
  state: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  /** Exactly these calls, each compared in the keys given. */
  calls: z.array(z.record(z.string(), z.unknown())).optional(),
  /** Exactly these devices, and of each exactly these properties; agenda keys are compared only if named. */
  changes: z.record(z.string(), z.unknown()).optional(),
  /** These keys are in `changes`, whatever they hold. */
  has: z.array(z.string()).optional(),
  /** True: something is asked; a text: the question holds it. */
  ask: z.union([z.boolean(), z.string()]).optional(),
  refused: z.literal(true).optional(),
  /** The reply fits this expression. */
  reply: z.string().optional(),
  source: z.enum(['grammar', 'none']).optional(),
  devices: z.array(z.string()).optional(),
  matching: z.array(z.string()).optional(),
});
const DIALOGUES = z.array(
  z.strictObject({ name: z.string(), room: z.string().optional(), turns: z.array(TURN).min(1) }),
);
type Turn = z.infer<typeof TURN>;

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const AGENDA = ['lists', 'timers', 'alarms', 'reminders', 'scheduled', 'fired'];

let home: Home;
let understanding: Understanding;
beforeAll(async () => {
  ({ home } = await loadHome(EXAMPLE_HOME));
  understanding = createUnderstanding(home);
});

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

describe.each(files)('%s', (file) => {
  const dialogues = DIALOGUES.parse(parse(readFileSync(`${FOLDER}${file}`, 'utf8')));
  it.each(dialogues.map((dialogue) => [dialogue.name, dialogue] as const))('%s', (_name, dialogue) => {
    const simulation = new Simulation(home, understanding);
    for (const turn of dialogue.turns) {
      const { say, room = dialogue.room, session = 'one', now, state } = turn;
      const line = JSON.stringify({ say, room, session, now, state });
      compare(simulation.answer(parseLine(line, home)), turn);
    }
  });
});

/** Every comparison names the sentence, so that a failing turn is found at once. */
function compare(row: TryRow, turn: Turn): void {
  const said = `"${turn.say}" -> ${JSON.stringify({ calls: row.calls, changes: row.changes, reply: row.reply })}`;
  if (turn.calls !== undefined) {
    expect(row.calls, said).toHaveLength(turn.calls.length);
    expect(row.calls, said).toMatchObject(turn.calls);
  }
  if (turn.changes !== undefined) {
    const wanted = turn.changes;
    const shown = Object.entries(row.changes).filter(([key]) => !AGENDA.includes(key) || key in wanted);
    expect(Object.fromEntries(shown), said).toEqual(wanted);
  }
  for (const key of turn.has ?? []) expect(row.changes, said).toHaveProperty(key);
  if (turn.ask === true || typeof turn.ask === 'string') expect(row.ask, said).toBeDefined();
  if (typeof turn.ask === 'string') expect(row.ask, said).toContain(turn.ask);
  if (turn.refused === true) {
    expect(
      row.calls.every(({ do: what }) => what === 'none'),
      said,
    ).toBe(true);
  }
  if (turn.reply !== undefined) expect(row.reply, said).toMatch(new RegExp(turn.reply));
  if (turn.source !== undefined) expect(row.source, said).toBe(turn.source);
  if (turn.devices !== undefined) expect(row.calls[0]?.devices, said).toEqual(turn.devices);
  if (turn.matching !== undefined) expect(row.calls[0]?.matching, said).toEqual(turn.matching);
}
