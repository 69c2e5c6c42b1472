/** One command, as each side is asked for it. */
import type { DeviceState } from '../../../../src/actions/home.js';
import type { Messages } from '../simulated.js';

export interface SameCommand {
  readonly object: string;
  /** What we are told: properties, or an operation. */
  readonly set?: DeviceState;
  readonly op?: string;
  /** Home Assistant's service, of the entity's own domain, and its data beside the entity. */
  readonly service: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** The first version that does it otherwise: older forms of announcing go out of use there. */
  readonly until?: string;
  /** States before, on top of what the device starts with. */
  readonly from?: Messages;
  /** How far figures may be apart: a mired or a byte of colour, where each side rounds its own way. */
  readonly within?: number;
  /** Where both forms are right: what each sends, and why. */
  readonly differs?: {
    readonly why: string;
    readonly theirs: readonly string[];
    readonly ours: readonly string[];
  };
}
