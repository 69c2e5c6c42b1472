/** What every part of the hub needs while it is put together. */
import type { Home } from '../actions/home.js';
import type { Config } from '../config.js';
import { createLog, type Logger } from '../log.js';
import type { Picked } from '../profiles/pick.js';
import { Closers } from './closers.js';
import { HubEvents, type HubListener } from './events.js';
import { Health } from './health/health.js';
import { type Openers, openersFor, realOpeners } from './openers.js';
import type { PageSetupOptions } from './page/setup-desk.js';

export interface HubOptions {
  readonly config: Config;
  readonly home: Home;
  /** Where home.yaml is: its calendar files are read again. */
  readonly homeFile?: string | null;
  /** A recording in the place of the microphone: every sentence in it is a command. */
  readonly input?: string;
  /** Folder for what must survive a restart; left out or null: it is kept in memory only. */
  readonly state?: string | null;
  readonly onEvent?: HubListener;
  readonly signal?: AbortSignal;
  readonly openers?: Partial<Openers>;
  /** Left out: this hub cannot be set up on the page. */
  readonly setup?: PageSetupOptions;
}

export interface HubContext {
  readonly config: Config;
  readonly home: Home;
  readonly homeFile: string | null;
  readonly input: string | null;
  readonly state: string | null;
  readonly events: HubEvents;
  readonly health: Health;
  readonly closers: Closers;
  readonly openers: Openers;
  /** How hard this machine tries; null: nobody asked it. */
  readonly picked: Picked | null;
  /** Aborts when the hub closes, or is told to while it starts. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly setup: PageSetupOptions | null;
  /** Stops what is going on, then closes everything in reverse order. */
  close(): Promise<void>;
}

export function createContext(options: HubOptions, picked: Picked | null = null): HubContext {
  const log = createLog('hub');
  const events = new HubEvents((error) => log.error({ error }, 'a listener failed'));
  if (options.onEvent) events.on(options.onEvent);
  const closers = new Closers(log);
  const stop = new AbortController();
  return {
    config: options.config,
    home: options.home,
    homeFile: options.homeFile ?? null,
    input: options.input ?? null,
    state: options.state ?? null,
    setup: options.setup ?? null,
    events,
    health: new Health(events),
    closers,
    picked,
    openers: { ...(picked === null ? realOpeners : openersFor(picked.profile)), ...options.openers },
    signal: options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal,
    log,
    close: () => {
      stop.abort();
      return closers.closeAll();
    },
  };
}
