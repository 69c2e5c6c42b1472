/** A hub of real parts without a microphone: the embedded broker with the simulated example house behind it. */
import { fileURLToPath } from 'node:url';
import { loadHome } from '../../src/actions/home-file.js';
import { type Config, DEFAULT_CONFIG } from '../../src/config.js';
import { EarshotError } from '../../src/errors.js';
import type { HubOptions } from '../../src/hub/context.js';
import type { HubEvent } from '../../src/hub/events.js';
import { type Hub, startHub } from '../../src/hub.js';

export const EXAMPLE = fileURLToPath(new URL('../../examples/home.yaml', import.meta.url));

export interface RealHub {
  readonly hub: Hub;
  readonly events: readonly HubEvent[];
  /** Types a sentence and waits until the answer has been given. */
  say(text: string): Promise<string>;
}

const deaf = (): Promise<never> => Promise.reject(new EarshotError('NOT_HERE', 'This test only types.'));

/** @param hears false: the models are not loaded */
export async function realHub(
  state: string,
  {
    config = {},
    hears = false,
    ...rest
  }: Partial<Omit<HubOptions, 'config'>> & {
    config?: Partial<Config>;
    hears?: boolean;
  } = {},
): Promise<RealHub> {
  const events: HubEvent[] = [];
  const listeners = new Set<() => void>();
  const { home } = await loadHome(EXAMPLE);
  const hub = await startHub({
    home,
    state,
    ...rest,
    config: {
      ...DEFAULT_CONFIG,
      microphone: { ...DEFAULT_CONFIG.microphone, enabled: false },
      page: { ...DEFAULT_CONFIG.page, port: 0 },
      voice: { ...DEFAULT_CONFIG.voice, engine: 'none' },
      ...config,
    },
    onEvent: (event) => {
      events.push(event);
      for (const listener of [...listeners]) listener();
    },
    openers: { ...(hears ? {} : { recognizer: deaf, detector: deaf }), ...rest.openers },
  });
  const spoken = (turn: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!events.some((event) => event.event === 'spoken' && event.turn === turn)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });
  const understood = (from: number): Promise<number> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = events.slice(from).find((event) => event.event === 'understood');
        if (found?.event !== 'understood') return;
        listeners.delete(look);
        resolve(found.turn);
      };
      listeners.add(look);
      look();
    });
  return {
    hub,
    events,
    say: async (text) => {
      const from = events.length;
      hub.say(text);
      const turn = await understood(from);
      await spoken(turn);
      const reply = events.find((event) => event.event === 'reply' && event.turn === turn);
      return reply?.event === 'reply' ? reply.text : '';
    },
  };
}
