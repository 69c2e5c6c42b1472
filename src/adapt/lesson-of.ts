/**
 * A correction -> what it teaches. The grammar is the judge: where a few words of the sentence, replaced by the name of the
 * thing that was meant, make a sentence that means exactly what was done in the end, those words were a name for it.
 */
import type { Home } from '../actions/home.js';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import type { World } from '../actions/world.js';
import { escapePattern } from '../escape-pattern.js';
import type { Converse } from '../nlu/conversation.js';
import { replacements } from '../nlu/converse/correction/instead.js';
import { newSession } from '../nlu/converse/session.js';
import { isTalk } from '../nlu/converse/telling/talk.js';
import { normalWords } from '../nlu/normalize.js';
import { canonical } from '../replay/stages.js';
import { isFreeName, isFreeSentence } from './learnable.js';
import { type Lesson, MEANT, type Meant } from './lesson.js';
import { devicesOf, type Pair } from './pairs.js';

export interface Around {
  readonly world: World;
  readonly room: string | null;
  readonly converse: Converse;
}

/**
 * null: nothing that may be learnt. Reads the sentence up to some fifty times, and lets others work between two readings.
 * @param breathe resolves when it may go on
 */
export async function lessonOf(
  { said, calls, explicit }: Pair,
  { world, room, converse }: Around,
  breathe: () => Promise<void> = async () => {},
): Promise<Lesson | null> {
  const deed = deedOf(calls);
  const means = (text: string): string | null => {
    const { source, calls: read, ask } = converse(world, newSession(room), { text });
    return source === 'grammar' && ask === null ? deedOf(read) : null;
  };
  for (const { meant, names } of thingsIn(calls, world.home)) {
    for (const name of names) {
      for (const replaced of replacements(said, name)) {
        if (!isFreeName(world.home, replaced.said, meant)) continue;
        if ('area' in meant && !isPlaced(said, replaced.said)) continue;
        await breathe();
        if (means(replaced.text) === deed) return { said: replaced.said, meant };
      }
    }
  }
  // Other words for the same thing prove little about a whole sentence.
  if (!explicit) return null;
  const sentence = normalWords(said).join(' ');
  const devices = devicesOf(calls);
  const plain = plainCalls(calls);
  if (plain === null || !isFreeSentence(world.home, sentence, devices) || isTalk(said)) return null;
  return converse(world, newSession(room), { text: said }).source === 'none'
    ? { said: sentence, meant: plain }
    : null;
}

interface Thing {
  readonly meant: Exclude<Meant, { calls: unknown }>;
  /** Ways to say it that the grammar may know. */
  readonly names: readonly string[];
}

/** The one device that it was about, and the one room. */
function thingsIn(calls: readonly ResolvedCall[], home: Home): Thing[] {
  const ids = new Set(calls.flatMap(({ devices = [] }) => devices));
  const devices = home.devices.filter(({ id }) => ids.has(id));
  const [device, ...others] = devices;
  if (device === undefined) return [];
  const area = home.areas.find(({ id }) => id === device.area);
  const things: Thing[] = [];
  if (others.length === 0) {
    const names = [device.name, ...(area === undefined ? [] : [`${area.name} ${device.name}`])];
    things.push({ meant: { device: device.id }, names });
  }
  if (area !== undefined && others.every((other) => other.area === area.id))
    things.push({ meant: { area: area.id }, names: [area.name] });
  return things;
}

/** "The twinklers" are no room because the only lamps of a room were meant: "lights in the snug", "snug lights". */
function isPlaced(text: string, said: string): boolean {
  const words = ` ${normalWords(text).join(' ')} `;
  return new RegExp(
    ` (?:in|inside|of) (?:the |my |our )?${escapePattern(said)} | ${escapePattern(said)} (?!please )\\S`,
  ).test(words);
}

/** What was done, whatever was already so. */
export function deedOf(calls: readonly ResolvedCall[]): string {
  return canonical(
    calls
      .filter(({ do: does }) => does !== 'control')
      .map(({ matching: _, ...call }) => ({ ...call, devices: [...(call.devices ?? [])].sort() })),
  );
}

/** null: they are more than a plain change of named devices. */
function plainCalls(calls: readonly ResolvedCall[]): Meant | null {
  const plain = calls.map(({ devices = [], matching: _, ...call }) => ({
    ...call,
    target: { ids: [...devices], ...(devices.length > 1 ? { all: true } : {}) },
  }));
  return MEANT.safeParse({ calls: plain }).data ?? null;
}
