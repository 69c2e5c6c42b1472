import type { World } from '../../actions/world.js';
import type { Session } from '../conversation.js';
import type { Sense } from './sense.js';

/** A sentence, and all that it can be understood by. */
export interface Said {
  readonly text: string;
  readonly session: Session;
  readonly world: World;
  readonly sense: Sense;
}
