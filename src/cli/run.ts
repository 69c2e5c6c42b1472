/** `earshot run`: the hub. Runs until it is told to stop, or until the recording of `--input` is over. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { HubEvent } from '../hub/events.js';
import { type Hub, type HubOptions, startHub } from '../hub.js';
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
      if (settings.config.models !== null) process.env['EARSHOT_MODELS'] = settings.config.models;
      await runHub(settings, { json: flags.json === true });
    });
}

export interface RunOptions {
  readonly json: boolean;
  readonly openers?: HubOptions['openers'];
}

/**
 * Resolves when everything is closed: after SIGINT, SIGTERM, or the end of the recording.
 * @throws what `startHub` throws, and what makes a recording unreadable
 */
export async function runHub(settings: RunSettings, { json, openers }: RunOptions): Promise<void> {
  const stop = new AbortController();
  const typing = !json && process.stdin.isTTY === true;
  const color = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  const write = (event: HubEvent): void => {
    const text = json
      ? `${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`
      : transcribe(event, { color, typing });
    if (text !== null) process.stdout.write(text);
  };
  const onSignal = (): void => {
    // The second one means it: something hangs in closing.
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  // A reader that has gone ("| head") wants nothing more of us.
  process.stdout.on('error', onSignal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  try {
    const hub = await startHub({
      ...settings,
      signal: stop.signal,
      onEvent: write,
      ...(openers ? { openers } : {}),
    });
    const closeTyping = typing ? readTyping(hub, onSignal) : () => {};
    try {
      await Promise.race([hub.done, aborted(stop.signal)]);
    } finally {
      closeTyping();
      await hub.close();
    }
  } catch (error) {
    // Told to stop while it was still starting: that is no failure.
    if (!stop.signal.aborted) throw error;
  } finally {
    process.stdout.off('error', onSignal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
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
