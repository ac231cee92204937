// Sv32: rights, page faults, A and D, the TLB and its fences.

import * as m from "../machine/index.ts";
import { ALL, ASID, type Bench, enter, entryFor, type Exercise, frameAddress } from "./bench.ts";
import { HANDLER, type Machine, RAM, rootEntry, tableEntry, VIRTUAL } from "./bench.ts";

const PAGE_BYTES = 4096;
/** The page of data, behind that of the code. */
const SECOND: number = VIRTUAL + PAGE_BYTES;
const OWN = ALL & ~m.PTE_U;
const LOAD = "lw a0, 0(a1)";
const STORE = "sw a2, 0(a1)";

/** The cause that `line`, an access to the second page, meets in `mode`; 0 if none. */
function met(
  bench: Bench,
  mode: m.Mode,
  line: string,
  flags: number,
  mstatus = 0,
  options: Partial<m.MachineOptions> = {},
): number {
  const code = mode === m.SUPERVISOR_MODE ? OWN : ALL;
  const machine = bench.paged(mode, [line], [code, flags], options);
  machine.writeRegister(11, SECOND);
  machine.poke32(frameAddress(1), m.assembleLine("addi zero, zero, 0"));
  machine.csrWrite(m.MSTATUS, mstatus);
  bench.advance(machine, line.startsWith("jalr") ? 2 : 1);
  if (machine.pc !== HANDLER) return 0;
  bench.equal(`${line}: mtval`, machine.csrRead(m.MTVAL), SECOND);
  return machine.csrRead(m.MCAUSE);
}

/** A machine in U mode whose TLB has seen the second page, which then is taken away. */
function stale(bench: Bench, flags = ALL): Machine {
  const machine = bench.paged(m.USER_MODE, [LOAD, LOAD, LOAD, LOAD], [ALL, flags]);
  machine.writeRegister(11, SECOND);
  machine.poke32(frameAddress(1), 77);
  bench.advance(machine, 1);
  machine.poke32(tableEntry(1), 0);
  return machine;
}

/** Does a load from the second page still work? */
function stillThere(bench: Bench, machine: Machine): boolean {
  const before = machine.instret;
  bench.advance(machine, 1);
  return machine.instret > before;
}

export const pagingExercises: readonly Exercise[] = [
  {
    name: "rightsAreByModeAndAccess",
    says: "U needs U mode's pages; S mode needs SUM for them and never executes them; MXR reads X.",
    run: (bench) => {
      const [U, S] = [m.USER_MODE, m.SUPERVISOR_MODE] as const;
      const { MSTATUS_SUM: SUM, MSTATUS_MXR: MXR } = m;
      const jump = "jalr zero, 0(a1)";
      const base = m.PTE_V | m.PTE_A | m.PTE_D;
      // prettier-ignore
      for (const [mode, line, flags, mstatus, cause] of [
        [U, LOAD, ALL, 0, 0], [U, STORE, ALL, 0, 0], [U, jump, ALL, 0, 0],
        [U, LOAD, OWN, 0, 13], [U, STORE, OWN, 0, 15], [U, jump, OWN, 0, 12],
        [U, STORE, ALL & ~m.PTE_W, 0, 15], [U, jump, ALL & ~m.PTE_X, 0, 12],
        [S, LOAD, OWN, 0, 0], [S, LOAD, ALL, 0, 13], [S, STORE, ALL, 0, 15],
        [S, LOAD, ALL, SUM, 0], [S, STORE, ALL, SUM, 0], [S, jump, ALL, SUM, 12],
        [U, LOAD, base | m.PTE_U | m.PTE_X, 0, 13], [U, LOAD, base | m.PTE_U | m.PTE_X, MXR, 0],
        [U, STORE, base | m.PTE_U | m.PTE_X, MXR, 15],
      ] as const) {
        const got = met(bench, mode, line, flags, mstatus);
        bench.equal(`mode ${mode}, ${line}, flags ${flags}`, got, cause);
      }
    },
  },
  {
    name: "entriesThatAreNoneFault",
    says: "V = 0, W without R, a pointer at the last level and a misaligned megapage fault.",
    run: (bench) => {
      for (const flags of [0, ALL & ~m.PTE_V, ALL & ~m.PTE_R, m.PTE_V]) {
        bench.equal(`load, flags ${flags}`, met(bench, m.USER_MODE, LOAD, flags), 13);
        bench.equal(`store, flags ${flags}`, met(bench, m.USER_MODE, STORE, flags), 15);
      }
      for (const [entry, cause] of [
        [entryFor(1, ALL), 13], // a megapage that starts in the middle
        [m.pte(RAM >>> 12, m.PTE_V | m.PTE_A), 13], // a pointer with A
        [m.pte(0x1_0000, m.PTE_V), 5], // a table where nothing is
        [m.pte(RAM >>> 12, ALL), 0],
      ] as const) {
        const machine = bench.paged(m.USER_MODE, [LOAD], [ALL]);
        machine.poke32(rootEntry(0x0100_0000), entry);
        machine.writeRegister(11, 0x0100_5000);
        bench.advance(machine, 1);
        const got = machine.pc === HANDLER ? machine.csrRead(m.MCAUSE) : 0;
        bench.equal(`root entry ${entry.toString(16)}`, got, cause);
      }
    },
  },
  {
    name: "translationAddsTheOffset",
    says: "A page gives 12 bits of the address, a megapage 22, and MPRV lends loads a mode.",
    run: (bench) => {
      const machine = bench.paged(m.USER_MODE, [LOAD], [ALL]);
      machine.poke32(rootEntry(0x0100_0000), m.pte(RAM >>> 12, ALL));
      machine.poke32(RAM + 0x5678, 99);
      machine.writeRegister(11, 0x0100_5678);
      bench.equal("megapage", bench.advance(machine, 1).readRegister(10), 99);
      const lent = bench.paged(m.MACHINE_MODE, [], [ALL, ALL]);
      lent.poke32(RAM, m.assembleLine(LOAD));
      lent.poke32(frameAddress(1) + 8, 55);
      lent.writeRegister(11, SECOND + 8);
      lent.csrWrite(m.MSTATUS, m.MSTATUS_MPRV);
      lent.pc = RAM;
      bench.equal("MPRV", bench.advance(lent, 1).readRegister(10), 55);
    },
  },
  {
    name: "accessedAndDirtyAreMarkedOrFault",
    says: "A = 0, and D = 0 at a store, fault or are set, as the machine is told.",
    run: (bench) => {
      const U = m.USER_MODE;
      bench.equal("A = 0, load", met(bench, U, LOAD, ALL & ~m.PTE_A), 13);
      bench.equal("A = 0, store", met(bench, U, STORE, ALL & ~m.PTE_A), 15);
      bench.equal("D = 0, load", met(bench, U, LOAD, ALL & ~m.PTE_D), 0);
      bench.equal("D = 0, store", met(bench, U, STORE, ALL & ~m.PTE_D), 15);
      for (const [line, wanted] of [
        [LOAD, ALL & ~m.PTE_D],
        [STORE, ALL],
      ] as const) {
        const flags = ALL & ~m.PTE_A & ~m.PTE_D;
        const machine = bench.paged(U, [line], [ALL, flags], { accessedDirty: "updating" });
        machine.writeRegister(11, SECOND);
        bench.advance(machine, 1);
        bench.equal(`${line}: flags`, machine.peek32(tableEntry(1)) & 255, wanted);
      }
      const both = bench.paged(U, [LOAD, STORE], [ALL, ALL & ~m.PTE_D], {
        accessedDirty: "updating",
      });
      both.writeRegister(11, SECOND);
      bench.advance(both, 2);
      bench.equal("after a load: flags", both.peek32(tableEntry(1)) & 255, ALL);
    },
  },
  {
    name: "fencesDropWhatTheyName",
    says: "Each of the four forms of sfence.vma drops what it names, and keeps the rest.",
    run: (bench) => {
      bench.equal("no fence", stillThere(bench, stale(bench)), true);
      // prettier-ignore
      for (const [what, fence, keeps] of [
        ["all", (one) => one.fenceAll(), false],
        ["asid", (one) => one.fenceAsid(ASID), false],
        ["another asid", (one) => one.fenceAsid(ASID + 1), true],
        ["page", (one) => one.fencePage(SECOND + 8), false],
        ["another page", (one) => one.fencePage(SECOND + PAGE_BYTES), true],
        ["page and asid", (one) => one.fence(SECOND, ASID), false],
        ["page and another asid", (one) => one.fence(SECOND, ASID + 1), true],
        ["another page and asid", (one) => one.fence(VIRTUAL, ASID), true],
        ["asid with bits beyond", (one) => one.fenceAsid(ASID + 512), false],
      ] as readonly (readonly [string, (one: Machine) => void, boolean])[]) {
        const machine = stale(bench);
        fence(machine);
        bench.equal(`${what}: still there`, stillThere(bench, machine), keeps);
      }
    },
  },
  {
    name: "fencesWithAnAsidSpareGlobalPages",
    says: "A global entry serves every space, and only fences without an ASID drop it.",
    run: (bench) => {
      for (const [what, fence, keeps] of [
        ["asid", (one) => one.fenceAsid(ASID), true],
        ["page and asid", (one) => one.fence(SECOND, ASID), true],
        ["page", (one) => one.fencePage(SECOND), false],
        ["all", (one) => one.fenceAll(), false],
      ] as readonly (readonly [string, (one: Machine) => void, boolean])[]) {
        const machine = stale(bench, ALL | m.PTE_G);
        fence(machine);
        bench.equal(`${what}: still there`, stillThere(bench, machine), keeps);
      }
      for (const [flags, shared] of [
        [ALL, false],
        [ALL | m.PTE_G, true],
      ] as const) {
        const machine = stale(bench, flags);
        machine.csrWrite(m.SATP, machine.csrRead(m.SATP) ^ (1 << m.SATP_ASID_SHIFT));
        bench.equal(`flags ${flags}: in another space`, stillThere(bench, machine), shared);
      }
    },
  },
  {
    name: "theFenceInstructionTakesRegisterNumbers",
    says: "x0 means all; a register that holds 0 means address 0 or space 0.",
    run: (bench) => {
      for (const [line, entries] of [
        ["sfence.vma zero, zero", 0],
        ["sfence.vma zero, a2", 1],
        ["sfence.vma a2, zero", 1],
        ["sfence.vma a1, zero", 0],
        ["sfence.vma a1, a3", 0],
        ["sfence.vma a1, a2", 1],
      ] as const) {
        const machine = stale(bench);
        machine.writeRegister(12, 0);
        machine.writeRegister(13, ASID);
        machine.writeRegister(11, SECOND);
        machine.poke32(RAM, m.assembleLine(line));
        machine.csrWrite(m.MTVEC, RAM);
        enter(machine, m.MACHINE_MODE, RAM);
        bench.advance(machine, 1);
        const left = machine.tlbEntries().filter(({ page }) => page === SECOND >>> 12).length;
        bench.equal(line, left, entries);
      }
    },
  },
  {
    name: "whatTheTlbKeepsIsNotSeen",
    says: "Where nothing is stale, a TLB that keeps, forgets or drops by chance gives the same.",
    run: (bench) => {
      // Adds up the first words of eight pages, over and over.
      const next = ["add a2, a2, a0", "add a1, a1, a3", "and a1, a1, a4", "or a1, a1, a5"];
      const lines = [LOAD, ...next, "jal zero, -20"];
      const flags = Array.from({ length: 8 }, () => ALL);
      const states = (["keeps", "forgets", { seed: 7 }] as const).map((tlbPolicy) => {
        const machine = bench.paged(m.USER_MODE, lines, flags, { tlbPolicy });
        for (let n = 1; n < 8; n++) machine.poke32(frameAddress(n), n * n);
        const registers = [VIRTUAL, 0, PAGE_BYTES, 0x0040_7000, VIRTUAL];
        registers.forEach((value, n) => machine.writeRegister(11 + n, value));
        bench.advance(machine, 600);
        return [machine.pc, machine.instret, machine.readRegister(12), machine.csrRead(m.MTVAL)];
      });
      bench.equal("forgets", states[1], states[0]);
      bench.equal("by chance", states[2], states[0]);
    },
  },
];
