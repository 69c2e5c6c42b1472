/** Parts that many calls have: a key and what is pointed at behind it. */

import type { EntityType, Problem } from '../problem/problem.js';
import type { Fields } from './fields.js';
import { type Legal, type Part, pointers, type Reading, symbols, take } from './legal.js';
import { opens, readDay, readSeconds, readText, valuesOfType, wordsFrom } from './read-values.js';
import type { Item, Pointer } from './vocabulary.js';

export function everyPart(fields: Fields): Part {
  return {
    starts: () => symbols('every'),
    fill(): void {
      fields.all = true;
    },
  };
}

export function textPart(key: string, problem: Problem, put: (text: string) => void): Part {
  return {
    starts: () => opens(key, wordsFrom(problem, 0)),
    *read(): Reading<void> {
      put(yield* readText(problem));
    },
  };
}

export function secondsPart(key: string, problem: Problem, put: (seconds: number) => void): Part {
  return {
    starts: () => opens(key, valuesOfType(problem, 'duration')),
    *read(): Reading<void> {
      put(yield* readSeconds(problem));
    },
  };
}

export function dayPart(key: string, problem: Problem, put: (day: NonNullable<Fields['day']>) => void): Part {
  return {
    starts: () => opens(key, valuesOfType(problem, 'day')),
    *read(): Reading<void> {
      put(yield* readDay(problem));
    },
  };
}

export function choicePart<T extends string>(
  key: string,
  choices: readonly T[],
  put: (choice: T) => void,
): Part {
  return {
    starts: () => symbols(...choices.map((choice) => `${key}:${choice}`)),
    fill(item): void {
      const choice = choices.find((one) => item === `${key}:${one}`);
      if (choice !== undefined) put(choice);
    },
  };
}

export function entityPart(key: string, type: EntityType, problem: Problem, put: (id: string) => void): Part {
  const those = entitiesOf(type, problem);
  return {
    starts: () => opens(key, those),
    *read(): Reading<void> {
      put(entityAt(yield* take(those), problem));
    },
  };
}

export function entitiesOf(type: EntityType, { entities }: Problem): Legal {
  return pointers(
    entities.flatMap((entity, index): Pointer[] => (entity.type === type ? [{ entity: index }] : [])),
  );
}

export function entityAt(item: Item, { entities }: Problem): string {
  return typeof item !== 'string' && 'entity' in item ? (entities[item.entity]?.id ?? '') : '';
}
