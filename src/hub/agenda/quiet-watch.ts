/** Tells when the hub's quiet hours begin and end: the page shows it, and what was held back is said afterwards. */
import { endOf, type QuietHours, quietAt } from '../../actions/policy/quiet.js';
import { sayClock } from '../../nlu/time.js';
import type { HubContext } from '../context.js';
import type { HubWorld } from '../hub-world.js';
import type { Announcements } from '../mouth/announcements.js';

const LOOK_MS = 2_000;

/** The quiet hours that hold now where the hub is; null: it may speak up. */
export function quietNow(world: Pick<HubWorld, 'snapshot'>): QuietHours | null {
  const { quiet, now, home } = world.snapshot();
  return quietAt(quiet, now, home.defaultRoom);
}

/** @returns stops it */
export function watchQuiet(
  { config, health }: HubContext,
  world: HubWorld,
  announcements: Announcements,
): () => void {
  if (config.quiet.length === 0) return () => {};
  let told: string | null = null;
  const look = (): void => {
    const { now } = world.snapshot();
    const hours = quietNow(world);
    const words = hours === null ? 'no quiet hours now' : `quiet hours until ${sayClock(endOf(hours, now))}`;
    if (words !== told && health.problem('hub') === null) {
      told = words;
      health.set('hub', true, words);
    }
    announcements.deliver();
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return () => clearInterval(timer);
}
