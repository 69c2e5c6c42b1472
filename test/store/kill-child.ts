/**
 * A hub without ears, to be killed: commands as JSON lines in, answers out, the agenda in a real state file. Run by
 * kill-driver.ts. `--die-at N` kills this process (SIGKILL, by its own hand) at the Nth statement that goes to SQLite:
 * odd N before the statement runs, even N after it.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseHome } from '../../src/actions/home-file.js';
import { performCall } from '../../src/actions/perform/index.js';
import { AgendaTicker } from '../../src/hub/agenda/agenda-ticker.js';
import { HubWorld } from '../../src/hub/hub-world.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { openDatabase } from '../../src/store/open-database.js';
import { openSql, type Sql } from '../../src/store/sql.js';
import { SqliteStore } from '../../src/store/sqlite-store.js';
import { KILL_HOME, type KillAnswer, type KillCommand, START } from './kill-protocol.js';

const [file = '', dieAt = '0'] = process.argv.slice(2);

const { sql, damage } = await openDatabase(file, {
  open: async (path) => mortal(await openSql(path), Number(dieAt)),
});
if (damage !== null) throw new Error(damage.message);

const store = new SqliteStore(sql, file);
const { home } = parseHome(KILL_HOME, 'home.yaml');
let now = START;
const world = new HubWorld(
  { home, states: new Map(home.devices.map(({ id, state }) => [id, state])), unavailable: new Set() },
  () => now,
  {
    store,
    onStore: (problem) => {
      throw problem;
    },
  },
);
const ticker = new AgendaTicker(world, {
  carryOut: () => {},
  fired: ({ id, at }) => answer({ fired: id, at }),
});

let resumed = false;
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line) as KillCommand;
  now = command.now;
  if (!resumed) ticker.resume();
  resumed = true;
  ticker.tick();
  if (command.call === null) {
    answer({ agenda: world.snapshot().agenda });
    continue;
  }
  const known = world.replyTo(command.id);
  if (known !== null) {
    confirm(command.id, known, true);
    continue;
  }
  const context = { world: world.snapshot(), session: newSession('kitchen'), room: 'kitchen', variety: 0 };
  const { effects, reply } = performCall(command.call, context);
  world.applyToAgenda(effects, { id: command.id, reply });
  confirm(command.id, reply, false);
}

function confirm(id: string, reply: string, again: boolean): void {
  const { timers, clock } = world.snapshot().agenda;
  const ringing = [...timers, ...clock].filter((entry) => entry.ringing).map((entry) => entry.id);
  answer({ id, reply, again, ringing });
}

function answer(row: KillAnswer): void {
  writeSync(1, `${JSON.stringify(row)}\n`);
}

function mortal(inner: Sql, limit: number): Sql {
  let count = 0;
  const around = <T>(work: () => T): T => {
    count += 1;
    if (count === limit && limit % 2 === 1) process.kill(process.pid, 'SIGKILL');
    const result = work();
    if (count === limit) process.kill(process.pid, 'SIGKILL');
    return result;
  };
  return {
    exec: (text) => around(() => inner.exec(text)),
    run: (text, ...values) => around(() => inner.run(text, ...values)),
    all: (text, ...values) => around(() => inner.all(text, ...values)),
    close: () => inner.close(),
  };
}
