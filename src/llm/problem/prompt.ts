/**
 * A problem as the encoder reads it: the sentence, the room, then each candidate and each value behind a mark that says what
 * it is. Marks are the vocabulary's unused pieces, so that no word can be mistaken for one. The decoder points at
 * encoder positions: a word's first piece, a candidate's or value's mark.
 *
 *   [CLS] kitchen lamp off [SEP] [ROOM] hall [NUMBER] ... [LIGHT] on dim lamp [PLACE] kitchen [LIGHT][HERE] off lamp [SEP]
 */
import { KINDS } from '../../actions/home.js';
import type { Pointer } from '../answer/vocabulary.js';
import { HEADS } from '../answer/vocabulary.js';
import type { Entity, Problem } from './problem.js';
import type { Wordpiece } from './wordpiece.js';

export interface Prompt {
  /** Piece ids, at most `MAX_PIECES`. */
  readonly ids: readonly number[];
  /** Encoder positions of the words, candidates and values that were kept. */
  readonly words: readonly number[];
  readonly entities: readonly number[];
  readonly values: readonly number[];
}

export const MAX_PIECES = 192;

const VALUE_TYPES = ['number', 'duration', 'time', 'day', 'repeat', 'color', 'word'] as const;
/** In the order of the vocabulary's `[unused1]`, `[unused2]` ... */
export const MARKS: readonly string[] = [
  ...['room', 'here', 'last', 'place', 'area', 'floor', 'list', 'calendar'],
  ...KINDS.map((kind) => `kind:${kind}`),
  ...VALUE_TYPES.map((type) => `value:${type}`),
  ...HEADS.map((head) => `did:${head}`),
];
const MARK_OF: ReadonlyMap<string, string> = new Map(
  // The table of unused pieces has a gap: [unused0] to [unused98] stand first, the others after the special pieces.
  MARKS.map((mark, index) => [mark, `[unused${index + 1}]`]),
);

export function promptOf(problem: Problem, { encode, id }: Wordpiece): Prompt {
  const mark = (name: string): number => id(MARK_OF.get(name) ?? '[UNK]');
  const ids: number[] = [id('[CLS]')];
  const { sentence, words } = problem;
  const positions = { words: [] as number[], entities: [] as number[], values: [] as number[] };
  let from = 0;
  for (const { start, end } of words) {
    ids.push(...encode(sentence.slice(from, start)));
    positions.words.push(ids.length);
    ids.push(...encode(sentence.slice(start, end)));
    from = end;
  }
  ids.push(...encode(sentence.slice(from)), id('[SEP]'));
  if (problem.room !== null) ids.push(mark('room'), ...encode(problem.room).slice(0, MAX_NAME));
  if (problem.lastHead !== null) ids.push(mark(`did:${problem.lastHead}`));
  // Values first: there are few, and where the prompt is cut a far candidate is lost, not what was said.
  for (const value of problem.values) {
    positions.values.push(ids.length);
    ids.push(mark(`value:${value.type}`), ...encode(value.text).slice(0, MAX_NAME));
  }
  for (const entity of problem.entities) {
    const pieces = piecesOf(entity, mark, encode);
    if (ids.length + pieces.length >= MAX_PIECES) break;
    positions.entities.push(ids.length);
    ids.push(...pieces);
  }
  return { ids: [...ids.slice(0, MAX_PIECES - 1), id('[SEP]')], ...positions };
}

/** Of a long name the beginning tells it apart. */
const MAX_NAME = 8;

function piecesOf(entity: Entity, mark: (name: string) => number, encode: Wordpiece['encode']): number[] {
  return [
    mark(entity.kind === null ? entity.type : `kind:${entity.kind}`),
    ...(entity.here ? [mark('here')] : []),
    ...(entity.last ? [mark('last')] : []),
    ...entity.traits.flatMap(encode),
    ...encode(entity.text).slice(0, MAX_NAME),
    ...(entity.place === null || entity.here
      ? []
      : [mark('place'), ...encode(entity.place).slice(0, MAX_NAME)]),
  ];
}

/** The encoder position of a pointer; null where the prompt was cut before it. */
export function positionOf(pointer: Pointer, prompt: Prompt): number | null {
  if ('word' in pointer) return prompt.words[pointer.word] ?? null;
  if ('entity' in pointer) return prompt.entities[pointer.entity] ?? null;
  return prompt.values[pointer.value] ?? null;
}

/** The problem without what the prompt has no room for: nothing else may be pointed at. */
export function keptIn(problem: Problem, prompt: Prompt): Problem {
  return problem.entities.length === prompt.entities.length
    ? problem
    : { ...problem, entities: problem.entities.slice(0, prompt.entities.length) };
}
