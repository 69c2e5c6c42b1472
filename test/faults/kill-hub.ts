/**
 * Kills a real hub (SIGKILL) at random instants, while it starts and while it is told things, and compares what its state
 * file holds in the end with what it confirmed.
 */
import type { Agenda } from '../../src/actions/world.js';
import { random } from '../store/kill-commands.js';
import { HubLife, type HubProcessOptions, orphansOf } from './hub-life.js';

export interface KillHubOptions extends HubProcessOptions {
  readonly kills: number;
  readonly seed: number;
  /** What the state file holds, read when no hub runs. */
  readonly keptIn: (folder: string) => Promise<Agenda | null>;
  readonly progress?: (text: string) => void;
}

export interface KillHubReport {
  readonly kills: number;
  /** Kills that hit a hub which was still starting. */
  readonly whileStarting: number;
  /** From the start of the process to `ready`, ms, of each life that got there; the first, on an empty folder, is left out. */
  readonly readyMs: readonly number[];
  /** The same until recogniser, voice, store and broker work, of each life that was let get there, ms. */
  readonly healthyMs: readonly number[];
  /** Of `readyMs`, the processor's time, ms. */
  readonly readyCpuMs: readonly number[];
  /** Restarts in which a part that worked in the first life did not. */
  readonly unhealthy: readonly string[];
  readonly commands: number;
  readonly confirmed: number;
  /** Confirmed and not there in the end. */
  readonly lost: readonly string[];
  /** There more often than it was said. */
  readonly doubled: readonly string[];
  /** Processes that outlived their hub. */
  readonly orphans: number;
}

/** A name that no list of words can mistake for a number. */
export function nameOf(number: number): string {
  const letters = [...number.toString(26).padStart(4, '0')].map(
    (digit) => 'bcdfghjklmnpqrstvwxzaeiouy'[Number.parseInt(digit, 26)],
  );
  return letters.map((letter, index) => (index % 2 === 0 ? `${letter}a` : `${letter}o`)).join('');
}

const HEALTHY_PATIENCE_MS = 30_000;
/** Longer than a start: half of the kills hit one. */
const FIRST_GUESS_MS = 2_000;

export async function killHub(options: KillHubOptions): Promise<KillHubReport> {
  const { kills, seed, state, keptIn, progress } = options;
  const chance = random(seed);
  const items: string[] = [];
  const timers: string[] = [];
  const said: string[] = [];
  const readyMs: number[] = [];
  const readyCpuMs: number[] = [];
  const healthyMs: number[] = [];
  const unhealthy: string[] = [];
  let healthy: readonly string[] | null = null;
  let whileStarting = 0;
  let orphans = 0;
  let commands = 0;
  let usual = FIRST_GUESS_MS;

  /** Tells it one thing after the other until it is gone. */
  const talk = async (life: HubLife): Promise<void> => {
    while (!life.over) {
      commands += 1;
      const name = nameOf(commands);
      const isTimer = commands % 5 === 0;
      said.push(name);
      const reply = await life.tell(
        isTimer ? `set a ${name} timer for 20 hours` : `add ${name} to the shopping list`,
      );
      if (reply === null) return;
      if (!new RegExp(name, 'i').test(reply)) throw new Error(`"${name}" was answered with "${reply}"`);
      (isTimer ? timers : items).push(name);
    }
  };

  for (let kill = 0; kill <= kills; kill += 1) {
    const life = new HubLife(options);
    const talking = talk(life);
    // The first life shows what healthy is, the last one that it still works.
    const isWhole = kill === 0 || kill === kills;
    const instantMs = chance() < 0.4 ? chance() * usual : null;
    if (isWhole || instantMs === null) {
      if (!(await life.untilReady())) throw new Error(`the hub ended by itself: ${life.errors}`);
      // Half of them while the voice is still on its way.
      if ((isWhole || chance() < 0.5) && !(await life.untilHealthy(HEALTHY_PATIENCE_MS)))
        unhealthy.push(`life ${kill}: not all parts worked after ${HEALTHY_PATIENCE_MS / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, isWhole ? 1_000 : chance() * 400));
    } else await new Promise((resolve) => setTimeout(resolve, instantMs));
    if (life.ready === null) whileStarting += 1;
    const children = life.children();
    const wasOver = life.over;
    if (kill === kills) await life.stop();
    else await life.kill();
    if (wasOver) throw new Error(`the hub ended by itself: ${life.errors}`);
    await talking;
    orphans += (await orphansOf(children)).length;
    if (life.healthyMs !== null && kill > 0) healthyMs.push(life.healthyMs);
    if (life.readyMs !== null && kill > 0) {
      readyMs.push(life.readyMs);
      if (life.readyCpuMs !== null) readyCpuMs.push(life.readyCpuMs);
      usual = 1.2 * (readyMs.toSorted((a, b) => a - b)[readyMs.length >> 1] ?? usual);
    }
    const parts = life.ready?.parts?.filter(({ ok }) => ok).map(({ part }) => part) ?? null;
    healthy ??= parts;
    const missing = parts === null ? [] : (healthy ?? []).filter((part) => !parts.includes(part));
    if (missing.length > 0) unhealthy.push(`life ${kill}: ${missing.join(', ')}`);
    if (kill % 10 === 9) progress?.(`${kill + 1} of ${kills} kills`);
  }

  const agenda = await keptIn(state);
  const kept = [
    ...(agenda?.lists['shopping'] ?? []).map(({ text }) => text),
    ...(agenda?.timers ?? []).map(({ label }) => label ?? ''),
  ];
  const count = (name: string): number => kept.filter((text) => text === name).length;
  return {
    kills,
    whileStarting,
    readyMs,
    readyCpuMs,
    healthyMs,
    unhealthy,
    commands,
    confirmed: items.length + timers.length,
    lost: [...items, ...timers].filter((name) => count(name) === 0),
    doubled: said.filter((name) => count(name) > 1),
    orphans,
  };
}
