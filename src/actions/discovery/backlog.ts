/**
 * Several commands of Tasmota in one message: `Backlog0` works them off one after the other without a pause, answers each on
 * its own, and goes on where one is refused, so that it is as safe as a message each, and cannot be torn apart by a lost
 * connection.
 */

/** What Tasmota takes at once. */
const MAX_COMMANDS = 30;

export interface BacklogCommand {
  /** `Power1`. */
  readonly name: string;
  readonly argument: string;
}

/** `cmnd/lamp/Power1` of the prefix `cmnd/lamp/`; null for what is no command of it, or cannot stand in a list. */
export function commandOf(prefix: string, topic: string, payload: string): BacklogCommand | null {
  const name = topic.startsWith(prefix) ? topic.slice(prefix.length) : '';
  if (!/^[A-Za-z]+\d*$/.test(name)) return null;
  // A list in the list is taken apart by its own semicolons.
  return name === 'Backlog0' || !payload.includes(';') ? { name, argument: payload } : null;
}

/** As few messages as it takes: topic and payload of each. */
export function asBacklogs(prefix: string, commands: readonly BacklogCommand[]): readonly [string, string][] {
  const [only] = commands;
  if (commands.length === 1 && only !== undefined) return [[`${prefix}${only.name}`, only.argument]];
  const words = commands.flatMap(({ name, argument }) =>
    name === 'Backlog0' ? argument.split(';').map((word) => word.trim()) : [`${name} ${argument}`.trim()],
  );
  const count = Math.ceil(words.length / MAX_COMMANDS);
  return Array.from({ length: count }, (_, n): [string, string] => [
    `${prefix}Backlog0`,
    words.slice(n * MAX_COMMANDS, (n + 1) * MAX_COMMANDS).join('; '),
  ]);
}
