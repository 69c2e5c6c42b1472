/** The first place in a rising row that is not before a value. */
export function placeIn<T extends number | string>(
  row: ArrayLike<T>,
  value: T,
  from = 0,
  to = row.length,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
