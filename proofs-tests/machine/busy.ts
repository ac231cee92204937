// A busy machine, and what may be done with it, for the tests of snapshots.

import fc from "fast-check";
import * as m from "../../machine/index.ts";
import { addressOf, ALL, ASID, FRAME, HANDLER, PAGE, RAM, ROOT } from "./fixture.ts";
import { entry, setEntry, USER_PAGE, userMachine } from "./fixture.ts";

/** A handler that scribbles, fences now and then, and goes on after the trapping instruction. */
const busyHandler: m.TrapHandler = (port) => {
  const count = port.load32(addressOf(0)) + 1;
  port.store32(addressOf(0), count);
  port.store32(addressOf(8 + (count % 3)), port.csrRead(m.MTVAL));
  if (count % 4 === 0) port.fence(USER_PAGE, ASID);
  if (count % 7 === 0) port.fenceAll();
  port.csrWrite(m.SATP, m.satpSv32(ASID + (count % 2), (RAM >>> 12) + ROOT));
  const interrupted = port.csrRead(m.MCAUSE) >= m.CAUSE_INTERRUPT;
  if (interrupted) port.store32(m.CLINT_MTIMECMP, port.load32(m.CLINT_MTIME) + 20);
  port.csrWrite(m.MEPC, USER_PAGE + 4 * (count % 8));
  port.mret();
};

/** A machine in U mode that traps often, with this handler. */
export function busyMachine(options: Partial<m.MachineOptions> = {}): m.Machine {
  const machine = userMachine(ALL & ~m.PTE_D & ~m.PTE_A, options);
  setEntry(machine, 0, USER_PAGE + PAGE, entry(FRAME + 1, ALL));
  setEntry(machine, 1, 0x0080_0000, m.pte(RAM >>> 12, ALL));
  machine.setTrapHandler(HANDLER, busyHandler);
  machine.csrWrite(m.MIE, m.MIP_MTIP);
  for (let n = 8; n < 16; n++) machine.writeRegister(n, USER_PAGE + 0x400 * n);
  machine.writeRegister(9, 0x0080_c000);
  return machine;
}

const register = fc.integer({ min: 8, max: 15 });
const offset = fc.integer({ min: -512, max: 511 }).map((n) => n * 4);
const scratch = fc.constantFrom(5, 6, 7);
// prettier-ignore
const arbWord: fc.Arbitrary<number> = fc.oneof(
  fc.tuple(scratch, register, offset).map(([rd, rs1, imm]) => m.assemble("lw", { rd, rs1, imm })),
  fc.tuple(scratch, register, offset).map(([rs2, rs1, imm]) => m.assemble("sw", { rs2, rs1, imm })),
  fc.tuple(scratch, register, offset).map(([rs2, rs1, imm]) => m.assemble("sb", { rs2, rs1, imm })),
  fc.tuple(scratch, scratch, scratch).map(([rd, rs1, rs2]) => m.assemble("mul", { rd, rs1, rs2 })),
  fc.tuple(scratch, offset).map(([rd, imm]) => m.assemble("addi", { rd, rs1: rd, imm: imm >> 1 })),
  fc.constantFrom(...["ecall", "ebreak", "wfi", "csrrs t0, time, zero"].map(m.assembleLine)),
  fc.integer({ min: 0, max: 0xffff_ffff }),
);
export type Act = readonly [how: "inject" | "fetchThenInject" | "step", word: number];
export const arbActs: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.tuple(fc.constantFrom("inject", "fetchThenInject", "step"), arbWord),
  { maxLength: 40 },
);

/** Does what the acts say. */
export function run(machine: m.Machine, acts: readonly Act[]): void {
  for (const [how, word] of acts) {
    if (how === "step") {
      const physical = machine.translate(machine.pc, "fetch");
      if ("physical" in physical && physical.physical >= addressOf(FRAME))
        machine.poke32(physical.physical - (physical.physical % 4), word);
      machine.step();
    } else machine[how](word);
  }
}
