// Checkpoints: a search between two batches as bytes, and back. The table of the visited set is
// made again. The identity says of what system the search is; another's checkpoint is refused.

import { hashOfWords, headIn, headOf } from "../checkpointHead.ts";
import type { Position, Restored } from "./leader.ts";
import { Visited } from "./visited.ts";

const SORT = { magic: 0x7365_7062, version: 2 };

type Header = {
  readonly identity: string;
  readonly width: number;
  readonly count: number;
  readonly position: Position;
  /** Of the words that follow: keys, parents, choices. */
  readonly hash: number;
};

/** The search as bytes. */
export function saved(identity: string, { visited, position }: Restored): Uint8Array {
  const { width, count, keys, parents, choices } = visited;
  const words = new Int32Array(count * (width + 2));
  words.set(keys.subarray(0, count * width));
  words.set(parents.subarray(0, count), count * width);
  words.set(choices.subarray(0, count), count * (width + 1));
  const hash = hashOfWords(words);
  const head = headOf(SORT, { identity, width, count, position, hash } satisfies Header);
  const bytes = new Uint8Array(head.length + words.byteLength);
  bytes.set(head);
  bytes.set(new Uint8Array(words.buffer), head.length);
  return bytes;
}

/** The search that `bytes` hold, or why they are refused. */
export function resumed(
  identity: string,
  bytes: Uint8Array,
): Restored | { readonly refused: string } {
  const head = headIn(SORT, bytes);
  if (head.tag === "refused") return { refused: head.because };
  const header = head.header as Header;
  if (header.identity !== identity)
    return { refused: `it is of ${header.identity}, not of ${identity}` };
  const { position, count, width } = header;
  const isWhole =
    bytes.length % 4 === 0 &&
    head.words.length === count * (width + 2) &&
    hashOfWords(head.words) === header.hash;
  if (!isWhole) return { refused: "its states are damaged" };
  // JSON has no `undefined` in lists.
  const goalDepths = position.goalDepths.map((depth) => depth ?? undefined);
  return { visited: visitedFrom(header, head.words), position: { ...position, goalDepths } };
}

function visitedFrom({ width, count }: Header, words: Int32Array): Visited {
  const visited = new Visited(width);
  const parents = words.subarray(count * width, count * (width + 1));
  const choices = words.subarray(count * (width + 1));
  for (let row = 0; row < count; row++)
    visited.add(words, row * width, parents[row] as number, choices[row] as number);
  return visited;
}
