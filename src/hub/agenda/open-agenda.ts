/** Opens the hub's memory of what is to come, and what makes it happen: store, world, ticker, ringer. */
import type { Fired } from '../../actions/perform/agenda/advance.js';
import { stopRinging } from '../../actions/perform/stop-ringing.js';
import type { ResolvedCall } from '../../actions/resolve/resolved-call.js';
import type { Agenda, Effect } from '../../actions/world.js';
import { localClock } from '../../local-clock.js';
import { MemoryStore } from '../../store/memory-store.js';
import type { HubContext } from '../context.js';
import type { HubEvent } from '../events.js';
import type { LiveHouse } from '../house/live-house.js';
import { HubWorld } from '../hub-world.js';
import type { Inbox } from '../inbox.js';
import { keepCopies } from '../keep-copies.js';
import { Announcements } from '../mouth/announcements.js';
import type { Mouth } from '../mouth/mouth.js';
import { sayDamage, unreadable } from '../state-damage.js';
import { agendaEvent, ringingEvents } from './agenda-events.js';
import { AgendaTicker } from './agenda-ticker.js';
import { clockMarks } from './machine-clock.js';
import { quietNow, watchQuiet } from './quiet-watch.js';
import { ringSound } from './ring-sound.js';
import { Ringer } from './ringer.js';

export interface AgendaLinks {
  readonly inbox: () => Inbox;
  readonly mouth: () => Mouth;
  /** Effects on the hub itself. */
  readonly applyToHub: (effects: readonly Effect[]) => void;
  /** The calls of a delayed command, now that it is due. */
  readonly due: (calls: readonly ResolvedCall[]) => void;
  /** After every change of what is planned and listed. */
  readonly changed: () => void;
}

export interface HubAgenda {
  readonly world: HubWorld;
  readonly ticker: AgendaTicker;
  readonly ringer: Ringer;
  readonly announcements: Announcements;
  /** Looks what was missed, then ticks once a second until the hub closes. */
  start(): void;
  /** What rings now, as the events that told of it. */
  ringing(): readonly HubEvent[];
  stopRinging(): void;
}

export async function openAgenda(
  context: HubContext,
  house: LiveHouse,
  links: AgendaLinks,
): Promise<HubAgenda> {
  const { openers, closers, health, events, log, signal, state, config } = context;
  const timezone = house.home.location?.timezone ?? null;
  const { store, problem, copiedMs, writable = true } = await openers.store(state);
  const announcements = new Announcements(links.inbox, () => quietNow(world) !== null);
  const onStore = (failure: unknown): void => {
    if (failure === null) health.set('store', true, store.name);
    else health.fail('store', failure);
  };
  const world: HubWorld = new HubWorld(house, localClock(timezone), {
    store,
    quiet: config.quiet,
    writable,
    mark: clockMarks(timezone),
    onStore: (failure) => {
      onStore(failure);
      if (failure !== null) announcements.put(FORGETFUL);
    },
    onAgenda: () => {
      ringer.look();
      links.changed();
    },
  });
  const lost = problem ?? (store.bad.length === 0 ? null : unreadable(store.bad, store.name));
  if (lost !== null) health.fail('store', lost);
  // What was lost has been told; what there is now works.
  if (world.durable && (problem === null || !(store instanceof MemoryStore))) onStore(null);
  if (UNWRITABLE.includes(problem?.code ?? '')) announcements.put(FORGETFUL);
  else if (!(store instanceof MemoryStore)) {
    const damage = sayDamage(lost, copiedMs, world.clock(), timezone);
    if (damage !== null) announcements.put(damage);
  }
  closers.add('store', () => {
    try {
      world.checkpoint();
      world.backUp();
    } finally {
      store.close();
    }
  });
  const ringer: Ringer = new Ringer({
    agenda: () => world.snapshot().agenda,
    ring: (gain, stop) => links.mouth().ring(ringSound(gain), stop),
    onError: (error) => log.info({ error }, 'a ring could not be played'),
  });
  closers.add('ringer', () => ringer.stop());
  const ticker = new AgendaTicker(
    world,
    {
      carryOut: async (effects) => {
        const { ok, reply } = await house.carryOut(effects, '', signal);
        signal.throwIfAborted();
        // A loop that is refused says so once, not each time.
        if (!ok && !announcements.has(reply)) announcements.put(reply);
      },
      fired: (fired) => {
        const { kind, id, label, says, calls } = fired;
        if (kind !== 'scheduled') events.emit({ event: 'timer', op: 'fired', kind, id, label });
        announcements.put(says, () => kind === 'reminder' && delivered(world, id), isAskedFor(fired));
        if (fired.skipped !== true) links.due(calls);
      },
      apply: links.applyToHub,
      say: (text) => announcements.put(text),
      clockChanged: ({ steppedS, zoneS }, text) =>
        events.emit({ event: 'clock', stepped: steppedS, zone: zoneS, text }),
    },
    { ready: () => isReady(house, world.snapshot().agenda) },
  );
  closers.add('notes', tellNotes(context, world, announcements));
  return {
    world,
    ticker,
    ringer,
    announcements,
    start: () => {
      announcements.start();
      ticker.resume();
      closers.add('timers', ticker.start());
      closers.add('copies', keepCopies(world, log));
      closers.add('quiet hours', watchQuiet(context, world, announcements));
    },
    ringing: () => ringingEvents(world.snapshot().agenda),
    stopRinging: () => {
      const effects = stopRinging(world.snapshot());
      world.applyToAgenda(effects);
      for (const effect of effects) {
        const event = agendaEvent(effect);
        if (event !== null) events.emit(event);
      }
    },
  };
}

/** Timers, alarms and reminders are wanted when they come; that something was switched as planned can wait. */
function isAskedFor({ kind, calls }: Fired): boolean {
  return kind !== 'scheduled' || calls.some((call) => call.do === 'reminder' || call.do === 'announce');
}

const UNWRITABLE: readonly string[] = ['STATE_DISK_FULL', 'STATE_READ_ONLY'];

const FORGETFUL =
  'I cannot write to my disk. Until that is mended, a restart makes me forget timers and lists.';

/** It has been said to its end: a restart does not say it again. */
function delivered(world: HubWorld, id: string): void {
  const { agenda } = world.snapshot();
  world.setAgenda({
    ...agenda,
    clock: agenda.clock.map((entry) =>
      entry.id === id && entry.ringing ? { ...entry, delivered: true } : entry,
    ),
  });
}

/** When somebody speaks to the house, it tells what it has noted, after its answer. */
function tellNotes({ events }: HubContext, world: HubWorld, announcements: Announcements): () => void {
  return events.on(({ event }) => {
    if (event !== 'understood') return;
    const { notes } = world.snapshot().agenda;
    const text = notes.map((note) => note.text).join(' ');
    if (text === '' || announcements.has(text)) return;
    const told = (): void => {
      const { agenda } = world.snapshot();
      world.setAgenda({ ...agenda, notes: agenda.notes.filter((note) => !notes.includes(note)) });
    };
    // Somebody is awake, and has just been answered.
    announcements.put(text, told, true);
  });
}

/** Delayed commands can be judged and carried out: the broker answers, and so do the devices they are about. */
function isReady(house: LiveHouse, { scheduled }: Agenda): boolean {
  const needed = scheduled.flatMap(({ once, calls }) => [
    ...(once?.devices ?? []),
    ...calls.flatMap(({ devices }) => devices ?? []),
  ]);
  // One that was not announced yet since the start is not gone: its broker tells of it in a moment.
  const there = new Set(house.home.devices.map(({ id }) => id));
  return house.connected && needed.every((id) => there.has(id) && !house.unavailable.has(id));
}
