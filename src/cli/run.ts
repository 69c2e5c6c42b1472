/** `earshot run`: the hub. Runs until it is told to stop, or until the recording of `--input` is over. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { HubListener } from '../hub/events.js';
import { type Hub, type HubOptions, startHub } from '../hub.js';
import { PLACES } from '../install/layout.js';
import { tell } from '../journal.js';
import { realWorld } from '../setup/world.js';
import { keepToOneself } from '../store/own-files.js';
import { homeJudge } from '../update/home-judge.js';
import { openHubModels } from '../update/hub-models.js';
import { ENDING_SIGNALS } from './ending-signals.js';
import { isReaderGone } from './output-errors.js';
import { eventLog } from './run/event-log.js';
import { withPageSetup } from './run/page-setup.js';
import { parsePort, type RunFlags, type RunSettings, settingsOf } from './run/settings.js';
import { transcribe } from './run/transcript.js';

export function registerRun(program: Command): void {
  program
    .command('run')
    .description('run the hub: listen, understand, act and answer; shows the page in the browser')
    .option('--home <file>', 'the house (home.yaml); default: the bundled example house')
    .option('--config <file>', "the hub's own settings (config.yaml)")
    .option('--input <file>', 'a recording in the place of the microphone; ends when it has been answered')
    .option('--mqtt <url>', "your broker; default: an embedded one with the house's devices simulated")
    .option('--port <number>', 'port of the page; 0 takes any free one', parsePort)
    .option('--state <folder>', 'where timers, alarms and lists are kept; "memory": nowhere')
    .option('--json', 'one JSON object per event on stdout')
    .action(async (_flags: RunFlags, command: Command) => {
      const flags = command.optsWithGlobals<RunFlags>();
      const settings = await settingsOf(flags);
      await keepToOneself(settings.state ?? null);
      await runHub(settings, {
        json: flags.json === true,
        homeFile: flags.home ?? settings.config.home,
        configFile: flags.config ?? null,
      });
    });
}

export interface RunOptions {
  readonly json: boolean;
  /** Whose sentences new models must hear; null: the bundled example house. */
  readonly homeFile?: string | null;
  /** config.yaml, for the recordings that new models must hear. */
  readonly configFile?: string | null;
  readonly openers?: HubOptions['openers'];
}

/**
 * Resolves when everything is closed: after SIGINT, SIGTERM, SIGHUP, or the end of the recording.
 * @throws what `startHub` throws, and what makes a recording unreadable
 */
export async function runHub(settings: RunSettings, options: RunOptions): Promise<void> {
  const { json } = options;
  const stop = new AbortController();
  const typing = !json && process.stdin.isTTY === true;
  const write = writerOf({ json, typing });
  const onSignal = (): void => {
    // The second one means it: something hangs in closing.
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  // A full disk under a log of events is no reason to leave the house.
  const onOutput = (error: unknown): void => {
    if (isReaderGone(error)) onSignal();
  };
  process.stdout.on('error', onOutput);
  for (const signal of ENDING_SIGNALS) process.on(signal, onSignal);
  try {
    while (await runOnce(settings, options, { stop: stop.signal, write, typing, onSignal })) {
      // systemd was told that this one stops, and starts the next.
      if (process.env['NOTIFY_SOCKET'] !== undefined) break;
      tell('notice', 'the hub opens anew, with other models or settings');
    }
  } catch (error) {
    // Told to stop while it was still starting: that is no failure.
    if (!stop.signal.aborted) throw error;
  } finally {
    process.stdout.off('error', onOutput);
    for (const signal of ENDING_SIGNALS) process.off(signal, onSignal);
  }
}

/**
 * What becomes of the hub's events: JSON where it was asked for, a conversation to read at a terminal. Anywhere else, as
 * in a service's journal, it is nobody's business what was said: a log without words (docs/run.md).
 */
function writerOf({ json, typing }: { readonly json: boolean; readonly typing: boolean }): HubListener {
  if (!json && process.stdout.isTTY !== true) return eventLog();
  const color = process.env['NO_COLOR'] === undefined;
  return (event) => {
    const text = json
      ? `${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`
      : transcribe(event, { color, typing });
    if (text !== null) process.stdout.write(text);
  };
}

interface Terminal {
  readonly stop: AbortSignal;
  readonly write: HubListener;
  readonly typing: boolean;
  readonly onSignal: () => void;
}

/** True: it is to be run again, because other models (docs/updates.md) or settings (the page's setup) are to be used. */
async function runOnce(
  given: RunSettings,
  { homeFile = null, configFile = null, openers }: RunOptions,
  { stop, write, typing, onSignal }: Terminal,
): Promise<boolean> {
  const state = given.state ?? null;
  const { settings, kept } = await withPageSetup(given, configFile, (text) => tell('warning', text));
  let restart = (): void => {};
  const setUp = new Promise<void>((resolve) => {
    restart = resolve;
  });
  const service = configFile === PLACES.config;
  const models = await openHubModels({
    config: settings.config,
    state,
    judge: homeJudge({ home: homeFile, state, configFile, config: settings.config }),
    say: (text) => tell('notice', text),
  });
  try {
    const hub = await startHub({
      ...settings,
      // A recording is nobody's first visit.
      ...(settings.input === undefined ? { setup: { kept, world: realWorld, service, restart } } : {}),
      signal: stop,
      onEvent: (event) => {
        write(event);
        models.observe(event);
      },
      ...(openers ? { openers } : {}),
    });
    const closeTyping = typing ? readTyping(hub, onSignal) : () => {};
    const ended = Promise.race([hub.done, aborted(stop)]).then(() => false);
    // A recording is not heard twice.
    const again = settings.input === undefined ? [Promise.race([models.again, setUp]).then(() => true)] : [];
    try {
      return await Promise.race([ended, ...again]);
    } finally {
      closeTyping();
      await hub.close();
    }
  } finally {
    await models.close();
  }
}

/** Lines typed at the terminal are commands. */
function readTyping(hub: Hub, onInterrupt: () => void): () => void {
  const lines = createInterface({ input: process.stdin, terminal: false });
  lines.on('line', (line) => {
    if (line.trim() !== '') hub.say(line.trim());
  });
  lines.on('SIGINT', onInterrupt);
  return () => lines.close();
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
