// Claims about the hart between two events: its mode, its space, its TLB, its timer.

import * as abi from "../../abi/index.ts";
import * as machine from "../../machine/index.ts";
import { hex, u32, type Word } from "../../lib/u32.ts";
import { describeKey, taskOf } from "../../spec/name.ts";
import { indexIn } from "../../spec/parts/space.ts";
import type { Boot } from "../../trace/event.ts";
import type { Leaf, Mapped, Space } from "../abstraction/mapped.ts";
import { frameOfPte, rightsOfPte, TABLE_ENTRIES } from "../../impl/layout/pageTable.ts";
import { where } from "../abstraction/spaces.ts";
import type { View } from "../abstraction/state.ts";
import { evidence, type ConcreteClaim } from "./claim.ts";

const theHartRunsTheRunningThread: ConcreteClaim<View> = {
  name: "theHartRunsTheRunningThread",
  family: "isolation",
  says: "Somebody runs: U mode, in the space of its task. Nobody runs: M mode, waiting.",
  violations: evidence(({ bytes, roster, running }, found) => {
    const { mode, waiting } = bytes.machine;
    if (running === undefined) {
      if (mode !== machine.MACHINE_MODE || !waiting) found.lines.push(`nobody runs, mode ${mode}`);
      return;
    }
    if (mode !== machine.USER_MODE || waiting)
      found.lines.push(`${describeKey(running)} runs in mode ${mode}${waiting ? ", waiting" : ""}`);
    const root = roster.entries[taskOf(running)]?.root ?? 0;
    const satp = bytes.machine.csrRead(machine.SATP);
    const expected = machine.satpSv32(taskOf(running), root >>> abi.LOG2_PAGE_BYTES);
    if (satp !== expected)
      found.lines.push(`satp is ${hex(satp)} and names not the space of ${describeKey(running)}`);
  }),
};

/** Bits that lend the kernel a user's rights, or a user the kernel's. */
const LEFTOVERS: Word = machine.MSTATUS_MPRV | (1 << 18) | (1 << 19); // and SUM, MXR

const noPrivilegeIsLeftOver: ConcreteClaim<View> = {
  name: "noPrivilegeIsLeftOver",
  family: "isolation",
  says: "mstatus has no SUM, MXR or MPRV.",
  violations: evidence(({ bytes }, found) => {
    const mstatus = bytes.machine.csrRead(machine.MSTATUS);
    if ((mstatus & LEFTOVERS) !== 0) found.lines.push(`mstatus is ${hex(mstatus)}`);
  }),
};

const theTimerIsArmed: ConcreteClaim<View> = {
  name: "theTimerIsArmed",
  family: "scheduling",
  says: "The timer's interrupt is enabled and due within one tick; after a tick, in one tick.",
  violations: evidence(({ bytes }, found) => {
    const { mtime, mtimecmp } = bytes.machine;
    const tick = tickUnits(bytes.boot);
    if (mtimecmp > mtime + tick) found.lines.push(`it is ${mtime}, and mtimecmp is ${mtimecmp}`);
    const enabled = bytes.machine.csrRead(machine.MIE) & machine.MIP_MTIP;
    if (enabled === 0) found.lines.push("the timer's interrupt is not enabled");
  }),
};

/** The bits of mtvec that say whether each cause has an entry of its own. */
const MTVEC_MODE = 3;

const trapsGoToTheKernel: ConcreteClaim<View> = {
  name: "trapsGoToTheKernel",
  family: "isolation",
  says: "Where traps go, in mtvec, is in the kernel's memory.",
  violations: evidence(({ bytes }, found) => {
    const entry = u32(bytes.machine.csrRead(machine.MTVEC) & ~MTVEC_MODE);
    if (entry < abi.RAM_START || entry >= abi.RAM_START + abi.KERNEL_BYTES)
      found.lines.push(`mtvec is ${hex(entry)}`);
  }),
};

/** A tick in units of mtime. */
export const tickUnits = ({ tickMicros }: Boot): number => tickMicros * abi.MTIME_PER_MICRO;

/** Looked at after every event. */
export const hartClaims: readonly ConcreteClaim<View>[] = [
  theHartRunsTheRunningThread,
  noPrivilegeIsLeftOver,
  theTimerIsArmed,
  trapsGoToTheKernel,
];

const theTlbHoldsOnlyWhatIsMapped: ConcreteClaim<Mapped> = {
  name: "theTlbHoldsOnlyWhatIsMapped",
  family: "mapping",
  says: "What the TLB remembers of a space, its page tables say too: frame, rights and size.",
  violations: evidence(({ bytes, spaces }, found) => {
    for (const { asid, page, frame, rights, global, pageCount } of bytes.machine.tlbEntries()) {
      const space = spaces.find(({ task }) => task === asid);
      const leaf = space === undefined ? undefined : leafAt(space, page);
      const mapped =
        leaf !== undefined &&
        frameOfPte(leaf.pte) === frame &&
        (rights & ~rightsOfPte(leaf.pte)) === 0;
      if (!mapped || global || pageCount !== (isInMegapage(space, page) ? TABLE_ENTRIES : 1))
        found.lines.push(
          `the TLB has ${where(asid, page)} → ${frame.toString(16)}, ` +
            `the page table ${leaf === undefined ? "nothing" : hex(leaf.pte)}`,
        );
    }
  }),
};

/** The leaf of a page; undefined: it is not mapped. They are ascending by page. */
function leafAt({ leaves }: Space, page: number): Leaf | undefined {
  const leaf = leaves[indexIn(leaves, page)];
  return leaf?.page === page ? leaf : undefined;
}

const isInMegapage = (space: Space | undefined, page: number): boolean => {
  const entry = Math.floor(page / TABLE_ENTRIES);
  return space?.entries.some(({ index, isMegapage }) => isMegapage && index === entry) ?? false;
};

/** Looked at whenever the TLB or the mapped memory has changed. */
export const tlbClaims: readonly ConcreteClaim<Mapped>[] = [theTlbHoldsOnlyWhatIsMapped];
