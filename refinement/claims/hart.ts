// Claims about the hart between two events: its mode, its space, its TLB, its timer.

import * as abi from "../../abi/index.ts";
import * as machine from "../../machine/index.ts";
import { hex, type Word } from "../../lib/u32.ts";
import { describeKey, taskOf } from "../../spec/name.ts";
import type { Boot } from "../../trace/event.ts";
import type { Mapped } from "../abstraction/mapped.ts";
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
      found.check(mode === machine.MACHINE_MODE && waiting, () => `nobody runs, mode ${mode}`);
      return;
    }
    found.check(
      mode === machine.USER_MODE && !waiting,
      () => `${describeKey(running)} runs in mode ${mode}${waiting ? ", waiting" : ""}`,
    );
    const root = roster.entries[taskOf(running)]?.root ?? 0;
    const satp = bytes.machine.csrRead(machine.SATP);
    const expected = machine.satpSv32(taskOf(running), root >>> abi.LOG2_PAGE_BYTES);
    found.check(
      satp === expected,
      () => `satp is ${hex(satp)} and names not the space of ${describeKey(running)}`,
    );
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
    found.check((mstatus & LEFTOVERS) === 0, () => `mstatus is ${hex(mstatus)}`);
  }),
};

const theTimerIsArmed: ConcreteClaim<View> = {
  name: "theTimerIsArmed",
  family: "scheduling",
  says: "The timer's interrupt is enabled and due within one tick; after a tick, in one tick.",
  violations: evidence(({ bytes }, found) => {
    const { mtime, mtimecmp } = bytes.machine;
    const tick = tickUnits(bytes.boot);
    found.check(mtimecmp <= mtime + tick, () => `it is ${mtime}, and mtimecmp is ${mtimecmp}`);
    const enabled = bytes.machine.csrRead(machine.MIE) & machine.MIP_MTIP;
    found.check(enabled !== 0, () => "the timer's interrupt is not enabled");
  }),
};

/** A tick in units of mtime. */
export const tickUnits = ({ tickMicros }: Boot): number => tickMicros * abi.MTIME_PER_MICRO;

/** Looked at after every event. */
export const hartClaims: readonly ConcreteClaim<View>[] = [
  theHartRunsTheRunningThread,
  noPrivilegeIsLeftOver,
  theTimerIsArmed,
];

const theTlbHoldsOnlyWhatIsMapped: ConcreteClaim<Mapped> = {
  name: "theTlbHoldsOnlyWhatIsMapped",
  family: "mapping",
  says: "What the TLB remembers of a space, its page tables say too: frame, rights and size.",
  violations: evidence(({ bytes, spaces }, found) => {
    const leaves = new Map<number, Word>();
    const megapages = new Set<number>();
    for (const { task, entries, leaves: all } of spaces) {
      for (const { page, pte } of all) leaves.set(codeOf(task, page), pte);
      for (const { index, isMegapage } of entries)
        if (isMegapage) megapages.add(codeOf(task, index * TABLE_ENTRIES));
    }
    for (const entry of bytes.machine.tlbEntries()) {
      const { asid, page, frame, rights, global, pageCount } = entry;
      const pte = leaves.get(codeOf(asid, page));
      const mapped =
        pte !== undefined && frameOfPte(pte) === frame && (rights & ~rightsOfPte(pte)) === 0;
      const first = page - (page % TABLE_ENTRIES);
      const expected = megapages.has(codeOf(asid, first)) ? TABLE_ENTRIES : 1;
      found.check(
        mapped && !global && pageCount === expected,
        () =>
          `the TLB has ${where(asid, page)} → ${frame.toString(16)}, ` +
          `the page table ${pte === undefined ? "nothing" : hex(pte)}`,
      );
    }
  }),
};

const codeOf = (task: number, page: number): number => task * 2 ** 20 + page;

/** Looked at whenever the TLB or the mapped memory has changed. */
export const tlbClaims: readonly ConcreteClaim<Mapped>[] = [theTlbHoldsOnlyWhatIsMapped];
