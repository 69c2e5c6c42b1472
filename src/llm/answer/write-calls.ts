/** Calls as the items that a model would write: the target of training. Checked by reading them back. */
import { isDeepStrictEqual } from 'node:util';
import type { Call, Condition, Target, TimeExpression, When } from '../../nlu/call.js';
import { normalWords } from '../../nlu/normalize.js';
import type { Problem } from '../problem/problem.js';
import { spanOf } from '../problem/spans.js';
import { headOf } from './heads.js';
import { IllegalItem } from './legal.js';
import { readAnswer } from './read-calls.js';
import { SaidValues, Unsayable } from './said-values.js';
import type { Item } from './vocabulary.js';

/**
 * The items, from the first head to the full stop; null where the model could not say these calls.
 * @param calls in canonical form (canonical.ts)
 */
export function itemsOf(calls: readonly Call[], problem: Problem): Item[] | null {
  try {
    const writer = new Writer(problem);
    for (const call of calls) writer.call(call);
    const items = [...writer.items, '.'];
    return isDeepStrictEqual(spoken(callsOf(items, problem)), spoken(calls)) ? items : null;
  } catch (error) {
    if (error instanceof Unsayable || error instanceof IllegalItem) return null;
    throw error;
  }
}

/**
 * Free texts compare in normal form: "two lemons" is copied as it was said, and was labelled "2 lemons". A day that is
 * today says nothing: "at ten tonight" is ten in the evening.
 */
function spoken<T>(said: T): unknown {
  const text = (key: string, value: unknown): unknown => {
    if (key === 'day' && isToday(value)) return undefined;
    return TEXTS.has(key) && value !== undefined
      ? [value].flat().map((one) => normalWords(String(one)))
      : value;
  };
  return JSON.parse(JSON.stringify(said, text));
}

const isToday = (day: unknown): boolean => isDeepStrictEqual(day, { in: 0 });

const TEXTS: ReadonlySet<string> = new Set(['query', 'label', 'about', 'message', 'items']);

/** The calls of a whole answer. Throws `IllegalItem` where it is none. */
export function callsOf(items: readonly Item[], problem: Problem): Call[] {
  const reading = readAnswer(problem);
  let step = reading.next();
  for (const item of items) {
    if (step.done === true) throw new IllegalItem('the answer had ended');
    step = reading.next(item);
  }
  if (step.done !== true) throw new IllegalItem('the answer has no end');
  return step.value;
}

class Writer {
  readonly items: Item[] = [];
  readonly #problem: Problem;
  readonly #values: SaidValues;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#values = new SaidValues(problem);
  }

  call(call: Call): void {
    const head = headOf(call);
    if (head === null) throw new Unsayable(call.do);
    this.#put(head);
    const { target, when } = call;
    if (target !== undefined) this.#target(target);
    this.#arguments(call);
    if (when !== undefined) this.#when(when);
    this.#put(';');
  }

  #put(...items: readonly Item[]): void {
    this.items.push(...items);
  }

  #target(target: Target): void {
    for (const id of target.ids ?? []) this.#entity(id, 'device');
    if (target.ref !== undefined) this.#put(`ref:${target.ref}`);
    if (target.kind !== undefined) this.#put(`kind:${target.kind}`);
    for (const kind of target.kinds ?? []) this.#put(`kind:${kind}`);
    if (target.class !== undefined) this.#put(`class:${target.class}`);
    for (const area of [...(target.area === undefined ? [] : [target.area]), ...(target.areas ?? [])])
      this.#area(area);
    if (target.floor !== undefined) this.#entity(target.floor, 'floor');
    if (target.all === true) this.#put('all');
    for (const except of target.except ?? []) {
      this.#put('except');
      this.#target(except);
    }
  }

  #area(id: string): void {
    const known = this.#problem.entities.some((entity) => entity.type === 'area' && entity.id === id);
    if (!known && (id === 'here' || id === 'outside')) this.#put(id);
    else this.#entity(id, 'area');
  }

  #entity(id: string, type: string): void {
    const entity = this.#problem.entities.findIndex((one) => one.type === type && one.id === id);
    if (entity < 0) throw new Unsayable(id);
    this.#put({ entity });
  }

  #arguments(call: Call): void {
    switch (call.do) {
      case 'adjust': {
        const { value, delta } = call;
        if (value !== undefined && typeof value !== 'object') this.#put('=', this.#values.constant(value));
        if (typeof delta === 'number') this.#put(delta < 0 ? '-' : '+', this.#values.said(Math.abs(delta)));
        if (typeof delta === 'object') this.#put(`${delta.some < 0 ? '-' : '+'}${delta.size ?? 'some'}`);
        return;
      }
      case 'query': {
        if (call.calendar !== undefined) {
          this.#put('calendar');
          this.#entity(call.calendar, 'calendar');
        }
        if (call.ask !== undefined) this.#put(`ask:${call.ask}`);
        if (call.range === 'next') this.#put('next');
        else if (typeof call.range === 'object') this.#put('range', this.#values.day(call.range));
        else if (call.range !== undefined) throw new Unsayable(call.range);
        if (call.about !== undefined) this.#text('about', call.about);
        this.#test(call.test ?? {});
        if (call.agg === 'sum' || call.agg === 'average') throw new Unsayable(call.agg);
        if (call.agg !== undefined) this.#put(`agg:${call.agg}`);
        return;
      }
      case 'run':
        if (call.area !== undefined) this.#area(call.area);
        return;
      case 'media':
        if (call.query !== undefined) this.#text('query', call.query);
        if (call.source !== undefined) this.#put('source', this.#values.word(call.source));
        return;
      case 'timer':
        if (call.duration !== undefined) this.#put('dur', this.#values.seconds(call.duration));
        if (call.until !== undefined) this.#moment('until', call.until);
        if (call.which !== undefined) this.#put('which', this.#values.seconds(call.which));
        if (call.label !== undefined) this.#text('label', call.label);
        if (call.all === true) this.#put('every');
        return;
      case 'alarm':
      case 'reminder':
        if (call.time !== undefined) this.#moment('at', call.time);
        if (call.duration !== undefined) this.#put('dur', this.#values.seconds(call.duration));
        if (call.repeat !== undefined) this.#put('repeat', this.#values.rule(call.repeat));
        if (call.label !== undefined) this.#text('label', call.label);
        if (call.all === true) this.#put('every');
        return;
      case 'list':
        if (call.list !== undefined) {
          this.#put('list');
          this.#entity(call.list, 'list');
        }
        for (const item of call.items ?? []) this.#text('item', item);
        return;
      case 'info':
        if (call.day !== undefined && (!isToday(call.day) || this.#values.saysDay(call.day)))
          this.#put('day', this.#values.day(call.day));
        return;
      case 'announce':
        this.#text('message', call.message);
        return;
      default:
        return;
    }
  }

  #test(test: {
    readonly is?: string | number | boolean;
    readonly above?: number;
    readonly below?: number;
  }): void {
    if (test.is !== undefined) this.#put('is', this.#values.constant(test.is));
    if (test.above !== undefined) this.#put('above', this.#values.constant(test.above));
    if (test.below !== undefined) this.#put('below', this.#values.constant(test.below));
  }

  #when(when: When): void {
    if ('delay' in when) this.#put('delay', this.#values.seconds(when.delay));
    else if ('at' in when) {
      this.#moment('when-at', when.at);
      if (when.repeat !== undefined) this.#put('repeat', this.#values.rule(when.repeat));
    } else if ('if' in when) this.#condition('if', when.if);
    else this.#condition('once', when.once);
  }

  #condition(word: string, condition: Condition): void {
    this.#put(word);
    this.#target(condition.target);
    this.#put(`attr:${condition.attr}`);
    if (condition.all === true) this.#put('every');
    this.#test(condition);
  }

  #moment(key: string, time: TimeExpression): void {
    const as = (wanted: TimeExpression): Item | null =>
      this.#values.find((one) => one.type === 'time' && isDeepStrictEqual(spoken(one.time), spoken(wanted)));
    const whole = as(time);
    if (whole !== null) {
      this.#put(key, whole);
      return;
    }
    // The half of the day, then the day, were not said beside the clock.
    const { day, ...dayless } = time;
    const half = 'clock' in time ? time.meridiem : undefined;
    if ('clock' in time && half !== undefined) {
      const { meridiem: _half, ...open } = time;
      const said = as(open);
      if (said !== null) {
        this.#put(key, said, half);
        return;
      }
    }
    if (day === undefined || !('clock' in dayless || 'sun' in dayless)) throw new Unsayable(key);
    const bare = as(dayless);
    if (bare !== null) {
      this.#put(key, bare, this.#values.day(day));
      return;
    }
    if (!('clock' in dayless) || half === undefined) throw new Unsayable(key);
    const open = as({ clock: dayless.clock });
    if (open === null) throw new Unsayable(key);
    this.#put(key, open, this.#values.day(day), half);
  }

  #text(key: string, text: string): void {
    const span = spanOf(text, this.#problem);
    if (span === null) throw new Unsayable(text);
    this.#put(key, { word: span.first }, { word: span.last });
  }
}
