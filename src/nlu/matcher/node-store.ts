/** Makes nodes, each once: what is built alike is the same node. Works out what each can begin with. */
import {
  type ChoiceNode,
  type First,
  type ListNode,
  type ListRef,
  type LoopNode,
  type Node,
  Opens,
  type SequenceNode,
  type WordNode,
} from './node.js';

const NONE: ReadonlySet<number> = new Set();
const NOTHING: First = { words: NONE, opens: 0, empty: true, any: false };
/** Below this many alternatives each is asked; above, they are looked up by the word. */
const FEW = 4;

export class NodeStore {
  readonly #byShape = new Map<string, Node>();
  #count = 0;

  word(words: readonly number[]): Node {
    const [head] = words;
    const first = head === undefined ? NOTHING : { ...NOTHING, words: new Set([head]), empty: false };
    return this.#once(`w${words.join()}`, (id): WordNode => ({ type: 'word', id, first, words }));
  }

  sequence(items: readonly Node[]): Node {
    return this.#once(
      `s${ids(items)}`,
      (id): SequenceNode => ({ type: 'sequence', id, first: firstOfSequence(items), items }),
    );
  }

  choice(items: readonly Node[]): Node {
    return this.#once(`c${ids(items)}`, (id): ChoiceNode => {
      const first = union(items.map((item) => item.first));
      const others = items.filter((item) => item.first.opens !== 0 || item.first.empty);
      const byWord = items.length <= FEW ? null : lookup(items);
      return { type: 'choice', id, first, items, byWord, others };
    });
  }

  list(list: ListRef, slot: string, owner: boolean): Node {
    const any = owner || list.type !== 'items' || list.view.list.complex.some(({ node }) => node.first.any);
    const empty = !owner && list.type === 'items' && list.view.list.late.size > 0;
    const first = { words: NONE, opens: opensWith(list, owner), empty, any };
    return this.#once(
      `l${list.id} ${owner} ${slot}`,
      (id): ListNode => ({ type: 'list', id, first, list, slot, owner }),
    );
  }

  /** A rule inside itself: known only when the rule is whole. */
  loop(target: () => Node | null): Node {
    this.#count += 1;
    const node: LoopNode = {
      type: 'loop',
      id: this.#count,
      first: { words: NONE, opens: Opens.anything, empty: true, any: true },
      target,
    };
    return node;
  }

  #once(shape: string, make: (id: number) => Node): Node {
    const known = this.#byShape.get(shape);
    if (known !== undefined) return known;
    this.#count += 1;
    const node = make(this.#count);
    this.#byShape.set(shape, node);
    return node;
  }
}

function opensWith(list: ListRef, owner: boolean): number {
  if (list.type === 'wildcard') return Opens.anything;
  if (list.type === 'range') return Opens.number;
  if (owner) return Opens.owner;
  // Items that are templates are no words of the trie.
  return list.view.list.complex.length > 0 ? Opens.anything : Opens.name;
}

const ids = (nodes: readonly Node[]): string => nodes.map(({ id }) => id).join();

function lookup(items: readonly Node[]): ReadonlyMap<number, readonly Node[]> {
  const words = new Set(items.flatMap((item) => [...item.first.words]));
  return new Map(
    [...words].map((word) => [
      word,
      items.filter(({ first }) => first.opens !== 0 || first.empty || first.words.has(word)),
    ]),
  );
}

function firstOfSequence(items: readonly Node[]): First {
  const [head] = items;
  if (head !== undefined && !head.first.empty) return head.first;
  const firsts: First[] = [];
  for (const { first } of items) {
    firsts.push({ ...first, empty: false });
    if (!first.empty) return union(firsts);
  }
  return { ...union(firsts), empty: true };
}

function union(firsts: readonly First[]): First {
  const [only] = firsts;
  if (firsts.length === 1 && only !== undefined) return only;
  const words = new Set<number>();
  for (const first of firsts) for (const word of first.words) words.add(word);
  return {
    words,
    opens: firsts.reduce((all, { opens }) => all | opens, 0),
    empty: firsts.some(({ empty }) => empty),
    any: firsts.some(({ any }) => any),
  };
}
