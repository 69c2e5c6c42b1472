/** What the killer and the killed say to each other, and the house they say it in. */
import type { Agenda } from '../../src/actions/world.js';
import type { Call } from '../../src/nlu/call.js';

export interface KillCommand {
  readonly id: string;
  /** null: only show the agenda. */
  readonly call: Call | null;
  readonly now: string;
}

export type KillAnswer =
  | {
      readonly id: string;
      readonly reply: string;
      /** It had been carried out before; only its confirmation was lost. */
      readonly again: boolean;
      /** What rings after it. */
      readonly ringing: readonly string[];
    }
  | { readonly fired: string; readonly at: string }
  | { readonly agenda: Agenda };

export const START = '2026-11-21T09:00:00';

export const KILL_HOME = `
areas: [{id: kitchen, name: Kitchen}]
rooms: {default: kitchen}
devices:
  - {id: lamp, name: Lamp, area: kitchen, kind: light, state: {on: false}}
lists: [{id: shopping, name: Shopping List, items: [milk]}]
`;
