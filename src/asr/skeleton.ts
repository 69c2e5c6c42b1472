/**
 * The part of the phrase graph that is the same in every house: some 180,000 nodes of the built-in phrases, made once when
 * the program is built. A house adds its names (the tries of its lists), leaves out phrases for what it has not got, and
 * says which singulars are rare in it; that takes a tenth of the time of making everything anew.
 */
import { createHash } from 'node:crypto';
import { compileGroups, type Group, type List } from '../nlu/reference/lexicon.js';
import type { ListSource } from '../nlu/skill.js';
import type { Expression } from '../nlu/template/expression.js';
import { ChoiceCosts } from './choice-costs.js';
import {
  type GraphData,
  type Names,
  Numbers,
  packGraph,
  packTries,
  type Rows,
  Vocabulary,
} from './graph-data.js';
import { ListTries } from './list-tries.js';
import { NumberAgreement, nounsOf } from './number-agreement.js';
import type { PhraseWeights } from './phrase-weights.js';
import type { GrammarGroup, GrammarSource } from './recognizer.js';
import { buildWordGraph, once, type Trace, type Trie, type Way } from './word-graph.js';

/** A list whose items are the house's to say; `named`: by the groups that mean it, with what they call it. */
interface Place {
  /** Its trie in the skeleton, which holds nothing, or what every house says that says the same (`said`). */
  readonly trie: number;
  /** What the list said when the skeleton was made; null where the house decides what a wording costs, too. */
  readonly said: string | null;
  readonly named: readonly { readonly group: number; readonly list: string }[];
  readonly possessive: boolean;
}

export interface Skeleton {
  readonly graph: GraphData;
  readonly places: readonly Place[];
  /** Keys of the groups, in their order. */
  readonly groups: readonly string[];
  /** Ways to a group's sentence: place in `free.values`, group, ... */
  readonly owned: Uint32Array;
  /** Ways to a singular whose plural could be said: place in `free.values`, place in `nouns`, ... */
  readonly singulars: Uint32Array;
  readonly nouns: readonly string[];
}

/** @param source with the groups of every kind of device @throws EarshotError TEMPLATE_INVALID */
export function makeSkeleton(source: GrammarSource, weights: PhraseWeights): Skeleton {
  const owners = new Map<Way, GrammarGroup>();
  const nounOf = new Map<Way, string>();
  const placeOf = new Map<Trie, Omit<Place, 'trie'> & { readonly named: Place['named'][number][] }>();
  const [plain, possessives] = [new Map<List, Trie>(), new Map<List, Trie>()];
  const numbers = new Map(source.groups.map((group, at) => [group, at]));
  const lists = new SaidByLists(source);
  const trace: Trace = {
    sentence: (_node, _key, { group }, way) => owners.set(way, group),
    choice: ({ free }, _key, { items }) => {
      for (const [rank, noun] of nounsOf(items).entries()) {
        const way = free[rank];
        if (noun !== null && way !== undefined) nounOf.set(way, noun);
      }
    },
    list: (list, name, possessive, { group }, make) => {
      // Numbers are the same in every house, and most of all tries.
      if (list.type !== 'items') return null;
      const known = possessive ? possessives : plain;
      const said = list.items.some(({ expression }) => agrees(expression)) ? null : lists.of(name, group);
      const trie = once(known, list, said === null ? make.empty : make.filled);
      once(placeOf, trie, () => ({ named: [], possessive, said })).named.push({
        group: numbers.get(group) ?? 0,
        list: name,
      });
      return trie;
    },
  };
  const root = buildWordGraph(source, weights, trace);
  const [owned, singulars, places]: [number[], number[], Place[]] = [[], [], []];
  const nouns = new Vocabulary();
  const graph = packGraph(root, {
    way: (way, at) => {
      const owner = owners.get(way);
      const noun = nounOf.get(way);
      if (owner !== undefined) owned.push(at, numbers.get(owner) ?? 0);
      if (noun !== undefined) singulars.push(at, nouns.of(noun));
    },
    trie: (trie, id) => {
      const place = placeOf.get(trie);
      if (place !== undefined) places.push({ ...place, trie: id, named: distinct(place.named) });
    },
  });
  return {
    graph,
    places,
    groups: keysOf(source),
    owned: new Uint32Array(owned),
    singulars: new Uint32Array(singulars),
    nouns: nouns.all,
  };
}

/** The graph of one house; null where it has phrases that the skeleton lacks (a plugin's, other rules). */
export function inHouse(skeleton: Skeleton, source: GrammarSource, weights: PhraseWeights): GraphData | null {
  const house = groupsIn(skeleton, source);
  if (house === null) return null;
  const { graph, places, singulars, nouns, owned } = skeleton;
  const agreement = new NumberAgreement(source);
  const tries = new ListTries(new ChoiceCosts(weights, agreement));
  const own = new Numbers<Trie>();
  const first = graph.childCosts.length;
  /** By the place's trie: the one that takes its place. */
  const filled = new Map<number, number>();
  const said = new SaidByLists(source);
  for (const { trie, named, possessive, said: before } of places) {
    const place = placeIn(named, house);
    if (place === null || (before !== null && said.of(place.list, place.group.group) === before)) continue;
    const list = place.group.scope.list(place.list);
    if (list.type === 'items') filled.set(trie, first + own.of(tries.of(list, possessive)));
  }
  const lists = Uint32Array.from(graph.lists.values);
  for (let at = 0; at < lists.length; at += 2) lists[at] = filled.get(lists[at] ?? 0) ?? lists[at] ?? 0;
  const freeCosts = Float64Array.from(graph.freeCosts);
  for (let at = 0; at < singulars.length; at += 2) {
    const way = singulars[at] ?? 0;
    freeCosts[way] = (freeCosts[way] ?? 0) + agreement.cost(nouns[singulars[at + 1] ?? 0] ?? '');
  }
  const closed = new Set<number>();
  for (let at = 0; at < owned.length; at += 2) if (!house.has(owned[at + 1] ?? 0)) closed.add(owned[at] ?? 0);
  return {
    ...graph,
    ...withTries(graph, own),
    ...without(closed, graph.free, freeCosts),
    lists: { starts: graph.lists.starts, values: lists },
  };
}

/** The skeleton's groups that this house has, by their number there; null where it has others. */
function groupsIn({ groups }: Skeleton, source: GrammarSource): ReadonlyMap<number, Group> | null {
  const numbers = new Map<string, number[]>();
  for (const [at, key] of groups.entries()) numbers.set(key, [...(numbers.get(key) ?? []), at]);
  const keys = keysOf(source);
  if (keys.some((key) => !numbers.has(key))) return null;
  // Their sentences are in the skeleton: what the house must say is what its lists hold.
  const silent = source.groups.map((group) => ({ ...group, sentences: [] }));
  const house = new Map<number, Group>();
  for (const [at, group] of compileGroups({ ...source, groups: silent }).entries())
    for (const number of numbers.get(keys[at] ?? '') ?? []) house.set(number, group);
  return house;
}

function placeIn(named: Place['named'], house: ReadonlyMap<number, Group>) {
  for (const { group: number, list } of named) {
    const group = house.get(number);
    if (group !== undefined) return { group, list };
  }
  return null;
}

/** Has it a singular whose cost depends on how many of its kind a house has? */
function agrees(expression: Expression): boolean {
  if (expression.type === 'choice')
    return nounsOf(expression.items).some((noun) => noun !== null) || expression.items.some(agrees);
  return expression.type === 'sequence' && expression.items.some(agrees);
}

/** What the lists of a grammar say, as short texts that are equal where they say the same. */
class SaidByLists {
  readonly #texts = new Map<ListSource, string>();

  constructor(private readonly source: GrammarSource) {}

  of(name: string, group: GrammarGroup): string {
    const list = group.lists?.[name] ?? this.source.lists[name];
    if (list === undefined) return '';
    if ('from' in list) return `${this.of(list.from, group)} ${JSON.stringify(list.where)}`;
    return once(this.#texts, list, () =>
      'values' in list
        ? createHash('sha256')
            .update(JSON.stringify(list.values.map(({ in: said, context }) => [said, context])))
            .digest('base64')
        : '',
    );
  }
}

/** The skeleton's tries and, behind them, the house's own. */
function withTries(graph: GraphData, own: Numbers<Trie>): Names {
  const first = graph.childCosts.length;
  const names = packTries(own, new Vocabulary(graph.vocabulary), first);
  const { starts, values } = graph.children;
  const ends = names.children.starts.subarray(1).map((start) => start + values.length);
  return {
    vocabulary: names.vocabulary,
    children: {
      starts: joined(new Uint32Array(starts.length + ends.length), starts, ends),
      values: joined(
        new Uint32Array(values.length + names.children.values.length),
        values,
        names.children.values,
      ),
    },
    childCosts: joined(new Float64Array(first + names.childCosts.length), graph.childCosts, names.childCosts),
  };
}

/** The ways but for these. */
function without(
  closed: ReadonlySet<number>,
  free: Rows,
  costs: Float64Array<ArrayBuffer>,
): Pick<GraphData, 'free' | 'freeCosts'> {
  if (closed.size === 0) return { free, freeCosts: costs };
  const starts = new Uint32Array(free.starts.length);
  const values = new Uint32Array(free.values.length - closed.size);
  const freeCosts = new Float64Array(values.length);
  let kept = 0;
  for (let node = 0; node + 1 < starts.length; node += 1) {
    const end = free.starts[node + 1] ?? 0;
    for (let at = free.starts[node] ?? end; at < end; at += 1) {
      if (closed.has(at)) continue;
      values[kept] = free.values[at] ?? 0;
      freeCosts[kept] = costs[at] ?? 0;
      kept += 1;
    }
    starts[node + 1] = kept;
  }
  return { free: { starts, values }, freeCosts };
}

/** What of a group decides its nodes: its phrases, its rules, its ranges and which of its lists are any words; not what a list holds. */
function keysOf({ groups, rules, lists }: GrammarSource): string[] {
  const texts = new Map<unknown, string>();
  const text = (part: object | undefined, say: () => unknown): string =>
    once(texts, part, () => JSON.stringify(say() ?? null));
  const kinds = (all: GrammarSource['lists'] | undefined): unknown =>
    Object.entries(all ?? {}).map(([name, list]) => [name, 'values' in list ? null : list]);
  return groups.map(({ rules: own, lists: ownLists, ...rest }) =>
    createHash('sha256')
      .update(JSON.stringify(rest))
      .update(text(own, () => own))
      .update(text(ownLists, () => kinds(ownLists)))
      .update(text(rules, () => rules))
      .update(text(lists, () => kinds(lists)))
      .digest('base64'),
  );
}

function distinct(named: Place['named']): Place['named'] {
  return [...new Map(named.map((one) => [`${one.group} ${one.list}`, one])).values()];
}

/** @param all as long as both */
function joined<T extends Uint32Array | Float64Array>(
  all: T,
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): T {
  all.set(one);
  all.set(other, one.length);
  return all;
}
