/**
 * The process of one plugin. A process and not a worker thread, because a thread's memory limits do not hold: in Node 20
 * `new Array(2 ** 27).fill(0)` in a worker with `resourceLimits` aborts the whole program, and some loops in there
 * cannot be terminated. It has no files, no environment, no other processes (Node's permission model), a small heap,
 * a limit by the kernel, the lowest claim to CPU and memory, and is killed where it does not answer.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { Allowance } from '../page/limits.js';
import { LIMITS } from './limits.js';
import { type FromPlugin, parseFromPlugin, type ToPlugin } from './protocol.js';
import type { Programs } from './sandbox/program.js';

/** Why a process is no more, in words that go on from "it ". */
export type Ending = string;

export interface ProcessOptions {
  readonly programs: Programs;
  /** JavaScript. */
  readonly source: string;
  /** For places in messages. */
  readonly file: string;
  readonly onMessage: (message: FromPlugin) => void;
  /** Once, whatever the cause; null: it was closed by us. */
  readonly onEnd: (ending: Ending | null) => void;
}

const WATCH_MS = 500;

export class PluginProcess {
  private readonly options: ProcessOptions;
  private readonly child: ChildProcess;
  private readonly allowance = new Allowance(
    // Somewhat more than the process allows itself: who exceeds it has got out of its bounds.
    { perSecond: 2 * LIMITS.messages.perSecond, burst: 2 * LIMITS.messages.burst },
    () => performance.now(),
  );
  private readonly watch: NodeJS.Timeout;
  private ending: Ending | null = null;
  private closing = false;
  private pingedAt: number | null = null;
  private answeredAt = performance.now();
  readonly ended: Promise<void>;

  constructor(options: ProcessOptions) {
    this.options = options;
    this.child = spawnNode(options.programs.child);
    this.ended = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null): void => {
        clearInterval(this.watch);
        options.onEnd(this.closing ? null : (this.ending ?? endingOf(code, signal)));
        resolve();
      };
      this.child.once('exit', end);
      this.child.once('error', (error) => {
        // It never started, or cannot be written to: in the first case there is no exit.
        if (this.child.pid !== undefined) return;
        this.ending ??= `could not be started (${error.message})`;
        end(null, null);
      });
    });
    this.child.on('message', (raw: unknown) => this.take(raw));
    this.watch = setInterval(() => this.look(), WATCH_MS);
    this.watch.unref();
    this.humble();
    const { guest, kit } = options.programs;
    this.send({ type: 'load', guest, kit, source: options.source, file: options.file });
  }

  send(message: ToPlugin): void {
    if (this.ending !== null || !this.child.connected) return;
    // An error means that it has gone, which its exit tells.
    this.child.send(JSON.stringify(message), () => {});
  }

  /** Ends it for a reason that is told. */
  kill(ending: Ending): void {
    this.ending ??= ending;
    this.child.kill('SIGKILL');
  }

  /** There is nothing that it would have to save. */
  async close(): Promise<void> {
    this.closing = true;
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private take(raw: unknown): void {
    if (this.ending !== null || this.closing) return;
    const message = parseFromPlugin(raw);
    if (message === null) this.kill('sent what the hub cannot read');
    else if (message.type === 'pong') this.answered();
    else if (message.type === 'flood' || !this.allowance.take()) this.kill('flooded the hub with messages');
    else if (message.type === 'crash') this.kill(`failed: ${message.message}`);
    else if (message.type === 'refused') this.kill(`cannot be loaded: ${message.message}`);
    else this.options.onMessage(message);
  }

  private answered(): void {
    this.pingedAt = null;
    this.answeredAt = performance.now();
  }

  private look(): void {
    const now = performance.now();
    if (this.pingedAt !== null) {
      if (now - this.pingedAt > LIMITS.startMs) this.kill('did not answer any more');
    } else if (now - this.answeredAt > LIMITS.pingMs) {
      this.pingedAt = now;
      this.send({ type: 'ping' });
    }
    this.weigh();
  }

  /** Where the system does not tell, the heap's limit and the kernel's are what there is. */
  private weigh(): void {
    readFile(`/proc/${this.child.pid}/status`, 'utf8').then(
      (status) => {
        const kib = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
        if (kib > LIMITS.residentMiB * 1024) this.kill(OUT_OF_MEMORY);
      },
      () => {},
    );
  }

  /** First to wait, first to go: the hub's own work comes before any plugin's. */
  private humble(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      setPriority(pid, 10);
    } catch {
      // Gone already, or not allowed here: it then competes as an equal.
    }
    writeFile(`/proc/${pid}/oom_score_adj`, '800').catch(() => {});
  }
}

const OUT_OF_MEMORY = `needed more memory than a plugin may have (${LIMITS.heapMiB} MB)`;

function endingOf(code: number | null, signal: NodeJS.Signals | null): Ending {
  // V8 aborts where its heap is full; how the signal is called depends on the processor.
  if (signal !== null && ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV', 'SIGKILL'].includes(signal))
    return OUT_OF_MEMORY;
  return signal === null ? `ended by itself (exit status ${code})` : `was ended by ${signal}`;
}

function spawnNode(program: string): ChildProcess {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const flags = [
    permission,
    '--experimental-vm-modules',
    '--no-warnings',
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${LIMITS.heapMiB}`,
    '--max-semi-space-size=2',
    '--v8-pool-size=1',
    '--input-type=module',
    '--eval',
    program,
  ];
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
  // An empty environment: it may hold the names of files with secrets. NODE_CHANNEL_FD is added by spawn.
  const options = { env: {}, stdio: [...stdio], cwd: '/' };
  if (process.platform !== 'linux') return spawn(process.execPath, flags, { ...options, cwd: process.cwd() });
  const limited = `ulimit -d ${LIMITS.dataKiB} 2>/dev/null; ulimit -t ${LIMITS.cpuSeconds} 2>/dev/null; exec "$0" "$@"`;
  return spawn('/bin/sh', ['-c', limited, process.execPath, ...flags], options);
}
