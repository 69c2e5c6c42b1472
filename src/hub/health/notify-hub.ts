/** Tells systemd that the hub is ready, what it does, and, as long as it is well, that its watchdog need not bite. */
import type { PhraseSpotter } from '../../wake/port.js';
import type { HubContext } from '../context.js';
import { type Notifier, openNotifier } from './notify.js';

/** Fed three times in the manager's patience: one lost notice is no restart. */
const BEATS = 3;
/** Known to the recogniser already, or learnt at the first question: the answer costs nothing but its way. */
const USUAL_PHRASE = 'hey earshot';

/**
 * The hub is ready by now.
 * @param wake of the recogniser, which answers a question about a phrase behind whatever it is doing; undefined: there is none
 */
export function notifyManager(
  { config, closers, events, health, log }: HubContext,
  wake: () => Pick<PhraseSpotter, 'facts'> | undefined,
  notifier: Notifier | null = openNotifier(process.env, (why) => log.warn(why)),
): void {
  if (notifier === null) return;
  const phrase = config.wakePhrases[0]?.phrase ?? USUAL_PHRASE;
  let status = health.summary;
  void notifier.send({ READY: '1', STATUS: status });
  closers.add(
    'status',
    events.on(({ event }) => {
      if (event !== 'health' || status === health.summary) return;
      status = health.summary;
      void notifier.send({ STATUS: status });
    }),
  );
  if (notifier.watchdogMs !== null) {
    const beat = (): void => {
      const { trouble } = health.pulse;
      if (trouble === null) void notifier.send({ WATCHDOG: '1' });
      else log.error({ trouble }, 'the watchdog is not fed: the hub is started again soon');
      const spotter = wake();
      if (spotter !== undefined) void health.pulse.ask(() => spotter.facts(phrase));
    };
    const timer = setInterval(beat, notifier.watchdogMs / BEATS);
    timer.unref();
    closers.add('watchdog', () => clearInterval(timer));
  }
  closers.add('manager', () => notifier.send({ STOPPING: '1', STATUS: 'Closing' }));
}
