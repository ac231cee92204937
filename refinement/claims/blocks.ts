// Claims about thread blocks one by one. Such a claim reads nothing but the words of its block, so
// that it need not be asked of a block whose words are as they were.

import * as abi from "../../abi/index.ts";
import { THREAD_BYTES } from "../../impl/layout/memory.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { hex, type Word } from "../../lib/u32.ts";
import { describeKey, type ThreadKey } from "../../spec/name.ts";
import { deadlineOf } from "../abstraction/activity.ts";
import type { Bytes } from "../abstraction/bytes.ts";
import { checkZero, evidence, type ConcreteClaim, type Evidence } from "./claim.ts";

/** A thread block, and the living thread that it is; undefined: it is free. */
export type Block = {
  readonly bytes: Bytes;
  readonly tcb: Word;
  readonly key: ThreadKey | undefined;
};

const blocksSayNothingInVain: ConcreteClaim<Block> = {
  name: "blocksSayNothingInVain",
  family: "ipc",
  says: "Links and fields that mean nothing in a thread's state are zero.",
  violations: evidence((block, found) => {
    if (block.key === undefined) return;
    const { reader: m } = block.bytes;
    const state = tcbs.stateOf(m, block.tcb);
    checkTimes(block, found);
    checkLinks(block, state, found);
    checkMessage(block, state, found);
    checkTransfer(block, state, found);
  }),
};

function isZero(found: Evidence, { key }: Block, what: string, value: Word): void {
  if (value !== 0 && key !== undefined)
    found.lines.push(`thread ${describeKey(key)}: ${what} is ${hex(value)}`);
}

function checkTimes(block: Block, found: Evidence): void {
  const { bytes, tcb } = block;
  const { reader: m } = bytes;
  if (deadlineOf(m, tcb) !== "never") return;
  isZero(found, block, "deadline", tcbs.deadlineLowOf(m, tcb));
  isZero(found, block, "next deadline", tcbs.timeoutNextOf(m, tcb));
  isZero(found, block, "previous deadline", tcbs.timeoutPreviousOf(m, tcb));
}

function checkLinks(block: Block, state: Word, found: Evidence): void {
  const { bytes, tcb } = block;
  const { reader: m } = bytes;
  if (state !== abi.STATE_READY) {
    isZero(found, block, "next ready", tcbs.readyNextOf(m, tcb));
    isZero(found, block, "previous ready", tcbs.readyPreviousOf(m, tcb));
  }
  if (state !== abi.STATE_POLLING) {
    isZero(found, block, "next poller", tcbs.pollNextOf(m, tcb));
    isZero(found, block, "previous poller", tcbs.pollPreviousOf(m, tcb));
  }
}

function checkMessage(block: Block, state: Word, found: Evidence): void {
  const { bytes, tcb } = block;
  const { reader: m } = bytes;
  if (state !== abi.STATE_POLLING && state !== abi.STATE_WAITING) {
    isZero(found, block, "partner", tcbs.partnerOf(m, tcb));
    isZero(found, block, "purpose", tcbs.purposeOf(m, tcb));
  }
  if (state !== abi.STATE_WAITING) isZero(found, block, "window", tcbs.windowOf(m, tcb));
  if (state !== abi.STATE_POLLING) isZero(found, block, "spoken for", tcbs.speaksForOf(m, tcb));
  else if (tcbs.purposeOf(m, tcb) !== tcbs.PURPOSE_IPC) {
    const tag = tcbs.messageTagOf(m, tcb);
    isZero(found, block, "bits of its message's tag", tag & ~abi.tagOf(0xffff, 0x3f, 0));
  }
}

function checkTransfer(block: Block, state: Word, found: Evidence): void {
  const { bytes, tcb } = block;
  const { reader: m } = bytes;
  const partner = tcbs.transferPartnerOf(m, tcb);
  const copied = tcbs.transferCopiedOf(m, tcb);
  if (state === abi.STATE_READY) isZero(found, block, "partner in a transfer", partner);
  if (partner === 0) isZero(found, block, "bytes copied", copied);
  if (partner === 0 || copied === tcbs.RECEIVES)
    isZero(found, block, "name on the transfer", tcbs.transferNameOf(m, tcb));
}

const freeThreadBlocksAreZero: ConcreteClaim<Block> = {
  name: "freeThreadBlocksAreZero",
  family: "isolation",
  says: "Of a thread that died nothing is left: its block is zero but for the link.",
  violations: evidence(({ bytes, tcb, key }, found) => {
    if (key === undefined) checkZero(bytes, tcb, tcb + THREAD_BYTES, found, tcb + tcbs.READY_NEXT);
  }),
};

/** Asked of each block that has changed. */
export const blockClaims: readonly ConcreteClaim<Block>[] = [
  blocksSayNothingInVain,
  freeThreadBlocksAreZero,
];
