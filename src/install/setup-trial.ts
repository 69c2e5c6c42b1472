/** The end of a setup: the hub as it was set up, and one command, spoken or typed, that works. */
import { join } from 'node:path';
import type { Home } from '../actions/home.js';
import type { Config } from '../config.js';
import { messageOf } from '../errors.js';
import type { HubEvent } from '../hub/events.js';
import { type Hub, type HubOptions, startHub } from '../hub.js';
import { CommandWatch, type Tried } from '../setup/command-watch.js';
import type { Terminal } from './terminal.js';

export interface TrialOptions {
  readonly terminal: Terminal;
  readonly config: Config;
  readonly home: Home;
  readonly openers?: HubOptions['openers'];
}

/** True: a command was understood, and did what it said. False: none did, or the hub does not start. */
export async function tryOut({ terminal, config, home, openers }: TrialOptions): Promise<boolean> {
  const { interactive } = terminal;
  // A script has no voice; timers of a trial are nobody's.
  const microphone = { ...config.microphone, enabled: config.microphone.enabled && interactive };
  terminal.say('The hub starts, to try it ...');
  let hub: Hub;
  const events: HubEvent[] = [];
  try {
    hub = await startHub({
      config: { ...config, microphone, page: { ...config.page, enabled: false } },
      home,
      state: null,
      onEvent: (event) => events.push(event),
      ...(openers === undefined ? {} : { openers }),
    });
  } catch (error) {
    terminal.say(`It does not start: ${messageOf(error)}`);
    return false;
  }
  try {
    const heard = events.some(
      (event) => event.event === 'health' && event.health.part === 'microphone' && event.health.ok,
    );
    const phrase = config.wakePhrases[0]?.phrase;
    if (heard && phrase !== undefined) terminal.say(`Say "${phrase}, what time is it?", or type a command.`);
    return await untilItWorks(hub, terminal);
  } finally {
    await hub.close();
  }
}

async function untilItWorks(hub: Hub, terminal: Terminal): Promise<boolean> {
  for (;;) {
    const answered = nextReply(hub);
    // What is spoken meanwhile counts as well as what is typed.
    const line = await Promise.race([
      terminal.ask('A command, such as "what time is it" (an empty line ends this): '),
      answered.then(() => undefined),
    ]);
    if (line === null || line === '') return false;
    if (line !== undefined) hub.say(line);
    const { works, reply } = await answered;
    terminal.say(`  ${reply}`);
    if (works) return true;
  }
}

function nextReply(hub: Hub): Promise<Tried> {
  return new Promise((resolve) => {
    const watch = new CommandWatch();
    const stop = hub.events.on((event) => {
      const tried = watch.take(event);
      if (tried === null) return;
      stop();
      resolve(tried);
    });
  });
}

/** The secrets of a service as root reads them; the service itself gets them from systemd. */
export function withRootsSecrets(config: Config, folder: string): Config {
  const credentials = join(folder, 'credentials');
  const pinFile = config.pinFile?.startsWith('/run/credentials/') ? join(credentials, 'pin') : config.pinFile;
  const { broker } = config;
  if (broker.kind === 'embedded' || broker.passwordCredential === null) return { ...config, pinFile };
  const passwordFile = join(credentials, broker.passwordCredential);
  return { ...config, pinFile, broker: { ...broker, passwordFile, passwordCredential: null } };
}
