/**
 * Kills the parts of a real hub at random instants while it is told things: its recorder, loudspeaker and plugin (SIGKILL),
 * and its threads, the recogniser's and the voice's among them (crash-threads.mjs). A thread that dies in the middle of a
 * run of onnxruntime may take the whole hub along, which is then started again, as systemd does it. In the end what the
 * state file holds is compared with what was confirmed.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Agenda } from '../../src/actions/world.js';
import { random } from '../store/kill-commands.js';
import { HubLife, type HubProcessOptions, orphansOf } from './hub-life.js';
import { nameOf } from './kill-hub.js';

export interface KillPartsOptions extends HubProcessOptions {
  readonly kills: number;
  readonly seed: number;
  /** "Set a timer for two hours", as 16-bit PCM of 16 kHz. */
  readonly spoken: Buffer;
  /** Gets a line for each thread that crashed. */
  readonly crashed: string;
  /** What the state file holds, read when no hub runs. */
  readonly keptIn: (folder: string) => Promise<Agenda | null>;
}

export interface KillPartsReport {
  /** What was killed: program or thread -> how often. */
  readonly killed: Readonly<Record<string, number>>;
  /** Times that a thread took the whole hub along. */
  readonly hubsLost: number;
  readonly typed: number;
  readonly spoken: number;
  readonly confirmed: number;
  readonly confirmedSpoken: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Parts that did not work again in the end. */
  readonly missing: readonly string[];
  readonly orphans: number;
}

const HEALTHY_PATIENCE_MS = 60_000;
/** A recogniser that died is opened anew, and learns the house. */
const SPOKEN_PATIENCE_MS = 15_000;
/** Spoken once everything was killed, until one is understood. */
const LAST_TRIES = 6;

export async function killParts(options: KillPartsOptions): Promise<KillPartsReport> {
  const { kills, seed, state, spoken, crashed, keptIn } = options;
  const chance = random(seed);
  const killed: Record<string, number> = {};
  const names: string[] = [];
  const said: string[] = [];
  const answers: string[] = [];
  let [commands, spokenTries, spokenTimers, hubsLost, orphans] = [0, 0, 0, 0, 0];
  let stopping = false;

  const speak = async (life: HubLife): Promise<boolean> => {
    spokenTries += 1;
    const reply = await life.speak(spoken, SPOKEN_PATIENCE_MS);
    // Another reply may come in between: "My clock was set forward by 2 s ... timers go on."
    const understood = /timer (?:\S+ )?for (?:two|2) hours/i.test(reply ?? '');
    if (understood) spokenTimers += 1;
    answers.push(reply ?? 'nothing');
    return understood;
  };
  const talk = async (life: HubLife): Promise<void> => {
    while (!life.over && !stopping) {
      commands += 1;
      if (commands % 3 === 0) {
        await speak(life);
        continue;
      }
      const name = nameOf(commands);
      said.push(name);
      const reply = await life.tell(`add ${name} to the shopping list`);
      if (reply !== null && new RegExp(name, 'i').test(reply)) names.push(name);
    }
  };

  const begin = async (): Promise<{ life: HubLife; talking: Promise<void> }> => {
    const life = new HubLife(options);
    if (!(await life.untilReady()) || !(await life.untilHealthy(HEALTHY_PATIENCE_MS)))
      throw new Error(`the hub does not come up: ${life.errors}`);
    return { life, talking: talk(life) };
  };

  let { life, talking } = await begin();
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(100 + chance() * 1_500);
    if (life.over) {
      hubsLost += 1;
      await talking;
      ({ life, talking } = await begin());
    }
    const children = life.children();
    const victim = children[Math.floor(chance() * children.length)];
    if (victim === undefined || chance() < 0.5) life.crashThread();
    else {
      const name = programOf(victim);
      killed[name] = (killed[name] ?? 0) + 1;
      tryKill(victim);
    }
  }
  stopping = true;
  await talking;
  if (life.over) {
    hubsLost += 1;
    ({ life, talking } = await begin());
    await talking;
  }
  const missing = (await life.untilHealthy(HEALTHY_PATIENCE_MS)) ? [] : ['a part is not healthy'];
  let understood = false;
  for (let tried = 0; tried < LAST_TRIES && !understood; tried += 1) understood = await speak(life);
  if (!understood) missing.push('a spoken command is not understood any more');
  const children = life.children();
  await life.stop();
  orphans += (await orphansOf(children)).length;
  for (const line of readFileSync(crashed, 'utf8').split('\n').filter(Boolean))
    killed[line] = (killed[line] ?? 0) + 1;

  const agenda = await keptIn(state);
  const items = (agenda?.lists['shopping'] ?? []).map(({ text }) => text);
  const timers = (agenda?.timers ?? []).length;
  const count = (name: string): number => items.filter((text) => text === name).length;
  return {
    killed,
    hubsLost,
    typed: said.length,
    spoken: spokenTries,
    confirmed: names.length,
    confirmedSpoken: spokenTimers,
    lost: [
      ...names.filter((name) => count(name) === 0),
      ...(timers < spokenTimers ? [`${spokenTimers - timers} timers, answered: ${answers.join(' | ')}`] : []),
    ],
    doubled: [
      ...said.filter((name) => count(name) > 1),
      ...(timers > spokenTries ? [`${timers - spokenTries} timers`] : []),
    ],
    missing,
    orphans,
  };
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}

/** The script of an interpreter, else the program. */
function programOf(pid: number): string {
  try {
    const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (args.some((arg) => arg.includes('permission'))) return 'plugin';
    return basename(args.find((arg) => arg.startsWith('/')) ?? program);
  } catch {
    return 'gone';
  }
}
