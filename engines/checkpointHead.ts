// What stands before the words of a checkpoint: which sort of file it is, and a header that says
// of what search. The bytes are four little-endian words (magic, version, length and hash of the
// header), then the header, which is JSON in ASCII filled up with spaces to whole words.

import { hashOf } from "./exhaustive/store.ts";

/** Which sort of file: `magic` is its first word. */
export type Sort = { readonly magic: number; readonly version: number };

export type HeadRead =
  | { readonly tag: "read"; readonly header: unknown; readonly words: Int32Array }
  | { readonly tag: "refused"; readonly because: string };

const PREFIX_BYTES = 16;

/** The bytes that stand before the words. `header` is given back by `headIn`, as JSON has it. */
export function headOf({ magic, version }: Sort, header: object): Uint8Array {
  const text = ascii(JSON.stringify(header));
  const bytes = new Uint8Array(PREFIX_BYTES + text.length);
  for (let at = 0; at < text.length; at++) bytes[PREFIX_BYTES + at] = text.charCodeAt(at);
  const view = new DataView(bytes.buffer);
  const prefix = [magic, version, text.length, hashOfWords(wordsIn(bytes.subarray(PREFIX_BYTES)))];
  for (const [at, word] of prefix.entries()) view.setInt32(4 * at, word, true);
  return bytes;
}

/** The header in `bytes`, which may be anything, and the words behind it. */
export function headIn({ magic, version }: Sort, bytes: Uint8Array): HeadRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_BYTES || view.getInt32(0, true) !== magic)
    return { tag: "refused", because: "it is no checkpoint of such a search" };
  const found = view.getInt32(4, true);
  if (found !== version)
    return { tag: "refused", because: `it has version ${found}, not ${version}` };
  const start = PREFIX_BYTES + view.getUint32(8, true);
  const text = bytes.subarray(PREFIX_BYTES, start);
  // The hash is of whole words: a length that cuts one would say the same.
  if (start % 4 !== 0 || hashOfWords(wordsIn(text)) !== view.getInt32(12, true))
    return { tag: "refused", because: "its header is damaged" };
  try {
    const header: unknown = JSON.parse(
      Array.from(text, (byte) => String.fromCharCode(byte)).join(""),
    );
    return { tag: "read", header, words: wordsIn(bytes.subarray(start)) };
  } catch {
    return { tag: "refused", because: "its header is damaged" };
  }
}

/** A hash of all of `words`. */
export const hashOfWords = (words: Int32Array): number => hashOf(words, 0, words.length, 0);

/** The bytes as words, copied: they may start anywhere. What fills no word is left out. */
function wordsIn(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.floor(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes.subarray(0, words.length * 4));
  return words;
}

/** What is no ASCII becomes an escape of JSON. */
function ascii(json: string): string {
  const escaped = json.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return escaped.padEnd(Math.ceil(escaped.length / 4) * 4);
}
