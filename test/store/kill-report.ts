/** What a hub that was killed lost and doubled, against one that nobody killed. */
import type { Agenda } from '../../src/actions/world.js';
import type { KillResult, Ring } from './kill-driver.js';

export interface KillReport {
  /** Entries and list items that the other hub has and this one has not, and commands answered otherwise. */
  readonly lost: readonly string[];
  /** Entries and list items too many. */
  readonly doubled: readonly string[];
  /** Came due and never rang. */
  readonly unheard: readonly string[];
  /** Rang although it had been stopped, or twice in one life of the hub. */
  readonly rungTwice: readonly string[];
  /** Delayed commands on their way to the devices at the kill, set once more by the next life: the same state, twice. */
  readonly redone: number;
}

export function compareKilled(killed: KillResult, whole: KillResult): KillReport {
  const [mine, theirs] = [contents(killed.agenda), contents(whole.agenda)];
  const answers = [...whole.replies].flatMap(([id, reply]) =>
    killed.replies.get(id) === reply ? [] : [`${id}: "${killed.replies.get(id)}" for "${reply}"`],
  );
  // Told by the next life under the name that it was on its way by.
  const heard = new Set(killed.rings.map(({ id }) => id.split('@', 1)[0]));
  const seen = new Set<string>();
  const isRedone = ({ id }: Ring): boolean => id.includes('@');
  const rungTwice = killed.rings.filter((one) => {
    const { id, command, life } = one;
    if (isRedone(one)) return false;
    const again = seen.has(`${life} ${id}`);
    seen.add(`${life} ${id}`);
    const due = whole.rings.some((ring) => ring.id === id && ring.command === command);
    return again || !(due || whole.ringing[command - 1]?.includes(id));
  });
  return {
    lost: [...minus(theirs, mine), ...answers],
    doubled: minus(mine, theirs),
    unheard: whole.rings.filter(({ id }) => !heard.has(id)).map(({ id }) => id),
    redone: killed.rings.filter(isRedone).length,
    rungTwice: rungTwice.map(({ id, command }) => `${id} before command ${command}`),
  };
}

/** One line per entry and item, with everything that is in it. */
function contents({ lists, nextId, pin, ...kinds }: Agenda): string[] {
  const items = Object.entries(lists).flatMap(([list, all]) =>
    all.map((item) => `${list}: ${JSON.stringify(item)}`),
  );
  // When it last began to ring depends on when it was killed; that it rings does not.
  const entries = Object.entries(kinds).flatMap(([kind, all]) =>
    all.map((entry) => `${kind}: ${JSON.stringify({ ...entry, since: undefined })}`),
  );
  return [...items, ...entries, `next id: ${nextId}`, `pin: ${JSON.stringify(pin)}`];
}

/** Multiset difference. */
function minus(from: readonly string[], taken: readonly string[]): string[] {
  const rest = [...taken];
  return from.filter((line) => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}
