/** What covers are called. */
import type { Target } from '../../call.js';
import { groupsOf } from '../shared-rules.js';

/** Whatever opens and closes: where no word says what. */
export const ANY: Target = { kinds: ['cover', 'valve'] };

/** Covers of a class. */
export const cover = (deviceClass: string): Target => ({ kind: 'cover', class: deviceClass });

export const COVER_WORDS = groupsOf([
  ['[window] (blind|blinds|roller blind|roller blinds|venetian blinds)', cover('blind')],
  ['(curtain|curtains|drape|drapes)', cover('curtain')],
  ['[window] (shade|shades)', cover('shade')],
  ['(shutter|shutters|roller shutter|roller shutters)', cover('shutter')],
  ['(awning|awnings|sun shade|sunshade)', cover('awning')],
  ['(garage door|garage doors|garage gate|garage)', cover('garage')],
  ['(gate|gates)', cover('gate')],
  ['(door|doors)', cover('door')],
  ['(window|windows|skylight|skylights)', cover('window')],
  ['[air] (damper|dampers|vent|vents)', cover('damper')],
  ['(valve|valves|water valve|water valves|water|water supply|main water|main valve)', { kind: 'valve' }],
  ['(cover|covers|window covering|window coverings)', { kind: 'cover' }],
]);
