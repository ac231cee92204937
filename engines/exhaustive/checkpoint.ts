// Checkpoints: a search between two levels as bytes. The rows are the states in the order in which
// they were found, so the levels, and the states that traces lead to, are where they were. The
// table is made again.

import type { Compiled } from "./expander.ts";
import { type Progress, statesOf } from "./progress.ts";
import { type Fields, signatureOf } from "./schema.ts";
import { hashOf, type Store } from "./store.ts";

/** A search that can go on. */
export type Checkpoint = { readonly progress: Progress; readonly rows: Int32Array };

/** What is read from bytes. */
export type Restored =
  | { readonly tag: "restored"; readonly checkpoint: Checkpoint }
  | { readonly tag: "refused"; readonly because: string };

// The bytes are four words (MAGIC, VERSION, length and hash of the header), then the header, then
// the rows. The header is JSON in ASCII, filled up with spaces to whole words. Words are
// little-endian.
const MAGIC = 0x7365_7074;
const VERSION = 1;
const PREFIX_BYTES = 16;

type Header = {
  readonly model: string;
  readonly signature: string;
  readonly renamings: number;
  readonly hash: number;
  readonly progress: Progress;
};

/** The search in `store` as bytes, in parts; the last part is the store's own memory. */
export function checkpointOf<F extends Fields>(
  compiled: Compiled<F>,
  store: Store,
  progress: Progress,
): readonly Uint8Array[] {
  const length = statesOf(progress) * store.width;
  const text = ascii(
    JSON.stringify({ ...identityOf(compiled), hash: hashOf(store.rows, 0, length, 0), progress }),
  );
  const prefix = new Uint8Array(PREFIX_BYTES + text.length);
  const view = new DataView(prefix.buffer);
  for (let at = 0; at < text.length; at++) prefix[PREFIX_BYTES + at] = text.charCodeAt(at);
  const words = [MAGIC, VERSION, text.length, hashIn(prefix.subarray(PREFIX_BYTES))];
  for (const [at, word] of words.entries()) view.setInt32(4 * at, word, true);
  return [prefix, new Uint8Array(store.rows.buffer, store.rows.byteOffset, length * 4)];
}

const identityOf = <F extends Fields>({ model, layout, order }: Compiled<F>) => ({
  model: model.name,
  signature: signatureOf(layout),
  renamings: order,
});

function ascii(json: string): string {
  const escaped = json.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return escaped.padEnd(Math.ceil(escaped.length / 4) * 4);
}

/** The checkpoint in `bytes`, if it is one of this model with this symmetry. */
export function restored<F extends Fields>(compiled: Compiled<F>, bytes: Uint8Array): Restored {
  const refused = (because: string): Restored => ({ tag: "refused", because });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_BYTES || view.getInt32(0, true) !== MAGIC) {
    return refused("these bytes are no checkpoint of an exhaustive search");
  }
  const version = view.getInt32(4, true);
  if (version !== VERSION) return refused(`this checkpoint has version ${version}, not ${VERSION}`);
  const start = PREFIX_BYTES + view.getInt32(8, true);
  const text = bytes.subarray(PREFIX_BYTES, start);
  if (hashIn(text) !== view.getInt32(12, true)) {
    return refused("this checkpoint's header is damaged");
  }
  const header = headerIn(text);
  const expected = identityOf(compiled);
  for (const name of ["model", "signature", "renamings"] as const) {
    if (header[name] === expected[name]) continue;
    return refused(`this checkpoint has ${name} ${header[name]}, not ${expected[name]}`);
  }
  const rows = wordsIn(bytes.subarray(start));
  const isWhole =
    rows.length === statesOf(header.progress) * compiled.layout.words &&
    hashOf(rows, 0, rows.length, 0) === header.hash;
  if (!isWhole) return refused("this checkpoint's states are damaged");
  return { tag: "restored", checkpoint: { progress: header.progress, rows } };
}

/** The bytes as words, copied: they may start anywhere. */
function wordsIn(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.floor(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes.subarray(0, words.length * 4));
  return words;
}

function hashIn(bytes: Uint8Array): number {
  const words = wordsIn(bytes);
  return hashOf(words, 0, words.length, 0);
}

/** The header, which is what we wrote, since its hash is right. */
const headerIn = (bytes: Uint8Array): Header =>
  JSON.parse(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) as Header;
