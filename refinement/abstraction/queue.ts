// Rings and lists of thread blocks: links followed from a head, as far as they make sense.

import { hex, type Word } from "../../lib/u32.ts";
import { indexIn, type Bytes, type Links } from "./bytes.ts";

/** Blocks in order, and what is wrong with the links between them. */
export type Chain = { readonly blocks: readonly Word[]; readonly wrong: readonly string[] };

const empty: Chain = { blocks: [], wrong: [] };

/** The ring that begins at `head`; 0 is the empty ring. Never longer than the pool. */
export function ringFrom(bytes: Bytes, head: Word, links: Links): Chain {
  if (head === 0) return empty;
  const blocks: Word[] = [];
  const wrong: string[] = [];
  for (let tcb = head; ; tcb = links.next(tcb)) {
    if (indexIn(bytes.places.threads, tcb) < 0)
      wrong.push(`a link to ${hex(tcb)}, which is no TCB`);
    else if (blocks.length === bytes.boot.threads) wrong.push(`no way back to ${hex(head)}`);
    if (wrong.length > 0) return { blocks, wrong };
    blocks.push(tcb);
    const next = links.next(tcb);
    if (indexIn(bytes.places.threads, next) >= 0 && links.previous(next) !== tcb)
      wrong.push(`${hex(next)} follows ${hex(tcb)} and does not link back to it`);
    if (next === head) return { blocks, wrong };
  }
}

/** The list that begins at `head` and ends with 0. Never longer than the pool. */
export function listFrom(bytes: Bytes, head: Word, links: Links): Chain {
  const blocks: Word[] = [];
  const wrong: string[] = [];
  let before = 0;
  for (let tcb = head; tcb !== 0; tcb = links.next(tcb)) {
    if (indexIn(bytes.places.threads, tcb) < 0)
      wrong.push(`a link to ${hex(tcb)}, which is no TCB`);
    else if (blocks.length === bytes.boot.threads) wrong.push(`no end after ${hex(head)}`);
    if (wrong.length > 0) return { blocks, wrong };
    if (links.previous(tcb) !== before)
      wrong.push(`${hex(tcb)} does not link back to ${hex(before)}`);
    blocks.push(tcb);
    before = tcb;
  }
  return { blocks, wrong };
}
