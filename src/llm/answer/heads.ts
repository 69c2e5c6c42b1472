/** The head of a call: what is done, as one symbol; and which kinds of device it can be done to. */
import { type Device, KINDS, type Kind } from '../../actions/home.js';
import { propertyOf } from '../../actions/kinds/kinds.js';
import { operate } from '../../actions/kinds/operations.js';
import { type Call, SET_STATES } from '../../nlu/call.js';
import { HEADS } from './vocabulary.js';

const KNOWN: ReadonlySet<string> = new Set(HEADS);

/** Null where the model has no symbol for it. */
export function headOf(call: Call): string | null {
  const head = spell(call);
  return KNOWN.has(head) ? head : null;
}

function spell(call: Call): string {
  switch (call.do) {
    case 'set':
      return `set:${call.state}`;
    case 'adjust':
      return `adjust:${call.attr === 'temperature' ? 'target' : call.attr}`;
    case 'query':
      return `query:${call.attr}`;
    case 'info':
      return `info:${call.topic}`;
    case 'none':
      return `none:${call.reason}`;
    case 'announce':
      return 'announce';
    case 'intent':
      return '';
    default:
      return `${call.do}:${call.op}`;
  }
}

const RUNNABLE: readonly Kind[] = ['scene', 'script', 'automation', 'button'];
const ROBOTS: readonly Kind[] = ['vacuum', 'mower'];
/** "To 40 %", of whatever has a level. */
const LEVELLED: readonly Kind[] = [
  ...(['light', 'fan', 'cover', 'valve', 'media', 'climate', 'water_heater', 'humidifier'] as const),
  ...(['number', 'select'] as const),
];

const kindsOfHead = new Map<string, ReadonlySet<Kind>>();

/** Kinds of device that the head can be about: a lamp is not unlocked, a lock is not dimmed. */
export function kindsFor(head: string): ReadonlySet<Kind> {
  const known = kindsOfHead.get(head);
  if (known !== undefined) return known;
  const kinds = new Set(KINDS.filter((kind) => fits(head, kind)));
  kindsOfHead.set(head, kinds);
  return kinds;
}

function fits(head: string, kind: Kind): boolean {
  const [does = '', what = ''] = head.split(':');
  switch (does) {
    case 'set': {
      const state = SET_STATES.find((one) => one === what);
      return state !== undefined && operate(plainDevice(kind), {}, state) !== null;
    }
    case 'adjust': {
      if (what === 'level') return LEVELLED.includes(kind);
      const property = propertyOf(kind, what);
      return property !== undefined && property.spec.role !== 'shown' && what !== 'on';
    }
    case 'run':
      return ROBOTS.includes(kind) || (RUNNABLE.includes(kind) && (what === 'activate' || what === 'start'));
    case 'media':
      return kind === 'media';
    case 'query':
      return true;
    default:
      return false;
  }
}

const plainDevice = (kind: Kind): Device => ({
  id: '',
  name: '',
  aliases: [],
  area: null,
  kind,
  deviceClass: null,
  abilities: {},
  state: {},
  risk: null,
  mqtt: null,
});
