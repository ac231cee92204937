// What the kernel says on a thread's behalf. Source: manual, 1.4 and section 3.

import type { Word } from "../../lib/u32.ts";
import type { Access } from "../event.ts";
import type { Message } from "../message.ts";

const PAGE_FAULT_LABEL = 0xffe0;
const EXCEPTION_LABEL = 0xffb0;
/** The right that an access lacks, as the label shows it: r w x in bits 2, 1, 0. */
const accessBit: Readonly<Record<Access, number>> = { load: 4, store: 2, fetch: 1 };

/** "I may not do this access at this address; I was at ip." */
export const pageFaultMessage = (access: Access, address: Word, ip: Word): Message => ({
  label: PAGE_FAULT_LABEL | accessBit[access],
  untyped: 2,
  words: [address, ip],
  items: [],
});

/** "I took an exception": ip, sp, cause, value and a0 to a3. */
export const exceptionMessage = (
  ip: Word,
  sp: Word,
  cause: number,
  value: Word,
  firstArguments: readonly Word[],
): Message => ({
  label: EXCEPTION_LABEL,
  untyped: 8,
  words: [ip, sp, cause, value, ...firstArguments],
  items: [],
});
