/** One life of a real hub: `earshot run --json` as a process, told things over its page, ended by SIGKILL or SIGTERM. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

export interface HubProcessOptions {
  /** The program `earshot`. */
  readonly earshot: string;
  readonly state: string;
  readonly config: string;
  readonly more?: readonly string[];
  /** Beside this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Events are read as far as they are needed. */
export interface HubLine {
  readonly event: string;
  readonly page?: string | null;
  readonly ms?: number | null;
  readonly turn?: number;
  readonly say?: string;
  readonly text?: string;
  readonly parts?: readonly PartLine[];
  readonly health?: PartLine;
  /** When the hub wrote it, by its own clock. */
  readonly at?: string;
  readonly op?: string;
  readonly kind?: string;
  readonly label?: string | null;
  readonly changes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface PartLine {
  readonly part: string;
  readonly ok: boolean;
  readonly message: string;
}

/** 100 ms of sound, as the page sends it, and the pause after it: somewhat faster than speech. */
const TALK_BYTES = 3_200;
const TALK_MS = 60;

/** What a hub must have, but for what its settings leave out. */
const NEEDED: readonly string[] = ['recognizer', 'voice', 'store', 'broker'];

/** The voice says that it is well before it is there: the hub listens sooner. */
const works = ({ ok, message }: PartLine): boolean => ok && message !== 'getting ready';

export class HubLife {
  readonly #child: ChildProcess;
  readonly #listeners = new Set<(line: HubLine) => void>();
  readonly startedAt = performance.now();
  /** Of the process, until `ready`, ms; null: it did not get there. */
  readyMs: number | null = null;
  /** Of it, the processor's time: a busy machine changes it little. */
  readyCpuMs: number | null = null;
  ready: HubLine | null = null;
  /** Until it is ready and recogniser, voice, store and broker work, ms; null: it did not get there. */
  healthyMs: number | null = null;
  readonly #parts = new Map<string, boolean>();
  readonly ended: Promise<void>;
  #socket: WebSocket | null = null;
  #errors = '';

  constructor({ earshot, state, config, more = [], env = {} }: HubProcessOptions) {
    this.#child = spawn(
      earshot,
      ['run', '--json', '--port', '0', '--state', state, '--config', config, ...more],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, EARSHOT_LOG: 'error', ...env } },
    );
    this.ended = once(this.#child, 'exit').then(() => {
      for (const listener of this.#listeners) listener({ event: 'ended' });
    });
    this.#child.stderr?.on('data', (data: Buffer) => {
      this.#errors = (this.#errors + data.toString()).slice(-2_000);
    });
    const { stdout } = this.#child;
    if (stdout === null) throw new Error('no output');
    createInterface({ input: stdout }).on('line', (line) => {
      const parsed = asLine(line);
      if (parsed === null) return;
      if (parsed.event === 'ready') {
        this.readyMs = performance.now() - this.startedAt;
        this.readyCpuMs = cpuMsOf(this.pid);
        this.ready = parsed;
      }
      if (parsed.health !== undefined) this.#parts.set(parsed.health.part, works(parsed.health));
      if (this.ready !== null && NEEDED.every((part) => this.#parts.get(part) !== false))
        this.healthyMs ??= performance.now() - this.startedAt;
      for (const listener of [...this.#listeners]) listener(parsed);
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get over(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** What it last said on stderr. */
  get errors(): string {
    return this.#errors;
  }

  /** @returns lines are listened to no more */
  onLine(listener: (line: HubLine) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The first line from now on that fits; null: the hub ended before. */
  next(fits: (line: HubLine) => boolean): Promise<HubLine | null> {
    if (this.over) return Promise.resolve(null);
    return new Promise((resolve) => {
      const listener = (line: HubLine): void => {
        if (line.event !== 'ended' && !fits(line)) return;
        this.#listeners.delete(listener);
        resolve(line.event === 'ended' ? null : line);
      };
      this.#listeners.add(listener);
    });
  }

  async untilReady(): Promise<boolean> {
    if (this.ready !== null) return true;
    return (await this.next(({ event }) => event === 'ready')) !== null;
  }

  /** @returns false: it ended before, or is not healthy after so many ms */
  async untilHealthy(patienceMs: number): Promise<boolean> {
    const over = AbortSignal.timeout(patienceMs);
    while (this.healthyMs === null && !this.over && !over.aborted) await sleep(20);
    return this.healthyMs !== null;
  }

  /** @returns the reply; null: the hub ended before it was given */
  async tell(text: string): Promise<string | null> {
    if (!(await this.untilReady())) return null;
    const socket = await this.#connected();
    if (socket === null) return null;
    let turn: number | undefined;
    // One listener for both: they may come in one piece.
    const replied = this.next((line) => {
      if (line.event === 'understood' && line.say === text) turn = line.turn;
      return line.event === 'reply' && turn !== undefined && line.turn === turn;
    });
    socket.send(JSON.stringify({ type: 'say', text }));
    const reply = await replied;
    return reply?.text ?? null;
  }

  /**
   * Speaks 16-bit PCM of 16 kHz into its page.
   * @returns the reply; null: the hub ended, or did not answer in time
   */
  async speak(pcm: Buffer, patienceMs: number): Promise<string | null> {
    if (!(await this.untilReady())) return null;
    const socket = await this.#connected();
    if (socket === null) return null;
    const replied = this.next(({ event }) => event === 'reply');
    socket.send(JSON.stringify({ type: 'talk', on: true }));
    for (let at = 0; at < pcm.length; at += TALK_BYTES) {
      socket.send(pcm.subarray(at, at + TALK_BYTES));
      await sleep(TALK_MS);
    }
    socket.send(JSON.stringify({ type: 'talk', on: false }));
    const late = new AbortController();
    const reply = await Promise.race([
      replied,
      sleep(patienceMs, null, { signal: late.signal }).catch(() => null),
    ]);
    late.abort();
    return reply?.text ?? null;
  }

  /** Crashes one of its threads (crash-threads.mjs, where it was loaded). */
  crashThread(): void {
    if (!this.over) this.#child.kill('SIGUSR2');
  }

  /** Processes that it started and that are alive. */
  children(): number[] {
    return childrenOf(this.pid);
  }

  async kill(): Promise<void> {
    if (!this.over) this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** As systemd ends it. @returns its exit status */
  async stop(): Promise<number | null> {
    if (!this.over) this.#child.kill('SIGTERM');
    await this.ended;
    return this.#child.exitCode;
  }

  async #connected(): Promise<WebSocket | null> {
    if (this.#socket?.readyState === WebSocket.OPEN) return this.#socket;
    const page = this.ready?.page;
    if (page == null) return null;
    const socket = new WebSocket(`${page.replace('http', 'ws')}live`);
    socket.on('error', () => {});
    this.#socket = await new Promise((resolve) => {
      socket.once('open', () => resolve(socket));
      socket.once('close', () => resolve(null));
    });
    return this.#socket;
  }
}

/** User and system time of all its threads, ms (proc(5): fields 14 and 15, in ticks of 10 ms). */
function cpuMsOf(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return null;
  }
}

function asLine(text: string): HubLine | null {
  try {
    const line: HubLine = JSON.parse(text);
    return typeof line.event === 'string' ? line : null;
  } catch {
    // Killed in the middle of a line.
    return null;
  }
}

/** All that descend from a process. */
export function childrenOf(pid: number): number[] {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = Number(/PPid:\t(\d+)/.exec(statusOf(name))?.[1] ?? 0);
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  for (let next = parents.get(pid) ?? []; next.length > 0; ) {
    found.push(...next);
    next = next.flatMap((child) => parents.get(child) ?? []);
  }
  return found;
}

function statusOf(pid: number | string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

const isAlive = (pid: number): boolean => {
  const status = statusOf(pid);
  return status !== '' && !/State:\tZ/.test(status);
};

/** Of these processes, the ones that outlive their hub by two seconds. */
export async function orphansOf(pids: readonly number[]): Promise<number[]> {
  for (let look = 0; look < 20 && pids.some(isAlive); look += 1) await sleep(100);
  return pids.filter(isAlive);
}
