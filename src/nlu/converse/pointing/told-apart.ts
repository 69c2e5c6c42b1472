/** Which of several things a few words mean: "the left one", "the forward one", "aft cabin", "the fan". */
import type { Device } from '../../../actions/home.js';
import { nameWords } from '../../../actions/resolve/names.js';
import type { World } from '../../../actions/world.js';

/** Words that tell nothing apart. */
export const FILLER: ReadonlySet<string> = new Set(
  'in on at to the of one please i mean meant that is its just want only a an my our for with option number no nope'.split(
    ' ',
  ),
);

export interface Option {
  readonly devices: readonly string[];
  readonly label: string;
}

/** The option that the words name and nothing else; null if none or several fit. */
export function optionCalled(
  options: readonly Option[],
  words: readonly string[],
  world: World,
): Option | null {
  const exact = options.filter(({ label }) => sameWords(nameWords(label), words));
  if (exact.length === 1) return exact[0] ?? null;
  const fitting = options.filter((option) => {
    const known = new Set(wordsOf(option, world));
    return words.every((word) => known.has(word));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/**
 * "The forward one", after something was done to the aft one: of the things like those, first the ones that are called the
 * same, then those that are called much the same, then any of their kind.
 */
export function likeThese(said: string, these: readonly Device[], world: World): Device | null {
  const words = nameWords(said).filter((word) => !FILLER.has(word));
  if (words.length === 0) return null;
  for (const pool of pools(these, world)) {
    const options = pool.map(({ id, name }) => ({ devices: [id], label: name }));
    const found = optionCalled(options, words, world);
    if (found !== null) return pool.find(({ id }) => found.devices.includes(id)) ?? null;
  }
  return null;
}

function pools(these: readonly Device[], { home }: World): readonly (readonly Device[])[] {
  const others = home.devices.filter(
    (device) => !these.includes(device) && these.some(({ kind }) => kind === device.kind),
  );
  const called = (fits: (name: readonly string[], known: readonly string[]) => boolean): Device[] =>
    others.filter((device) => these.some((one) => fits(nameWords(device.name), nameWords(one.name))));
  return [called(sameWords), called((name, known) => name.at(-1) === known.at(-1)), others];
}

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word) => b.includes(word));

/** Everything an option may be called: its label, its devices, their rooms and floors, what they are. */
function wordsOf(option: Option, { home }: World): string[] {
  const devices = home.devices.filter(({ id }) => option.devices.includes(id));
  const areas = home.areas.filter((area) => devices.some((device) => device.area === area.id));
  const floors = home.floors.filter((floor) => areas.some((area) => area.floor === floor.id));
  const names = [...devices, ...areas, ...floors].flatMap(({ name, aliases }) => [name, ...aliases]);
  return [option.label, ...names, ...devices.map(({ kind }) => kind)].flatMap(nameWords);
}
