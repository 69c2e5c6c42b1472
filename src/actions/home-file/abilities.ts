/** `can` of a device: names, one-key maps with a range, one-key maps with a list of values, mixed. */
import type { Ability, Home, Kind } from '../home.js';
import { defaultAbility, KIND_TABLE, OPERATIONS, propertyNames, propertyOf } from '../kinds/kinds.js';
import { clip, type Item, type Reader } from './reader.js';
import { didYouMean } from './suggest.js';

type Units = Home['units'];

/** `can` left out: what the kind does by itself, plus every ability whose property the state names. */
export function abilitiesFromState(
  kind: Kind,
  state: Iterable<string>,
  units: Units,
): Record<string, Ability> {
  const abilities: Record<string, Ability> = basicAbilities(kind, units);
  for (const property of state) {
    if (propertyOf(kind, property)?.spec.role === 'ability') {
      abilities[property] = defaultAbility(kind, property, units);
    }
  }
  return abilities;
}

/** `can` given: exactly these. A property that only shows (a thermostat's humidity) may be named; it adds nothing. */
export function readAbilities(
  reader: Reader,
  section: Item,
  kind: Kind,
  units: Units,
  device: string,
): Record<string, Ability> {
  const abilities: Record<string, Ability> = basicAbilities(kind, units);
  const named = new Set<string>();
  if (reader.isMap(section)) {
    reader.fail(section, `can of ${device} must be a list: can: [brightness, {target: {min: 5, max: 30}}]`);
    return abilities;
  }
  for (const item of reader.list(section, `can of ${device}`)) {
    const entry = readEntry(reader, item, device);
    if (entry === null) continue;
    const found = propertyOf(kind, entry.word);
    if (found === undefined) {
      // `can: [open, close, position]`: the basic operation needs no naming, and does no harm.
      const operations: readonly string[] = KIND_TABLE[kind].operations;
      if (operations.includes(entry.word)) continue;
      const known = [...propertyNames(kind)];
      const other = (OPERATIONS as readonly string[]).includes(entry.word)
        ? [...operations, ...known]
        : known;
      reader.fail(
        item,
        `can of ${device}: a ${kind} has no ability "${clip(entry.word)}"${didYouMean(entry.word, other)}`,
      );
      continue;
    }
    if (named.has(found.name))
      reader.warn(item, `can of ${device} names "${found.name}" twice; the last counts`);
    named.add(found.name);
    const limits = readLimits(reader, entry.limits, kind, found.name, units, `${found.name} of ${device}`);
    if (found.spec.role === 'ability') abilities[found.name] = limits;
  }
  return abilities;
}

/** number and select exist to be set: their value needs no naming. */
function basicAbilities(kind: Kind, units: Units): Record<string, Ability> {
  return KIND_TABLE[kind].operations.includes('set') ? { value: defaultAbility(kind, 'value', units) } : {};
}

function readEntry(
  reader: Reader,
  item: Item,
  device: string,
): { word: string; limits: Item | undefined } | null {
  if (!reader.isMap(item)) {
    const word = reader.text(item, `an ability of ${device}`);
    return word === null ? null : { word, limits: undefined };
  }
  const map = reader.map(item, `an ability of ${device}`);
  if (map === null) return null;
  const [first, ...others] = map;
  if (first === undefined || others.length > 0) {
    reader.fail(
      item,
      `can of ${device}: an ability with a range is a map of one key, such as {target: {min: 5, max: 30}}; ` +
        'start a new list entry for the next ability',
    );
    return null;
  }
  return { word: first[0], limits: first[1] };
}

function readLimits(
  reader: Reader,
  item: Item | undefined,
  kind: Kind,
  property: string,
  units: Units,
  what: string,
): Ability {
  const usual = defaultAbility(kind, property, units);
  if (item === undefined || reader.scalar(item) === null) return usual;
  const spec = propertyOf(kind, property)?.spec;
  const isNumber = spec?.type === 'number' || spec?.type === 'any';
  if (reader.isList(item)) return { ...usual, ...readValues(reader, item, spec?.values, isNumber, what) };
  if (!reader.isMap(item)) {
    const example = isNumber ? '{min: 5, max: 30}' : '[first, second]';
    reader.fail(item, `${what} takes a range or a list of values, such as ${example}`);
    return usual;
  }
  const map = reader.map(item, what, ['min', 'max', 'step', 'values']);
  if (map === null) return usual;
  const values = map.get('values');
  if (values !== undefined) {
    return { ...usual, ...readValues(reader, values, spec?.values, isNumber, what) };
  }
  if (!isNumber && map.size > 0) {
    reader.fail(item, `${what} has no range: it takes a list of values, such as [first, second]`);
    return usual;
  }
  const given: { min?: number; max?: number; step?: number } = {};
  for (const key of ['min', 'max', 'step'] as const) {
    const value = reader.number(map.get(key), `${key} of ${what}`);
    if (value !== null) given[key] = value;
  }
  const limits = { ...usual, ...given };
  const { min, max } = limits;
  if (min !== undefined && max !== undefined && min >= max) {
    reader.fail(item, `${what}: min ${min} is not below max ${max}`);
  }
  if (given.step !== undefined && given.step <= 0) reader.fail(item, `${what}: step must be above 0`);
  if (spec?.unit === '%' && ((min ?? 0) < 0 || (max ?? 100) > 100)) {
    reader.fail(item, `${what} is in percent: the range must lie within 0 to 100`);
  }
  return limits;
}

function readValues(
  reader: Reader,
  item: Item,
  known: readonly string[] | undefined,
  isNumber: boolean,
  what: string,
): Ability {
  if (isNumber) {
    reader.fail(item, `${what} is a number: give a range, such as {min: 5, max: 30, step: 0.5}`);
    return {};
  }
  const values: string[] = [];
  for (const entry of reader.list(item, `values of ${what}`)) {
    const value = reader.source(entry);
    if (value === null || value === '') {
      reader.fail(entry, `the values of ${what} must be words`);
    } else if (known !== undefined && !known.includes(value)) {
      reader.fail(entry, `${what} has no value "${clip(value)}"${didYouMean(value, known)}`);
    } else if (!values.includes(value)) {
      values.push(value);
    }
  }
  if (values.length === 0 && !reader.failed) reader.fail(item, `the list of values of ${what} is empty`);
  return { values };
}
