/** What can go wrong at the house's port, in one place, so that both implementations fail alike. */
import { EarshotError } from '../errors.js';

export function offline(topic: string): EarshotError {
  return new EarshotError(
    'HOUSE_OFFLINE',
    `there is no connection to the broker, so nothing was sent to ${topic}; check that the broker runs`,
  );
}

export function expired(topic: string, deadlineMs: number): EarshotError {
  return new EarshotError(
    'COMMAND_EXPIRED',
    `the broker did not take the message to ${topic} within ${deadlineMs} ms; it was withdrawn and will not be sent later`,
  );
}

export function badTopic(topic: string): EarshotError {
  return new EarshotError(
    'TOPIC_INVALID',
    `"${topic.slice(0, 80)}" is not an MQTT topic; it must not be empty, and + and # only stand for whole levels of a filter`,
  );
}

export function houseClosed(): EarshotError {
  return new EarshotError('HOUSE_CLOSED', 'the connection to the house is closed; open a new one');
}
