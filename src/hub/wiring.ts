/** The small connections between the hub's parts. */
import type { Home } from '../actions/home.js';
import type { Effect } from '../actions/world.js';
import { type Config, PATIENCE_FACTOR, patienceIn } from '../config.js';
import { DEFAULT_TIMING, type DialogNews, type Speaker, type Timing } from '../fsm/dialog-types.js';
import type { Dialog } from '../fsm/start-dialog.js';
import { createLog } from '../log.js';
import type { Page } from '../page/server.js';
import type { HubAgenda } from './agenda/open-agenda.js';
import { watchCalendars } from './agenda/watch-calendars.js';
import type { HubContext } from './context.js';
import type { HubEvents } from './events.js';
import type { StageHealth } from './health/stage-health.js';
import type { LiveHouse } from './house/live-house.js';
import { ratedHouse } from './house/rated-house.js';
import type { Inbox } from './inbox.js';
import type { Mouth } from './mouth/mouth.js';

export async function openHouse({
  home,
  config,
  openers,
  closers,
  health,
  signal,
  state,
  homeFile,
}: HubContext): Promise<LiveHouse> {
  const house = ratedHouse(await openers.house(home, config, signal, state));
  closers.add('house', () => house.close());
  const tell = (connected: boolean): void =>
    health.set(
      'broker',
      connected,
      connected ? house.broker : `${house.broker} does not answer; it is tried again`,
    );
  tell(house.connected);
  closers.add('connection', house.onConnection(tell));
  closers.add('calendars', readCalendarsAgain(house, home, homeFile));
  return house;
}

function readCalendarsAgain(house: LiveHouse, home: Home, homeFile: string | null): () => void {
  const changed = house.setCalendars?.bind(house);
  if (homeFile === null || changed === undefined) return () => {};
  return watchCalendars({ home, homeFile, changed, log: createLog('calendars') });
}

/**
 * Changes of the house: told, looked at by what waits for them, and learnt by the recogniser.
 * @param renamed the names of the house may be others
 */
export function followHouse(
  context: HubContext,
  house: LiveHouse,
  renamed: () => void,
  ticker: HubAgenda['ticker'],
): void {
  const { events, closers } = context;
  const stop = house.onChange((change) => {
    switch (change.type) {
      case 'state':
        events.emit({ event: 'changed', changes: { [change.device]: change.changed } });
        ticker.tick();
        break;
      case 'availability':
        events.emit({ event: 'availability', device: change.device, available: change.available });
        break;
      case 'home': {
        const { devices, areas } = house.home;
        events.emit({ event: 'home', devices: devices.length, areas: areas.length });
        renamed();
        break;
      }
    }
  });
  closers.add('house changes', stop);
}

/** Without a page the hub goes on where it has an ear; with neither there is nothing to go on for. */
export async function openPageIfPossible(
  { config, health }: HubContext,
  hasEar: boolean,
  open: () => Promise<Page>,
): Promise<Page | null> {
  if (!config.page.enabled) return null;
  try {
    return await open();
  } catch (error) {
    if (!hasEar) throw error;
    health.fail('page', error);
    return null;
  }
}

/** What the dialog reports beside its states. */
export function takeNews(
  { events }: Pick<HubContext, 'events'>,
  stages: Pick<StageHealth, 'failed'>,
  news: DialogNews,
  dropQuestion: () => void,
): void {
  switch (news.type) {
    case 'question.dropped':
      dropQuestion();
      break;
    case 'timeout':
      events.emit({ event: 'timeout', waited_for: news.waitedFor });
      break;
    case 'failed':
      stages.failed(news.stage, news.error);
      break;
  }
}

/** @param room the hub's own */
export function timingOf({ patience }: Pick<Config, 'patience'>, room: string | null): Partial<Timing> {
  const factor = PATIENCE_FACTOR[patienceIn(patience, room)];
  return { noSpeech: DEFAULT_TIMING.noSpeech * factor, noAnswer: DEFAULT_TIMING.noAnswer * factor };
}

/** Effects on the hub itself: its volume, and what it is to say in the rooms. */
export function applyToHub(effects: readonly Effect[], mouth: Mouth, inbox: Pick<Inbox, 'put'>): void {
  for (const effect of effects) {
    if (effect.type === 'announce') inbox.put({ type: 'announce', text: effect.message }, 'when-quiet');
    if (effect.type !== 'hub') continue;
    if (effect.volume !== undefined) mouth.turn(effect.volume);
    if (effect.level !== undefined) mouth.turn(effect.level - mouth.volume);
    if (effect.muted !== undefined) mouth.muted = effect.muted;
  }
}

/** That somebody tried, never what: the digits are in no log. */
export function logPins(effects: readonly Effect[], from: Speaker['kind'], { log }: HubContext): void {
  for (const effect of effects) {
    if (effect.type !== 'pin' || effect.tries === null) continue;
    log.warn({ from, ...effect.tries }, 'a wrong PIN was given');
  }
}

/** Resolves when nothing waits and nobody speaks. */
export function untilSilent(dialog: Dialog, inbox: Inbox, events: HubEvents): Promise<void> {
  const silent = (): boolean => dialog.step.state === 'idle' && inbox.empty;
  if (silent()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = events.on(({ event }) => {
      if (event !== 'state') return;
      // Two turns later: what waits is delivered in the first.
      setImmediate(() => {
        if (!silent()) return;
        stop();
        resolve();
      });
    });
  });
}
