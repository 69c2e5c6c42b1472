/** What can go wrong at the house's port, in one place, so that both implementations fail alike. */
import { EarshotError, messageOf } from '../errors.js';

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

/** It may have arrived or not: only the device's state can tell. */
export function interrupted(topic: string): EarshotError {
  return new EarshotError(
    'COMMAND_INTERRUPTED',
    `the connection to the broker broke while a message to ${topic} was on its way; it will not be sent again`,
  );
}

export function unheard(topic: string): EarshotError {
  return new EarshotError(
    'COMMAND_UNHEARD',
    `nobody listens to ${topic}: the device is off, or its command topic is another`,
  );
}

export function refused(topic: string, cause: unknown): EarshotError {
  return new EarshotError(
    'PUBLISH_REFUSED',
    `the broker refuses a message to ${topic} (${messageOf(cause)}); check its access rules for this user`,
    { cause },
  );
}

export function untaken(topic: string): EarshotError {
  return new EarshotError(
    'TOPIC_UNTAKEN',
    `this broker does not take the topic ${topic} (NATS server takes none with spaces, before 2.10 none with dots); rename the device`,
  );
}

/** A retained command would be carried out again by every device that restarts. */
export function retainedCommand(topic: string): EarshotError {
  return new EarshotError(
    'COMMAND_RETAINED',
    `a command (to ${topic}) must not be retained; publish it without retain, or without a deadline if it is a state`,
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
