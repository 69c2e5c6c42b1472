/**
 * Sentences tried in the house as it is: of several readings the first that makes sense here is taken, of several sentences
 * that may be meant the first that can be done.
 */
import { isAnythingRinging } from '../../actions/perform/agenda/clock-choice.js';
import { remembered } from '../../actions/resolve/place.js';
import type { World } from '../../actions/world.js';
import type { Call } from '../call.js';
import type { Session } from '../conversation.js';
import { isQuestion, isRequest } from '../gist/filters.js';
import { normalWords } from '../normalize.js';
import { once } from '../recalled.js';
import type { Reading } from '../skill.js';
import { ofWhatRings } from './agenda/ringing.js';
import { isChoice, isUnable, senseOf, type Trial, tryOut } from './carry-out.js';
import { ofTheLast } from './follow-up/follow-up.js';
import { type Command, type Interpreter, interpret } from './interpret.js';
import { ofTheRobot, ofWhatItIs } from './pointing/pronoun.js';
import { whereItWaits } from './several/where-it-waits.js';
import { isNounOne, isUnsaidUnit } from './values/bare-number.js';

/** Readings tried before giving up: the right one is among the first few or nowhere. */
export const MAX_READINGS = 12;
/** Readings looked at for those: many say the same in words of which a skill then makes nothing. */
const MAX_LOOKED_AT = 40;

export interface Reader extends Interpreter {
  /** The grammar's readings of a text, best first. */
  readonly read: (text: string) => readonly Reading[];
}

export interface Understood {
  readonly commands: readonly Command[];
  readonly trial: Trial;
  /** The sentence that was understood, where it is not the one that was said. */
  readonly text?: string;
  /** What the next words may go on from, where that is not what the calls are about. */
  readonly last?: NonNullable<Session['last']>;
}

/** What a sentence means by itself. */
export type ReadAs = (sentence: string) => Call | null;

export class Sense {
  #before: Call | null | undefined;
  /** What each reading comes to: the answer to a question, the command and what goes on from another ask for the same ones. */
  readonly interpret = once((reading: Reading) => this.#interpret(reading));

  constructor(
    private readonly reader: Reader,
    private readonly world: World,
    private readonly session: Session,
    private readonly room: string | null,
    /** What was really said, whatever sentence is tried for it. */
    private readonly said: string,
  ) {}

  /** What the first sensible reading of a sentence means. @param skip commands of it that were done before */
  ofText(text: string, skip = 0): Understood | null {
    return this.of(this.reader.read(text), skip);
  }

  /** The first reading that can be done here; else the first that can be done in part; else the first of all. */
  of(readings: readonly Reading[], skip = 0): Understood | null {
    let best: Understood | null = null;
    let sense = -1;
    const unable = new Set<string>();
    const nowhere = new Set<string>();
    let tries = 0;
    for (const reading of readings.slice(0, MAX_LOOKED_AT)) {
      if (tries === MAX_READINGS) break;
      // "The exhaust fan" has no speed: no other fan is meant by its name, nor where two are called so.
      if (saidAs('group', reading).some((words) => unable.has(words))) continue;
      // "Lullabies in the bedroom", where nothing plays: no lullaby is called so, and no other room is meant.
      if (saidAs('query', reading).some((words) => [...nowhere].some((place) => endsThere(words, place))))
        continue;
      const all = this.interpret(reading);
      const commands = all?.slice(skip) ?? [];
      if (commands.length === 0) continue;
      tries += 1;
      const trial = tryOut(commands, this.world, { ...this.session, pending: null }, this.room);
      const found = isIdle(commands, this.session, this.world)
        ? 0.5
        : isVain(reading, trial)
          ? 1
          : senseOf(trial);
      if (senseOf(trial) === 0) for (const words of saidAs('area', reading)) nowhere.add(words);
      if (isUnable(trial) || isChoice(trial)) for (const words of saidAs('name', reading)) unable.add(words);
      if (found > sense) [best, sense] = [{ commands, trial }, found];
      if (sense === 2) break;
    }
    return best;
  }

  #interpret(reading: Reading): readonly Command[] | null {
    const commands = interpret(reading, this.reader, {
      room: this.room,
      roomName: this.world.home.areas.find(({ id }) => id === this.room)?.name ?? null,
      units: this.world.home.units,
      said: this.said,
      recalls: (remembered(this.session, this.world.now)?.devices ?? []).length > 0,
      previous: [],
    });
    const [only, ...more] = commands ?? [];
    if (only?.some((call) => isIdleSnooze(call, reading.text, this.world)) === true) return null;
    if (only === undefined || commands === null) return commands;
    if (more.length > 0) {
      // "Dimmer, dimmer, dimmer!" is said of what was just done, too, and not of each of several things.
      const alike = more.every((other) => JSON.stringify(other) === JSON.stringify(only));
      const ofOne = (call: Call): Call => ofTheLast(call, this.session, this.world);
      return this.#ofThem(alike ? commands.map((calls) => calls.map(ofOne)) : commands);
    }
    const { world, session, room } = this;
    if (only.some((call) => isNounOne(call, this.said))) return null;
    if (only.some((call) => isUnsaidUnit(call, this.said, { world, session, room }))) return null;
    const [match, ...others] = reading.commands;
    const [one, ...further] = only;
    if (match !== undefined && one !== undefined && others.length + further.length === 0) {
      const rings = ofWhatRings(one, match, session, world);
      if (rings !== null) return [rings];
    }
    const pointed = (call: Call): Call =>
      match === undefined || others.length > 0 ? call : ofWhatItIs(call, match, session, world);
    return this.#ofThem([
      only.map(
        (call) =>
          ofTheRobot(call, reading.text, session, world) ??
          ofTheLast(pointed(whereItWaits(call, world)), session, world),
      ),
    ]);
  }

  /** What the sentence before this one was by itself, read once for all who ask; null: there was none, or it is no one call. */
  get before(): Call | null {
    const { lastText } = this.session;
    if (this.#before === undefined) this.#before = lastText == null ? null : this.call(lastText);
    return this.#before;
  }

  /** The one call that a sentence is; null where it is none, or several. */
  call(sentence: string): Call | null {
    for (const reading of this.reader.read(sentence).slice(0, MAX_READINGS)) {
      const calls = this.interpret(reading)?.flat() ?? [];
      if (calls.length === 1) return calls[0] ?? null;
    }
    return null;
  }

  /** The first of these sentences that says what it may, and can be done here. */
  firstOf(texts: readonly string[], may: (call: Call) => boolean): Understood | null {
    for (const text of texts) {
      const found = this.ofText(text);
      if (found !== null && senseOf(found.trial) > 0 && found.commands.flat().every(may))
        return { ...found, text };
    }
    return null;
  }

  /** What the first of these sentences that is one asks of a thing that cannot do it; null where it can. */
  firstUnable(texts: readonly string[]): Understood | null {
    for (const text of texts) {
      const found = this.ofText(text);
      if (found !== null && senseOf(found.trial) > 0) return null;
      if (found !== null && isUnable(found.trial) && found.commands.flat().every(isRequest)) return found;
    }
    return null;
  }

  tried(calls: readonly Command[]): Understood {
    const commands = this.#ofThem(calls);
    return {
      commands,
      trial: tryOut(commands, this.world, { ...this.session, pending: null }, this.room),
    };
  }

  /** "Them" are also the devices to which the same was done before. */
  #ofThem(commands: readonly Command[]): readonly Command[] {
    if (!THEM.test(this.said)) return commands;
    const two = BOTH.test(this.said) ? { count: 2 } : {};
    const ofThem = (call: Call): Call =>
      call.target?.ref === 'last' ? { ...call, target: { ...call.target, all: true, ...two } } : call;
    return commands.map((calls) => calls.map(ofThem));
  }
}

/** More than one thing is pointed at. */
const THEM = /\b(?:them|those|these|both|all of it)\b/i;
const BOTH = /\bboth\b/i;

/** "... in the bedroom"; "The Office" alone is a title. */
function endsThere(words: string, place: string): boolean {
  return ['in', 'on', 'at', 'to', 'for'].some((word) =>
    ['', 'the ', 'my ', 'our '].some((the) => words.endsWith(` ${word} ${the}${place}`)),
  );
}

/** The words that stand for a device, for a kind of them, for a place, or for what is to be played. */
function saidAs(slot: 'name' | 'group' | 'area' | 'query', { commands }: Reading): string[] {
  return commands.flatMap(({ slots }) => {
    const text = slots[slot]?.text;
    return text === undefined ? [] : [normalWords(text).join(' ')];
  });
}

/** "It's too dark", where the lights are on: the words may mean more than nothing. */
function isVain({ commands }: Reading, trial: Trial): boolean {
  return (
    commands.every(({ skill }) => skill === 'indirect') && senseOf(trial) === 2 && trial.effects.length === 0
  );
}

/** "Seven minutes more", with nothing ringing: of a timer, if of anything. */
function isIdleSnooze(call: Call, said: string, { agenda }: World): boolean {
  if (call.do !== 'alarm' || call.op !== 'snooze' || /\b(?:snooze|sleep|rest|wake|remind)\b/i.test(said))
    return false;
  return !isAnythingRinging(agenda);
}

/**
 * "Yes" and "no" to no question, "I can't hear it" where nothing was said or something else is asked for beside: anything
 * else the words may mean is better.
 */
function isIdle(commands: readonly Command[], { lastReply }: Session, world: World): boolean {
  const [call, ...more] = commands.flat();
  const repeats = (one: Call | undefined): boolean => one?.do === 'control' && one.op === 'repeat';
  if (more.length > 0) return [call, ...more].some(repeats);
  if (repeats(call)) return lastReply === null;
  // "Softer", of the lamp rather than of a voice that has not spoken.
  if (call?.do === 'control' && (call.op === 'quieter' || call.op === 'louder'))
    return lastReply === null && ![...world.states.values()].some(({ playback }) => playback === 'playing');
  return more.length === 0 && call?.do === 'control' && (call.op === 'yes' || call.op === 'no');
}

/** Nothing is to be done. */
export function isAsking({ commands }: Understood): boolean {
  return commands.flat().every((call) => isQuestion(call) || call.do === 'none' || call.do === 'control');
}
