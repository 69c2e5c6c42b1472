/**
 * Gradient-boosted trees (Friedman 2001) as training/llm/calibrate.py writes them: each adds its leaf's value to a logit. Nodes of a
 * tree stand in flat arrays, children after their parent; a leaf has no children.
 */
import { z } from 'zod';

const index = z.int().min(0);
const TREE = z
  .object({
    /** Of each node: which feature decides, and up to which value it goes left. */
    feature: z.array(index),
    threshold: z.array(z.number()),
    /** Its children; 0 at a leaf. */
    left: z.array(index),
    right: z.array(index),
    /** What a leaf adds. */
    value: z.array(z.number()),
  })
  .refine(
    ({ feature, threshold, left, right, value }) =>
      value.length > 0 && [feature, threshold, left, right].every(({ length }) => length === value.length),
    'a tree with rows of different lengths',
  )
  .refine(
    ({ left, right, value }) =>
      left.every((child, node) => {
        const other = right[node] ?? 0;
        const isLeaf = child === 0 && other === 0;
        return isLeaf || (child > node && other > node && child < value.length && other < value.length);
      }),
    'a tree whose children do not follow their parent',
  );

export const BOOSTED_TREES = z
  .object({
    /** Names of the features, in the order of the trees' numbers. */
    features: z.array(z.string()).min(1).max(100),
    /** The logit before any tree. */
    start: z.number(),
    trees: z.array(TREE).max(2000),
  })
  .refine(
    ({ features, trees }) => trees.every(({ feature }) => feature.every((one) => one < features.length)),
    'a tree that asks for a feature without a name',
  );
export type BoostedTrees = z.infer<typeof BOOSTED_TREES>;

/** @param values by the features' names; one that is missing counts as 0 @returns a probability, 0-1 */
export function chanceOf(
  { features, start, trees }: BoostedTrees,
  values: Readonly<Record<string, number>>,
): number {
  const row = features.map((name) => values[name] ?? 0);
  let logit = start;
  for (const { feature, threshold, left, right, value } of trees) {
    let node = 0;
    while (left[node] !== 0) {
      const goesLeft = (row[feature[node] ?? 0] ?? 0) <= (threshold[node] ?? 0);
      node = (goesLeft ? left[node] : right[node]) ?? 0;
    }
    logit += value[node] ?? 0;
  }
  return 1 / (1 + Math.exp(-logit));
}
