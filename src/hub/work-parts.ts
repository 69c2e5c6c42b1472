import type { Adaptation } from '../adapt/adaptation.js';
import type { DialogWork } from '../fsm/actors.js';
import type { Speaker } from '../fsm/dialog-types.js';
import type { Replier } from '../llm/replies/replier.js';
import type { CallProposer } from '../llm/understand.js';
import type { Converse, Outcome } from '../nlu/conversation.js';
import type { Recorder } from '../records/recorder.js';
import type { Ear, ListenSource } from './ear/ear.js';
import type { HubEvents } from './events.js';
import type { CarriedOut } from './house/live-house.js';
import type { HubWorld } from './hub-world.js';
import type { Mouth } from './mouth/mouth.js';
import type { Sessions } from './sessions.js';

/** What the dialog's work is done with. */
export interface WorkParts {
  readonly events: HubEvents;
  readonly world: HubWorld;
  readonly sessions: Sessions;
  readonly mouth: Mouth;
  /** Read at every turn: the house may have new devices. */
  readonly converse: () => Converse;
  /** Asked where the grammar has nothing to say; null: nobody. */
  readonly proposer: CallProposer | null;
  /** Makes small talk; null: nobody. */
  readonly replier?: Replier | null;
  /** The model failed: its answer is lost, the hub goes on. @returns what is to be said of it */
  readonly onModelError: (error: unknown) => string | undefined;
  /** Lets come due what is due: called before a sentence is understood and after it was carried out. */
  readonly tick: () => void;
  /** For a button or a follow-up; null where there is no recogniser. */
  readonly ear: (speaker: Speaker) => Ear | null;
  readonly source: (speaker: Speaker, answering: boolean) => ListenSource | null;
  readonly carryOut: (outcome: Outcome, signal: AbortSignal) => Promise<CarriedOut>;
  readonly capture: DialogWork['capture'];
  /** Keeps what each utterance was and became; null: nobody does. */
  readonly recorder?: Recorder | null;
  /** Learns from corrections; null: nobody does. */
  readonly adaptation?: Pick<Adaptation, 'turn'> | null;
  /** An announcement of the hub's own came to its end. */
  readonly announced?: (text: string, interrupted: boolean) => void;
}
