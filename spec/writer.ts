// Values as words: where the words go, and writers for records, unions and lists. The codec of the
// state is made of these.

import type { ThreadKey } from "./name.ts";

/** Where everything goes when things that are alike change their numbers. */
export type Renaming = {
  readonly task: (number: number) => number;
  readonly thread: (key: ThreadKey) => ThreadKey;
  readonly frame: (frame: number) => number;
  /** In whatever task. Pages of flexpages of more than one page must stay. */
  readonly page: (page: number) => number;
};

/** Everything stays. */
export const identity: Renaming = {
  task: (number) => number,
  thread: (key) => key,
  frame: (frame) => frame,
  page: (page) => page,
};

/** "exact": every field. "essential": as two states are the same to every future: times count from
 *  now, and what nothing depends on is left out: instruction pointers, also where the kernel's own
 *  messages tell them, and the contents of user memory. */
export type Mode = "exact" | "essential";

/** A list of words being written. Reused for one state after another. */
export class StateWriter {
  words: Int32Array = new Int32Array(512);
  count = 0;
  mode: Mode = "exact";
  renaming: Renaming = identity;
  now = 0;
  /** The task whose part is being written. */
  task = 0;
  /** The word of a message that is an instruction pointer; −1: none is. */
  ipWord = -1;

  put(word: number): void {
    if (this.count === this.words.length) {
      const larger = new Int32Array(2 * this.count);
      larger.set(this.words);
      this.words = larger;
    }
    this.words[this.count++] = word;
  }
}

/** Writes a value. */
export type Write<T> = (to: StateWriter, value: T) => void;
/** A writer for each field: the compiler refuses a type with a field more. */
export type Fields<T> = { readonly [K in keyof T]-?: Write<T[K]> };

/** All fields, in the order of `fields`. */
export function record<T>(fields: Fields<T>): Write<T> {
  const names = Object.keys(fields) as (keyof T)[];
  const writers = names.map((name) => fields[name]) as Write<unknown>[];
  return (to, value) => {
    for (let at = 0; at < names.length; at++)
      (writers[at] as Write<unknown>)(to, value[names[at] as keyof T]);
  };
}

type Tagged = { readonly tag: string };
type Cases<T extends Tagged> = {
  readonly [Tag in T["tag"]]: Fields<Omit<Extract<T, { readonly tag: Tag }>, "tag">>;
};

/** The number of the case, then its fields. */
export function union<T extends Tagged>(cases: Cases<T>): Write<T> {
  const tags = Object.keys(cases);
  const writers = tags.map((tag) => record(cases[tag as T["tag"]] as Fields<unknown>));
  return (to, value) => {
    const at = tags.indexOf(value.tag);
    to.put(at);
    (writers[at] as Write<unknown>)(to, value);
  };
}

export const integer: Write<number> = (to, value) => to.put(value);
export const boolean: Write<boolean> = (to, value) => to.put(value ? 1 : 0);

export const choice =
  (...values: readonly string[]): Write<string> =>
  (to, value) =>
    to.put(values.indexOf(value));

/** −1 for none; so the first word of what there may be is never −1. */
export const optional =
  <T>(write: Write<T>): Write<T | undefined> =>
  (to, value) => {
    if (value === undefined) to.put(-1);
    else {
      to.put(1);
      write(to, value);
    }
  };

export const list =
  <T>(write: Write<T>): Write<readonly T[]> =>
  (to, values) => {
    to.put(values.length);
    for (const value of values) write(to, value);
  };
