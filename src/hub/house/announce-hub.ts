/** Shows the hub itself to whoever speaks MQTT, and does what it is told there. */
import type { HouseMessage } from '../../actions/house.js';
import { messageOf } from '../../errors.js';
import type { Dialog } from '../../fsm/start-dialog.js';
import { version } from '../../version.js';
import type { HubContext } from '../context.js';
import type { HubWorld } from '../hub-world.js';
import type { Mouth } from '../mouth/mouth.js';
import type { LiveHouse } from './live-house.js';
import {
  commandTopics,
  lastCommand,
  type OwnMessage,
  ownConfigs,
  ownStates,
  readOwnCommand,
} from './own-device.js';

export interface AnnounceParts {
  readonly house: LiveHouse;
  readonly dialog: Pick<Dialog, 'step' | 'send'>;
  readonly mouth: Pick<Mouth, 'volume' | 'turn'>;
  readonly world: Pick<HubWorld, 'snapshot'>;
}

/** Nothing is told twice, and nothing of it stops the hub. */
export function announceHub({ config, closers, events, log }: HubContext, parts: AnnounceParts): void {
  const { topic, announce, kind, discovery } = config.broker;
  const { house, dialog, mouth, world } = parts;
  const told = new Map<string, string>();
  const complained = new Set<string>();
  const tell = async ({ topic: to, payload }: OwnMessage, retain: boolean): Promise<void> => {
    if (!house.connected || (retain && told.get(to) === payload)) return;
    if (retain) told.set(to, payload);
    try {
      await house.topics.publish(to, payload, { retain, qos: retain ? 1 : 0 });
    } catch (error) {
      told.delete(to);
      log.debug({ error: messageOf(error), topic: to }, 'the hub could not be shown');
    }
  };
  const tellAll = (messages: readonly OwnMessage[]): void => {
    for (const message of messages) void tell(message, true);
  };
  const state = (): readonly OwnMessage[] => {
    const { agenda, now } = world.snapshot();
    return ownStates(topic, { muted: dialog.step.microphone === 'muted', volume: mouth.volume, agenda, now });
  };
  const onConnection = (connected: boolean): void => {
    told.clear();
    if (!connected || (!announce && kind === 'embedded')) return;
    tellAll(ownConfigs(topic, announce, version(), discovery[0]));
    if (announce) tellAll(state());
  };
  closers.add('announcement', house.onConnection(onConnection));
  if (house.connected) onConnection(true);
  if (!announce) return;

  const obey = ({ topic: to, payload, retained }: HouseMessage): void => {
    const command = retained ? null : readOwnCommand(topic, to, payload);
    if (command === null) {
      const why = retained ? 'it is retained, and a stored command is not obeyed' : 'it cannot be read';
      if (!complained.has(to + why)) log.warn({ topic: to }, `a command was ignored: ${why}`);
      complained.add(to + why);
      return;
    }
    if (command.type === 'mute') dialog.send({ type: command.on ? 'mute' : 'unmute' });
    else mouth.turn(command.percent - mouth.volume);
    tellAll(state());
  };
  for (const filter of commandTopics(topic)) {
    house.topics.subscribe(filter, obey).then(
      (leave) => closers.add(`commands to ${filter}`, () => (house.connected ? leave() : undefined)),
      (error: unknown) =>
        log.debug({ error: messageOf(error), topic: filter }, 'the hub is not told anything there'),
    );
  }
  const stop = events.on((event) => {
    // Devices change often, and nothing of that is the hub's own.
    if (event.event === 'changed' || event.event === 'availability' || event.event === 'partial') return;
    // A PIN is "(PIN)" in events.
    if (event.event === 'understood') void tell(lastCommand(topic, event.say), false);
    tellAll(state());
  });
  closers.add('announced state', stop);
}
