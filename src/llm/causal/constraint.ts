/** Constrained decoding: which tokens may come next, from those that came so far. */

/** Null: whatever the model likes. An empty answer ends the text. */
export type Constraint = (sofar: readonly number[]) => Iterable<number> | null;

interface Node {
  readonly next: Map<number, Node>;
  whole: boolean;
}

/**
 * Exactly one of these texts, nothing else, whatever the model believes.
 * @param texts each as tokens
 * @param end the token that ends a text
 */
export function oneOf(texts: readonly (readonly number[])[], end: number): Constraint {
  const root: Node = { next: new Map(), whole: false };
  for (const tokens of texts) {
    let node = root;
    for (const token of tokens) {
      const next = node.next.get(token) ?? { next: new Map(), whole: false };
      node.next.set(token, next);
      node = next;
    }
    node.whole = true;
  }
  return (sofar) => {
    let node: Node | undefined = root;
    for (const token of sofar) node = node?.next.get(token);
    if (node === undefined) return [];
    return node.whole ? [...node.next.keys(), end] : node.next.keys();
  };
}
