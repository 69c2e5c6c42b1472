/** The table's own entry: words come from people and models, and "constructor" is no property of a lamp. */
export function lookup<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
