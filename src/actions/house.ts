/**
 * The house is one port: MQTT-shaped publish and subscribe. Two implementations: `memory-house.ts` (try, hear, tests)
 * and `mqtt-house.ts` (a broker: embedded or the user's own). Simulated devices live behind either in the same way.
 */

export interface HouseMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** True only for a message that was stored by the broker before we subscribed. */
  readonly retained: boolean;
}

export interface PublishOptions {
  /** Of what is no command; left out: 0. With a deadline it is what suits the connection (docs/mqtt.md). */
  readonly qos?: 0 | 1;
  readonly retain?: boolean;
  /** Commands must not arrive late: not delivered by then, the promise rejects and the message is withdrawn. */
  readonly deadlineMs?: number;
  /** A command that must not come twice: nothing on its way may store it. */
  readonly once?: boolean;
}

export interface House {
  readonly connected: boolean;
  publish(topic: string, payload: string | Uint8Array, options?: PublishOptions): Promise<void>;
  /** `filter` may hold MQTT wildcards. The returned function unsubscribes. Resolves when the subscription stands. */
  subscribe(filter: string, listener: (message: HouseMessage) => void): Promise<() => Promise<void>>;
  /** Called at every connect and disconnect. */
  onConnection(listener: (connected: boolean) => void): () => void;
  close(): Promise<void>;
}
