/** The fields of a call while it is read, and the call that they make. */
import {
  type AdjustCall,
  type Call,
  type ClockCall,
  CONTROL_OPS,
  type InfoCall,
  type ListCall,
  type MediaCall,
  NONE_REASONS,
  type QueryCall,
  SET_STATES,
  type Target,
  type TimerCall,
  type When,
} from '../../nlu/call.js';

type Mutable<T> = { -readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Everything that some call may hold beside its head; the grammar lets each head fill only its own. */
export type Fields = Mutable<Pick<AdjustCall, 'value' | 'delta' | 'unit'>> &
  Mutable<Pick<QueryCall, 'test' | 'agg' | 'calendar' | 'range' | 'ask' | 'about'>> &
  Mutable<Pick<MediaCall, 'query' | 'source'>> &
  Mutable<Pick<TimerCall, 'duration' | 'until' | 'label' | 'which' | 'all'>> &
  Mutable<Pick<ClockCall, 'time' | 'repeat'>> &
  Mutable<Pick<ListCall, 'list'>> &
  Mutable<Pick<InfoCall, 'day'>> & { area?: string; message?: string; items?: string[]; when?: When };

/** Null for a head that is none: a vocabulary of another version. */
export function callFrom(head: string, target: Target | undefined, fields: Fields): Call | null {
  const [does, what = ''] = head.split(':');
  const { when } = fields;
  const base = { ...(target === undefined ? {} : { target }), ...(when === undefined ? {} : { when }) };
  switch (does) {
    case 'set': {
      const state = oneOf(SET_STATES, what);
      return state && { do: does, state, ...base };
    }
    case 'adjust':
      return { do: does, attr: what, ...only(fields, ['value', 'delta', 'unit']), ...base };
    case 'query':
      return {
        do: does,
        attr: what,
        ...only(fields, ['test', 'agg', 'calendar', 'range', 'ask', 'about']),
        ...base,
      };
    case 'run': {
      const op = oneOf(RUN_OPS, what);
      return op && { do: does, op, ...only(fields, ['area']), ...base };
    }
    case 'media': {
      const op = oneOf(MEDIA_OPS, what);
      return op && { do: does, op, ...only(fields, ['query', 'source']), ...base };
    }
    case 'timer': {
      const op = oneOf(TIMER_OPS, what);
      return op && { do: does, op, ...only(fields, ['duration', 'until', 'label', 'which', 'all']), ...base };
    }
    case 'alarm':
    case 'reminder': {
      const op = oneOf(CLOCK_OPS, what);
      return op && { do: does, op, ...only(fields, ['time', 'duration', 'repeat', 'label', 'all']), ...base };
    }
    case 'list': {
      const op = oneOf(LIST_OPS, what);
      return op && { do: does, op, ...only(fields, ['list', 'items']), ...base };
    }
    case 'info': {
      const topic = oneOf(TOPICS, what);
      return topic && { do: does, topic, ...only(fields, ['day']), ...base };
    }
    case 'announce':
      return { do: does, message: fields.message ?? '', ...base };
    case 'control': {
      const op = oneOf(CONTROL_OPS, what);
      return op && { do: does, op, ...base };
    }
    case 'none': {
      const reason = oneOf(NONE_REASONS, what);
      return reason && { do: does, reason };
    }
    default:
      return null;
  }
}

const RUN_OPS = ['activate', 'start', 'stop', 'pause', 'dock', 'clean_area'] as const;
const MEDIA_OPS = ['play', 'pause', 'resume', 'next', 'previous', 'stop'] as const;
const TIMER_OPS = ['set', 'cancel', 'pause', 'resume', 'add', 'subtract', 'query'] as const;
const CLOCK_OPS = [...TIMER_OPS, 'snooze'] as const;
const LIST_OPS = ['add', 'remove', 'complete', 'query', 'clear'] as const;
const TOPICS = ['time', 'date', 'weekday', 'weather', 'help'] as const;

function oneOf<T extends string>(known: readonly T[], what: string): T | null {
  return known.find((one) => one === what) ?? null;
}

/** Those of the fields that were given. */
function only<K extends keyof Fields>(fields: Fields, keys: readonly K[]): Pick<Fields, K> {
  const given: Pick<Fields, K> = { ...fields };
  for (const key of Object.keys(fields)) {
    if (!keys.some((one) => one === key)) Reflect.deleteProperty(given, key);
  }
  return given;
}
