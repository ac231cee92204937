// Claims about what is not used: it is zero, so that nothing of what was there is left, and nothing
// can hide there.

import * as abi from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import {
  FIRST_PAGE_BYTES,
  NODE_BYTES,
  TASK_BYTES,
  THREAD_BYTES,
} from "../../impl/layout/memory.ts";
import * as lines from "../../impl/layout/line.ts";
import * as nodes from "../../impl/layout/mappingNode.ts";
import * as tasks from "../../impl/layout/task.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { hex } from "../../lib/u32.ts";
import { addressIn, type Bytes, type Pool } from "../abstraction/bytes.ts";
import type { View } from "../abstraction/state.ts";
import { checkZero, evidence, type ConcreteClaim } from "./claim.ts";

const PRIORITIES = 256;
const LINE_IDS = abi.INTERRUPT_LINES + 1;

/** What the layout leaves free of the first page: offsets from RAM_START. */
const recordGaps: readonly (readonly [start: number, end: number])[] = [
  [abi.BOOT_PARAMETERS_BYTES, record.RECORD_START],
  [record.RECORD_END, record.READY_BITMAP_START],
  [record.READY_BITMAP_START + 4 * record.READY_BITMAP_WORDS, abi.BOOT_DEVICES],
  [abi.BOOT_DEVICES + 4 * LINE_IDS, lines.LINE_WORDS_START],
  // Line ids begin with 1.
  [lines.LINE_WORDS_END, lines.LINE_OWNERS_START + 4],
  [lines.LINE_OWNERS_START + 4 * LINE_IDS, record.READY_HEADS_START],
  [record.READY_HEADS_START + 4 * PRIORITIES, FIRST_PAGE_BYTES],
];

const unusedWordsAreZero: ConcreteClaim<Bytes> = {
  name: "unusedWordsAreZero",
  family: "isolation",
  says: "What the layout leaves free of the first page, of blocks, nodes and entries is zero.",
  violations: evidence((bytes, found) => {
    const { places } = bytes;
    for (const [start, end] of recordGaps)
      checkZero(bytes, abi.RAM_START + start, abi.RAM_START + end, found);
    const inEach = (pool: Pool, start: number, end: number): void => {
      for (let index = 0; index < pool.count; index++) {
        const base = addressIn(pool, index);
        checkZero(bytes, base + start, base + end, found);
      }
    };
    inEach(places.threads, tcbs.TRANSFER_NAME + 4, THREAD_BYTES);
    inEach(places.nodes, nodes.NODE_USED_BYTES, NODE_BYTES);
    inEach(places.tasks, tasks.TASK_GAP_START, tasks.TASK_GAP_END);
    inEach({ ...places.tasks, count: 1 }, 0, TASK_BYTES); // The kernel's number.
  }),
};

const emptyReadyQueuesHaveNoHead: ConcreteClaim<Bytes> = {
  name: "emptyReadyQueuesHaveNoHead",
  family: "scheduling",
  says: "A ready queue without its bit has no head.",
  violations: evidence(({ reader: m, tracking }, found) => {
    const heads = abi.RAM_START + record.READY_HEADS_START;
    const end = heads + 4 * PRIORITIES;
    let address = tracking.firstSet(heads, end);
    for (; address < end; address = tracking.firstSet(address + 4, end)) {
      const priority = (address - heads) / 4;
      const head = m.load32(address);
      const bit = (record.readyBitmapOf(m, priority >>> 5) >>> (priority & 31)) & 1;
      found.check(bit === 1, () => `ready queue ${priority} has ${hex(head)} and not its bit`);
    }
  }),
};

const freeNodesAndSlotsAreZero: ConcreteClaim<Bytes> = {
  name: "freeNodesAndSlotsAreZero",
  family: "mapping",
  says: "A free node is zero but for its link; so is the stack of free tables above its top.",
  violations: evidence((bytes, found) => {
    const { reader, places } = bytes;
    for (let index = 0; index < places.nodes.count; index++) {
      const node = addressIn(places.nodes, index);
      if (nodes.nodeTaskOf(reader, node) === 0)
        checkZero(bytes, node, node + NODE_BYTES, found, node + nodes.FREE_NODE_LINK);
    }
    const { freeTables } = places;
    const top = addressIn(freeTables, record.freeTableCountOf(reader));
    checkZero(bytes, top, addressIn(freeTables, freeTables.count), found);
  }),
};

export const inactiveNumbersAreOnlyOwned: ConcreteClaim<View> = {
  name: "inactiveNumbersAreOnlyOwned",
  family: "identity",
  says: "A number is active and has no owner, or inactive and has neither a chief nor an mcp.",
  violations: evidence(({ bytes: { reader }, roster }, found) => {
    for (const { number, active, chief, mcp, owner } of roster.entries) {
      const flag = tasks.activeOf(reader, number);
      found.check(flag <= 1, () => `task ${number} is neither active nor inactive, but ${flag}`);
      found.check(
        active || (chief | mcp) === 0,
        () => `task ${number}: chief ${chief}, mcp ${mcp}`,
      );
      found.check(!active || owner === 0, () => `task ${number} is active and task ${owner}'s`);
    }
  }),
};

/** Of words, whoever lives: threads may come and go. */
export const unusedClaims: readonly ConcreteClaim<Bytes>[] = [
  unusedWordsAreZero,
  emptyReadyQueuesHaveNoHead,
  freeNodesAndSlotsAreZero,
];
