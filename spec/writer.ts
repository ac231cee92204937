// Values as words: where the words go, and writers for records, unions and lists. The codec of the
// state is made of these.

import { assert } from "../lib/assert.ts";
import { compiled } from "../lib/compiled.ts";
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

/** A value, what else its words depend on, and the words. */
type Written = {
  value: object;
  mode: Mode;
  renaming: Renaming;
  now: number;
  readonly words: Int32Array;
  count: number;
};

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
  /** By slot, the two values that were written there last. */
  private readonly last: (Written | undefined)[] = [];
  private readonly beforeLast: (Written | undefined)[] = [];

  put(word: number): void {
    if (this.count === this.words.length) this.grow(this.count + 1);
    this.words[this.count++] = word;
  }

  /**
   * Does what `write` does, but copies words that it knows. States that are written one after
   * another have most of their parts in common. Values never change; what comes to the same `slot`
   * is always written by the same `write`, for the same task. Two are kept of each slot, because a
   * state and those after it are written in turns.
   */
  remembering<T extends object>(slot: number, value: T, write: Write<T>): void {
    const { last, beforeLast } = this;
    const latest = last[slot];
    if (latest !== undefined && this.isOf(latest, value))
      return this.copy(latest.words, latest.count);
    const older = beforeLast[slot];
    beforeLast[slot] = latest;
    if (older !== undefined && this.isOf(older, value)) {
      last[slot] = older;
      return this.copy(older.words, older.count);
    }
    const from = this.count;
    write(this, value);
    last[slot] = this.written(older, value, from);
  }

  /** All that the words of a value depend on. */
  private isOf({ value, mode, renaming, now }: Written, asked: object): boolean {
    return value === asked && now === this.now && mode === this.mode && renaming === this.renaming;
  }

  /** Puts `words`, all of them: of many, faster than `copy`. */
  append(words: Int32Array): void {
    const end = this.count + words.length;
    if (end > this.words.length) this.grow(end);
    this.words.set(words, this.count);
    this.count = end;
  }

  /** Puts the first `count` of `words`. */
  copy(words: Int32Array, count: number): void {
    if (this.count + count > this.words.length) this.grow(this.count + count);
    const { words: into, count: from } = this;
    for (let at = 0; at < count; at++) into[from + at] = words[at] as number;
    this.count = from + count;
  }

  /** What was written since `from`, in the place of `older` if that is large enough. */
  private written(older: Written | undefined, value: object, from: number): Written {
    const { mode, renaming, now } = this;
    const count = this.count - from;
    const fits = older !== undefined && older.words.length >= count;
    const words = fits ? older.words : new Int32Array(2 * count);
    for (let at = 0; at < count; at++) words[at] = this.words[from + at] as number;
    if (!fits) return { value, mode, renaming, now, words, count };
    older.value = value;
    older.mode = mode;
    older.renaming = renaming;
    older.now = now;
    older.count = count;
    return older;
  }

  private grow(atLeast: number): void {
    const larger = new Int32Array(2 * atLeast);
    larger.set(this.words);
    this.words = larger;
  }
}

/** Writes a value. */
export type Write<T> = (to: StateWriter, value: T) => void;
/** A writer for each field: the compiler refuses a type with a field more. */
export type Fields<T> = { readonly [K in keyof T]-?: Write<T[K]> };

// Writers are written out, each for itself, so that V8 knows at each place which field of which
// objects is read, and by whom it is written: code that all of them shared would look all up.

/** All fields, in the order of `fields`. */
export function record<T>(fields: Fields<T>): Write<T> {
  const names = Object.keys(fields);
  for (const name of names) assert(/^[a-z]\w*$/i.test(name), `writer: no field is called ${name}`);
  const scope = Object.fromEntries(names.map((name) => [`write_${name}`, fields[name as keyof T]]));
  const calls = names.map((name) => `write_${name}(to, value.${name});`);
  return compiled<Write<T>>(scope, `(to, value) => { ${calls.join(" ")} }`);
}

type Tagged = { readonly tag: string };
type Cases<T extends Tagged> = {
  readonly [Tag in T["tag"]]: Fields<Omit<Extract<T, { readonly tag: Tag }>, "tag">>;
};

/** The number of the case, then its fields. */
export function union<T extends Tagged>(cases: Cases<T>): Write<T> {
  const tags = Object.keys(cases);
  for (const tag of tags) assert(/^[a-z]\w*$/i.test(tag), `writer: no case is called ${tag}`);
  const writers = tags.map((tag) => record(cases[tag as T["tag"]] as Fields<unknown>));
  const scope = Object.fromEntries(tags.map((tag, at) => [`write_${tag}`, writers[at]]));
  const branches = tags.map(
    (tag, at) => `case "${tag}": to.put(${at}); return write_${tag}(to, value);`,
  );
  return compiled<Write<T>>(
    scope,
    `(to, value) => { switch (value.tag) { ${branches.join(" ")} } }`,
  );
}

export const integer: Write<number> = (to, value) => to.put(value);
export const boolean: Write<boolean> = (to, value) => to.put(value ? 1 : 0);

export const choice =
  (...values: readonly string[]): Write<string> =>
  (to, value) =>
    to.put(values.indexOf(value));

/** −1 for none; so the first word of what there may be is never −1. */
export const optional = <T>(write: Write<T>): Write<T | undefined> =>
  compiled(
    { write },
    `(to, value) => {
    if (value === undefined) to.put(-1);
    else { to.put(1); write(to, value); }
  }`,
  );

export const list = <T>(write: Write<T>): Write<readonly T[]> =>
  compiled(
    { write },
    `(to, values) => {
    to.put(values.length);
    for (let at = 0; at < values.length; at++) write(to, values[at]);
  }`,
  );
