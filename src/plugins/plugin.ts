/**
 * One plugin under supervision: its process started, watched, and started again with growing pauses when it failed;
 * what it asks for granted by its abilities. Whatever it does, `run` resolves with something to say.
 */
import { messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import type { Skill } from '../nlu/skill.js';
import { Allowance } from '../page/limits.js';
import type { PluginHouse } from './house-port.js';
import { LIMITS } from './limits.js';
import { type Letter, Mail } from './mail.js';
import { type Manifest, parseManifest } from './manifest.js';
import { skillOf, typedSlots } from './phrases.js';
import { Powers } from './powers.js';
import { PluginProcess } from './process.js';
import type { FromPlugin, PluginRequest } from './protocol.js';
import type { Programs } from './sandbox/program.js';
import { Tasks } from './tasks.js';

export interface PluginOptions {
  /** The file's name without its ending. */
  readonly id: string;
  readonly file: string;
  /** JavaScript. */
  readonly source: string;
  readonly programs: Programs;
  readonly house: PluginHouse;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** `problem` is another. */
  readonly onChange: () => void;
}

export interface RunAround {
  readonly room: string | null;
  readonly signal: AbortSignal;
}

export class Plugin {
  readonly id: string;
  readonly file: string;
  /** What it said of itself when it was first loaded; a later start cannot grant itself more. */
  manifest: Manifest | null = null;
  skill: Skill | null = null;
  /** One line, or null: it works. */
  problem: string | null = null;
  private readonly options: PluginOptions;
  private readonly tasks: Tasks;
  private readonly logLines = new Allowance(LIMITS.logLines, () => performance.now());
  private powers: Powers | null = null;
  private process: PluginProcess | null = null;
  private running = false;
  private failures = 0;
  private startedAt = 0;
  private timer: NodeJS.Timeout | null = null;
  private loaded: (() => void) | null = null;
  private closed = false;
  private mail: Mail | null = null;

  constructor(options: PluginOptions) {
    this.options = options;
    this.id = options.id;
    this.file = options.file;
    this.tasks = new Tasks({
      onLate: (task, ms) =>
        this.process?.send({ type: 'abort', task, reason: `the budget of ${ms} ms is spent` }),
      onStuck: (_, ms) => this.process?.kill(`ran longer than its budget of ${ms / 1000} s`),
    });
  }

  /** Resolves when it runs, or is refused: then there is no manifest, and `problem` says why. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.loaded = resolve;
      this.launch();
    });
  }

  /** @returns what to say; null: nothing in particular. Never rejects. */
  async run(
    intent: string,
    slots: Readonly<Record<string, string>>,
    around: RunAround,
  ): Promise<string | null> {
    const { manifest, powers } = this;
    const name = `The ${this.id.replace(/[-_]/g, ' ')} plugin`;
    const budgetMs = manifest?.intents[intent]?.budgetMs;
    if (!this.running || manifest === null || powers === null || budgetMs === undefined)
      return `${name} is not running just now.`;
    if (this.tasks.full) return `${name} is busy.`;
    const { id, ended } = this.tasks.begin(around.room, budgetMs);
    const stop = (): void =>
      this.process?.send({ type: 'abort', task: id, reason: 'it is not wanted any more' });
    around.signal.addEventListener('abort', stop, { once: true });
    const scene = powers.scene(around.room);
    this.process?.send({ type: 'run', task: id, intent, slots: typedSlots(manifest, intent, slots), scene });
    const end = await ended;
    around.signal.removeEventListener('abort', stop);
    if (end.how === 'done') {
      this.tell(null);
      return end.reply;
    }
    if (end.how === 'stopped') return `${name} had to be stopped.`;
    this.tell(`failed: ${end.message}`);
    return `${name} failed.`;
  }

  /** Resolves when no run and no message handler is going on. */
  idle(): Promise<void> {
    return this.tasks.idle();
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.mail?.close();
    this.tasks.finishAll();
    await this.process?.close();
  }

  private launch(): void {
    this.timer = null;
    this.startedAt = performance.now();
    const { programs, source, file } = this.options;
    const starting = setTimeout(
      () => child.kill(`did not start within ${LIMITS.startMs / 1000} s`),
      LIMITS.startMs,
    );
    const child: PluginProcess = new PluginProcess({
      programs,
      source,
      file,
      onMessage: (message) => {
        if (message.type === 'loaded') clearTimeout(starting);
        this.take(message, child);
      },
      onEnd: (ending) => {
        clearTimeout(starting);
        this.ended(ending);
      },
    });
    this.process = child;
  }

  private take(message: FromPlugin, child: PluginProcess): void {
    switch (message.type) {
      case 'loaded':
        this.accept(message.manifest, child);
        return;
      case 'done':
        this.tasks.finish(message.task, { how: 'done', reply: message.reply });
        return;
      case 'failed':
        this.tasks.finish(message.task, { how: 'failed', message: message.message });
        return;
      case 'log':
        if (this.logLines.take()) this.options.log.info({ plugin: this.id }, message.text);
        return;
      case 'devices':
      case 'act':
      case 'publish':
      case 'say':
        void this.answer(message, child);
        return;
      default:
        return;
    }
  }

  private accept(from: unknown, child: PluginProcess): void {
    if (this.running) {
      child.kill('introduced itself twice');
      return;
    }
    if (this.manifest === null) {
      try {
        const manifest = parseManifest(from, this.file);
        this.skill = skillOf(this.id, this.file, manifest);
        this.manifest = manifest;
        this.powers = new Powers(manifest.abilities, this.options.house);
      } catch (error) {
        child.kill(messageOf(error));
        return;
      }
      this.mail = new Mail(this.manifest, this.options.house, {
        deliver: (message, filter) => this.deliver(message, filter),
        onProblem: (problem) => this.tell(problem),
      });
    }
    this.running = true;
    this.tell(null);
    this.ready();
  }

  private deliver(letter: Letter, handler: string | null): void {
    const { powers } = this;
    if (!this.running || powers === null) return;
    const handle = [];
    if (handler !== null && !this.tasks.full) {
      const { id, ended } = this.tasks.begin(null, LIMITS.budgetMs);
      handle.push({ filter: handler, task: id, scene: powers.scene(null) });
      void ended.then((end) => {
        if (end.how !== 'stopped') this.tell(end.how === 'failed' ? `failed: ${end.message}` : null);
      });
    }
    this.process?.send({ type: 'message', ...letter, handle });
  }

  private async answer(request: PluginRequest, child: PluginProcess): Promise<void> {
    const task = this.tasks.get(request.task);
    const { id } = request;
    try {
      if (task === null || this.powers === null) throw new Error('the run that asked for it is over');
      const value = await this.powers.grant(request, task.room, task.over.signal);
      child.send({ type: 'answer', id, ok: true, value: value ?? null });
    } catch (error) {
      child.send({ type: 'answer', id, ok: false, value: messageOf(error) });
    }
  }

  private ended(ending: string | null): void {
    const known = this.manifest !== null;
    this.running = false;
    this.tasks.finishAll();
    // What cannot be loaded is not tried again before the file is another.
    if (ending !== null && !known) this.tell(ending);
    if (ending === null || this.closed || !known) {
      this.ready();
      return;
    }
    if (performance.now() - this.startedAt > LIMITS.recoveredMs) this.failures = 0;
    const pause = Math.min(LIMITS.restartMs * 2 ** this.failures, LIMITS.longestRestartMs);
    this.failures += 1;
    this.tell(`${ending}; it was stopped and starts again in ${pause / 1000} s`);
    this.timer = setTimeout(() => this.launch(), pause);
    this.timer.unref();
  }

  private ready(): void {
    this.loaded?.();
    this.loaded = null;
  }

  private tell(problem: string | null): void {
    if (problem === this.problem || this.closed) return;
    this.problem = problem;
    // Whoever follows the folder tells it to people; a second line on the same terminal would be noise.
    if (problem !== null) this.options.log.info(`plugin ${this.id} ${problem}`);
    this.options.onChange();
  }
}
