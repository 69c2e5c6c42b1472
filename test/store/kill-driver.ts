/**
 * Kills a hub again and again while it is told things, sends again what was not confirmed, and compares what is left
 * with a hub that nobody killed.
 */
import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Agenda } from '../../src/actions/world.js';
import type { KillAnswer, KillCommand } from './kill-protocol.js';

export interface KillPlan {
  readonly commands: readonly KillCommand[];
  /** The state file. */
  readonly file: string;
  /** How the next life ends: at which statement (by itself), or how many ms after which command it is shot; null: not at all. */
  readonly death: (life: number) => { readonly atStatement: number } | { readonly afterMs: number } | null;
}

export interface Ring {
  readonly id: string;
  /** It was heard before this command was answered. */
  readonly command: number;
  /** In which life of the hub. */
  readonly life: number;
}

export interface KillResult {
  readonly agenda: Agenda;
  /** By command: the answer it got, the last time it was asked. */
  readonly replies: ReadonlyMap<string, string>;
  /** By number of the command: what rang after it. */
  readonly ringing: readonly (readonly string[])[];
  readonly rings: readonly Ring[];
  readonly kills: number;
  /** Commands that had to be sent again. */
  readonly resent: number;
  /** Of those, the ones that had been carried out: their confirmation was lost, not they. */
  readonly doneBefore: number;
}

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');
const BUILT = join(ROOT, 'node_modules', '.cache', 'earshot-kill-test');
/** Where the driver itself has been compiled (scripts/kill-loop.mjs). */
const BESIDE = join(HERE, 'kill-child.js');

/** The child is plain JavaScript, made from the sources as they are now: dist/ may be older. */
export async function compileChild(): Promise<void> {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = join(ROOT, 'test', 'store', 'tsconfig.child.json');
  await promisify(execFile)(process.execPath, [tsc, '-p', project, '--outDir', BUILT]);
}

export async function runKilled(plan: KillPlan): Promise<KillResult> {
  const { commands, file, death } = plan;
  const replies = new Map<string, string>();
  const ringing: (readonly string[])[] = [];
  const rings: Ring[] = [];
  let kills = 0;
  let resent = 0;
  let doneBefore = 0;
  let next = 0;
  let agenda: Agenda | null = null;
  for (let life = 0; agenda === null; life += 1) {
    const end = death(life);
    const child = start(file, end !== null && 'atStatement' in end ? end.atStatement : 0);
    const answers = answersOf(child);
    const exited = once(child, 'exit');
    let again = life > 0;
    while (agenda === null) {
      const command = commands[next] ?? { id: '', call: null, now: commands.at(-1)?.now ?? '' };
      if (again && command.call !== null) resent += 1;
      again = false;
      if (!child.stdin.writable) break;
      child.stdin.write(`${JSON.stringify(command)}\n`);
      // Shot at some moment after one in four commands: some of them before, some after its commit.
      if (end !== null && 'afterMs' in end && next % 4 === life % 4) {
        setTimeout(() => child.kill('SIGKILL'), end.afterMs);
      }
      let answered = false;
      for (;;) {
        const { value: row, done } = await answers.next();
        if (done === true) break;
        if ('fired' in row) rings.push({ id: row.fired, command: next, life });
        else if ('agenda' in row) agenda = row.agenda;
        else {
          replies.set(row.id, row.reply);
          ringing[next] = row.ringing;
          if (row.again) doneBefore += 1;
        }
        if ('fired' in row) continue;
        answered = true;
        break;
      }
      if (!answered) break;
      if (command.call !== null) next += 1;
    }
    child.stdin.end();
    const [code, signal] = await exited;
    if (signal === 'SIGKILL') kills += 1;
    else if (code !== 0)
      throw new Error(`the killed hub failed by itself (${code}):\n${child.spawnargs.join(' ')}`);
  }
  return { agenda, replies, ringing, rings, kills, resent, doneBefore };
}

function start(file: string, dieAt: number): ChildProcessWithoutNullStreams {
  const script = existsSync(BESIDE) ? BESIDE : join(BUILT, 'test', 'store', 'kill-child.js');
  const child = spawn(process.execPath, [script, file, String(dieAt)], { stdio: 'pipe' });
  child.stderr.pipe(process.stderr);
  // Written to one that has just been killed.
  child.stdin.on('error', () => {});
  return child;
}

async function* answersOf(child: ChildProcessWithoutNullStreams): AsyncGenerator<KillAnswer> {
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as KillAnswer;
}
