/** The bench's end of one of its processes. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { EarshotError } from '../../errors.js';
import { type Answer, type AnswerTo, answer, type Order, type Role } from './protocol.js';

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));

export class Worker {
  private readonly child: ChildProcess;
  private readonly role: Role;
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  private constructor(role: Role, port: number) {
    this.role = role;
    this.child = fork(CHILD, [role, String(port)], {
      // As bin/earshot starts a hub; the collector is called before memory is read.
      execArgv: ['--max-semi-space-size=2', '--expose-gc'],
      env: {
        ...process.env,
        MALLOC_ARENA_MAX: '2',
        MALLOC_MMAP_THRESHOLD_: '262144',
        MALLOC_TRIM_THRESHOLD_: '524288',
      },
    });
    this.child.on('message', (message) => {
      const { waiting } = this;
      this.waiting = null;
      waiting?.resolve(answer.parse(message));
    });
    this.child.on('exit', (code) => this.waiting?.reject(failed(role, code)));
  }

  static async start(role: Role, port: number): Promise<Worker> {
    const worker = new Worker(role, port);
    await worker.next();
    return worker;
  }

  /** One order at a time. */
  async ask<K extends Order['do']>(wanted: Extract<Order, { do: K }>): Promise<AnswerTo<K>> {
    const next = this.next();
    this.child.send(wanted);
    const said = await next;
    if (!isAnswerTo(said, wanted.do)) throw failed(this.role, null);
    return said;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }

  private next(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }
}

function isAnswerTo<K extends Answer['done']>(said: Answer, wanted: K): said is AnswerTo<K> {
  return said.done === wanted;
}

const failed = (role: Role, code: number | null): EarshotError =>
  new EarshotError(
    'BENCH_MQTT',
    `The process "${role}" of the bench failed (status ${code}); its output says why.`,
  );
