/** A day of sound in a house: what is heard when. The same for the same seed, so that the room and its judge need not talk. */

/** Shares of the time: a television for a quarter of it, dishes and taps for a tenth. */
const KINDS = [
  { kind: 'talk', seconds: [40, 300], share: 0.25 },
  { kind: 'noise', seconds: [10, 120], share: 0.1 },
  { kind: 'quiet', seconds: [60, 600], share: 0.65 },
];
/** Nothing else is heard around a command. */
export const BEFORE_COMMAND_S = 3;
export const AFTER_COMMAND_S = 25;
const COMMANDS_AN_HOUR = 6;

/**
 * @param hours of the day
 * @param commands how long each recorded command is, s
 * @param random 0..1
 * @returns {{ kind: string, from: number, to: number, command?: number, pick: number }[]} seconds of the day; `pick` (0..1) chooses among recordings
 */
export function dayOf(hours, commands, random) {
  const day = [];
  let at = 0;
  let nextCommand = 3600 / COMMANDS_AN_HOUR / 2;
  const add = (part, seconds) => {
    day.push({ ...part, from: at, to: at + seconds, pick: random() });
    at += seconds;
  };
  while (at < hours * 3600) {
    if (at >= nextCommand) {
      const command = Math.floor(random() * commands.length);
      add({ kind: 'quiet' }, BEFORE_COMMAND_S);
      add({ kind: 'command', command }, commands[command]);
      add({ kind: 'quiet' }, AFTER_COMMAND_S);
      nextCommand += 3600 / COMMANDS_AN_HOUR;
    }
    add(...drawn(random));
  }
  return day;
}

/** Of each kind so often that its share of the time comes out. */
function drawn(random) {
  const weights = KINDS.map(({ share, seconds: [least, most] }) => share / (least + most));
  const wanted = random() * weights.reduce((sum, one) => sum + one, 0);
  const index = weights.findIndex(
    (_, last) => weights.slice(0, last + 1).reduce((sum, one) => sum + one, 0) >= wanted,
  );
  const { kind, seconds } = KINDS[Math.max(0, index)];
  return [{ kind }, seconds[0] + random() * (seconds[1] - seconds[0])];
}
