/** A device on the broker, as its maker announces it: a discovery payload, retained states, and answers to commands. */

/** Payloads by topic. Objects are sent as JSON. */
export type Messages = Readonly<Record<string, unknown>>;

/** @param said what was said last on one of the device's topics, "" for nothing */
export type Answer = (payload: string, said: (topic: string) => string) => Messages;

export interface SimulatedDevice {
  /** `light`, `switch` ... : the platform it is announced for. */
  readonly component: string;
  readonly object: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** What is retained on its state topics at the start. */
  readonly states?: Messages;
  /** By command topic: the states that follow from a payload. */
  readonly answers?: Readonly<Record<string, Answer>>;
  /** How long it takes to answer; 0 where left out. */
  readonly startsAfterMs?: number;
  /** Who leaves it out of the house: kept for settings, disabled, or not to be spoken to. */
  readonly absent?: 'hass' | 'earshot' | 'both';
  /** States beside `states` that both must read alike, one after the other. */
  readonly later?: readonly Messages[];
}

export const payloadOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

export const configTopic = ({ component, object }: SimulatedDevice): string =>
  `homeassistant/${component}/${object}/config`;

/** The id by which both know it. */
export function uniqueId({ object, config }: SimulatedDevice): string {
  const own = config['uniq_id'] ?? config['unique_id'];
  return typeof own === 'string' ? own : `uid_${object}`;
}

export const configPayload = (device: SimulatedDevice): string =>
  JSON.stringify({
    ...device.config,
    ...('uniq_id' in device.config ? {} : { unique_id: uniqueId(device) }),
    ...('object_id' in device.config ? {} : { object_id: device.object }),
  });

/** What is told on a command topic becomes the state on the other. */
export const echo = (
  ...pairs: readonly (readonly [command: string, state: string])[]
): Readonly<Record<string, Answer>> =>
  Object.fromEntries(pairs.map(([command, state]) => [command, (payload) => ({ [state]: payload })]));
