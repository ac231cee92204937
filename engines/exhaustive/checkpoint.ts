// Checkpoints: a search between two levels as bytes. The rows are the states in the order in which
// they were found, so the levels, and the states that traces lead to, are where they were. The
// table is made again.

import { hashOfWords, headIn, headOf } from "../checkpointHead.ts";
import type { Compiled } from "./expander.ts";
import { type Progress, statesOf } from "./progress.ts";
import { type Fields, signatureOf } from "./schema.ts";
import type { Store } from "./store.ts";

/** A search that can go on. */
export type Checkpoint = { readonly progress: Progress; readonly rows: Int32Array };

/** What is read from bytes. */
export type Restored =
  | { readonly tag: "restored"; readonly checkpoint: Checkpoint }
  | { readonly tag: "refused"; readonly because: string };

const SORT = { magic: 0x7365_7074, version: 1 };

type Header = {
  readonly model: string;
  readonly signature: string;
  readonly renamings: number;
  /** Of the rows, which follow. */
  readonly hash: number;
  readonly progress: Progress;
};

/** The search in `store` as bytes, in parts; the last part is the store's own memory. */
export function checkpointOf<F extends Fields>(
  compiled: Compiled<F>,
  store: Store,
  progress: Progress,
): readonly Uint8Array[] {
  const rows = store.rows.subarray(0, statesOf(progress) * store.width);
  const hash = hashOfWords(rows);
  const head = headOf(SORT, { ...identityOf(compiled), hash, progress } satisfies Header);
  return [head, new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength)];
}

const identityOf = <F extends Fields>({ model, layout, order }: Compiled<F>) => ({
  model: model.name,
  signature: signatureOf(layout),
  renamings: order,
});

/** The checkpoint in `bytes`, if it is one of this model with this symmetry. */
export function restored<F extends Fields>(compiled: Compiled<F>, bytes: Uint8Array): Restored {
  const refused = (because: string): Restored => ({ tag: "refused", because });
  const head = headIn(SORT, bytes);
  if (head.tag === "refused") return head;
  const header = head.header as Header;
  const expected = identityOf(compiled);
  for (const name of ["model", "signature", "renamings"] as const) {
    if (header[name] === expected[name]) continue;
    return refused(`it has ${name} ${header[name]}, not ${expected[name]}`);
  }
  const rows = head.words;
  const isWhole =
    rows.length === statesOf(header.progress) * compiled.layout.words &&
    hashOfWords(rows) === header.hash;
  if (!isWhole) return refused("its states are damaged");
  return { tag: "restored", checkpoint: { progress: header.progress, rows } };
}
