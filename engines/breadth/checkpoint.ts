// Checkpoints: a search between two batches as bytes, and back. The table of the visited set is
// made again. The identity says of what system the search is; another's checkpoint is refused.

import type { Position, Restored } from "./leader.ts";
import { Visited } from "./visited.ts";

// Four words (MAGIC, VERSION, length of the header in bytes, hash of all that follows), then the
// header, which is JSON in ASCII filled up to whole words, then keys, parents and choices.
const MAGIC = 0x7365_7062;
const VERSION = 1;
const PREFIX_WORDS = 4;

type Header = {
  readonly identity: string;
  readonly width: number;
  readonly count: number;
  readonly position: Position;
};

/** The search as bytes. */
export function saved(identity: string, { visited, position }: Restored): Uint8Array {
  const { width, count, keys, parents, choices } = visited;
  const text = JSON.stringify({ identity, width, count, position } satisfies Header);
  const header = asciiWords(text);
  const rows = [keys.subarray(0, count * width), parents, choices];
  const words = new Int32Array(PREFIX_WORDS + header.length + count * (width + 2));
  words.set(header, PREFIX_WORDS);
  let at = PREFIX_WORDS + header.length;
  for (const list of rows) {
    const used = list.subarray(0, list === rows[0] ? count * width : count);
    words.set(used, at);
    at += used.length;
  }
  words.set([MAGIC, VERSION, header.length * 4, hashOf(words, PREFIX_WORDS)]);
  return new Uint8Array(words.buffer);
}

/** The search that `bytes` hold, or why they are refused. */
export function resumed(
  identity: string,
  bytes: Uint8Array,
): Restored | { readonly refused: string } {
  const words = new Int32Array(Math.floor(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes.subarray(0, words.length * 4));
  const [magic, version, headerBytes = 0, hash] = words;
  if (magic !== MAGIC) return { refused: "it is no checkpoint of a search" };
  if (version !== VERSION) return { refused: `it has version ${version}, not ${VERSION}` };
  if (bytes.length % 4 !== 0 || hashOf(words, PREFIX_WORDS) !== hash)
    return { refused: "it is damaged" };
  const start = PREFIX_WORDS + headerBytes / 4;
  const header = JSON.parse(asciiOf(words.subarray(PREFIX_WORDS, start))) as Header;
  if (header.identity !== identity)
    return { refused: `it is of ${header.identity}, not of ${identity}` };
  const { position } = header;
  // JSON has no `undefined` in lists.
  const goalDepths = position.goalDepths.map((depth) => depth ?? undefined);
  const visited = visitedFrom(header, words.subarray(start));
  return { visited, position: { ...position, goalDepths } };
}

function visitedFrom({ width, count }: Header, words: Int32Array): Visited {
  const visited = new Visited(width);
  const parents = words.subarray(count * width, count * (width + 1));
  const choices = words.subarray(count * (width + 1));
  for (let row = 0; row < count; row++)
    visited.add(words, row * width, parents[row] as number, choices[row] as number);
  return visited;
}

/** A character in each byte; what is no ASCII becomes an escape of JSON. */
function asciiWords(json: string): Int32Array {
  const text = json.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const bytes = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(0x20);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new Int32Array(bytes.buffer);
}

function asciiOf(words: Int32Array): string {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.length * 4);
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function hashOf(words: Int32Array, from: number): number {
  let hash = words.length;
  for (let at = from; at < words.length; at++) {
    hash = Math.imul(hash ^ (words[at] as number), 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
