// The symmetries of a small configuration as renamings of states.

import { assert } from "../../lib/assert.ts";
import { identity, type Renaming } from "../../spec/writer.ts";
import { lthreadOf, taskOf, threadKey, type ThreadKey } from "../../spec/name.ts";
import type { Alike } from "../../trace/index.ts";

/** Which kinds of things to reduce by. */
export type Kind = keyof Alike;
export const kinds: readonly Kind[] = ["tasks", "threads", "pages", "frames"];

/** A permutation: where what moves goes. */
type Moves = ReadonlyMap<number, number>;

/** Every renaming of what is alike, of the chosen kinds; the first is the identity. */
export function renamingsOf(alike: Alike, chosen: readonly Kind[]): readonly Renaming[] {
  const of = (kind: Kind, lists: readonly (readonly number[])[]): readonly Moves[] =>
    chosen.includes(kind) ? products(lists) : [new Map()];
  const threads = alike.threads.map((list) => list.map(keyOf));
  const order = [
    of("tasks", alike.tasks),
    of("threads", threads),
    of("pages", alike.pages),
    of("frames", alike.frames),
  ].map((moves) => moves.length);
  const size = order.reduce((product, count) => product * count, 1);
  assert(size <= RENAMINGS_MAX, `symmetry: ${size} renamings; leave a kind of things out`);
  return of("tasks", alike.tasks).flatMap((tasks) =>
    of("threads", threads).flatMap((lthreads) =>
      of("pages", alike.pages).flatMap((pages) =>
        of("frames", alike.frames).map((frames) => renaming(tasks, lthreads, pages, frames)),
      ),
    ),
  );
}

const RENAMINGS_MAX = 1000;

function renaming(tasks: Moves, threads: Moves, pages: Moves, frames: Moves): Renaming {
  const moved = (moves: Moves, n: number): number => moves.get(n) ?? n;
  return {
    task: tasks.size === 0 ? identity.task : (number) => moved(tasks, number),
    thread:
      tasks.size + threads.size === 0
        ? identity.thread
        : (key) => {
            const inside = moved(threads, key) as ThreadKey;
            return threadKey(moved(tasks, taskOf(inside)), lthreadOf(inside));
          },
    frame: frames.size === 0 ? identity.frame : (frame) => moved(frames, frame),
    // σ0 has each frame at the page of the same number.
    page:
      pages.size + frames.size === 0
        ? identity.page
        : (page) => moved(pages, frames.get(page) ?? page),
  };
}

/** One permutation of each list, all ways of choosing them. */
function products(lists: readonly (readonly number[])[]): readonly Moves[] {
  return lists.reduce<readonly Moves[]>(
    (made, list) =>
      made.flatMap((moves) =>
        permutations(list).map(
          (image) => new Map([...moves, ...list.map((n, at) => [n, image[at] as number] as const)]),
        ),
      ),
    [new Map()],
  );
}

/** All orders of a list; the first is as it is. */
function permutations(list: readonly number[]): readonly (readonly number[])[] {
  if (list.length <= 1) return [list];
  return list.flatMap((first, at) =>
    permutations(list.toSpliced(at, 1)).map((rest) => [first, ...rest]),
  );
}

function keyOf(name: string): ThreadKey {
  const [task = 0, lthread = 0] = name.split(".").map(Number);
  return threadKey(task, lthread);
}
