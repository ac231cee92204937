// Tables: readonly arrays indexed by one kind of small dense id.

import { fail } from "./assert.ts";

/** `T`s indexed by `K`. A table never changes; `put` makes another. */
export type Table<K extends number, T> = readonly T[] & { readonly key?: K };

/** The entry at `key`. A hole is a bug of ours. */
export function at<K extends number, T>(table: Table<K, T>, key: K): T {
  if (!(key >= 0 && key < table.length)) fail(`table: no entry ${key} among ${table.length}`);
  return table[key] as T;
}

/** The same table with another entry at `key`. */
export function put<K extends number, T>(table: Table<K, T>, key: K, value: T): Table<K, T> {
  if (!(key >= 0 && key < table.length)) fail(`table: no entry ${key} among ${table.length}`);
  // A copy and a store: `with` takes longer.
  const copy = table.slice();
  copy[key] = value;
  return copy;
}
