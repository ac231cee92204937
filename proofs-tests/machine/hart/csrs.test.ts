import { expect, test } from "vitest";
import { present } from "../../../lib/assert.ts";
import { u32 } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import { bareMachine } from "../fixture.ts";

// What is left of a write of all ones, and of all zeroes. (Compare what Spike and QEMU keep.)
// prettier-ignore
const legal: readonly (readonly [name: string, ones: number, zeroes: number])[] = [
  ["satp",       0xffff_ffff, 0],
  ["mstatus",    0x007e_19aa, 0],
  ["mstatush",   0,           0],
  ["misa",       0x4014_1105, 0x4014_1105],
  ["mie",        0x0000_0aaa, 0],
  ["medeleg",    0x0000_b3fe, 0],
  ["mideleg",    0x0000_0222, 0],
  ["mtvec",      0xffff_fffd, 0],
  ["mcounteren", 7,           0],
  ["mcountinhibit", 5,        0],
  ["sstatus",    0x000c_0122, 0],
  ["sie",        0,           0], // Nothing is delegated.
  ["sip",        0,           0],
  ["stvec",      0xffff_fffd, 0],
  ["scounteren", 7,           0],
  ["senvcfg",    0,           0],
  ["sscratch",   0xffff_ffff, 0],
  ["sepc",       0xffff_fffe, 0],
  ["scause",     0xffff_ffff, 0],
  ["stval",      0xffff_ffff, 0],
  ["pmpcfg0",    0,           0],
  ["pmpaddr63",  0,           0],
  ["tselect",    0,           0],
  ["tdata1",     0,           0],
  ["menvcfg",    0,           0],
  ["menvcfgh",   0,           0],
  ["mscratch",   0xffff_ffff, 0],
  ["mepc",       0xffff_fffe, 0],
  ["mcause",     0xffff_ffff, 0],
  ["mtval",      0xffff_ffff, 0],
  ["mip",        0x0000_02a2, 0x0000_0080], // mtime ≥ mtimecmp: both are 0.
  ["mhpmcounter3", 0,         0],
  ["mhpmevent31", 0,          0],
];
test.each(legal)("of all ones %s keeps %i", (name, ones, zeroes) => {
  const machine = bareMachine();
  const csr = present(m.csrNumber(name), `there is a CSR ${name}`);
  machine.csrWrite(csr, u32(-1));
  expect(machine.csrRead(csr)).toBe(ones);
  machine.csrWrite(csr, 0);
  expect(machine.csrRead(csr)).toBe(zeroes);
});

test("a reserved MPP leaves MPP as it was", () => {
  const machine = bareMachine();
  machine.csrWrite(m.MSTATUS, m.MSTATUS_MPP);
  machine.csrWrite(m.MSTATUS, 2 << m.MSTATUS_MPP_SHIFT);
  expect(machine.csrRead(m.MSTATUS)).toBe(m.MSTATUS_MPP);
  machine.csrWrite(m.MSTATUS, 0);
  machine.csrWrite(m.MSTATUS, 2 << m.MSTATUS_MPP_SHIFT);
  expect(machine.csrRead(m.MSTATUS)).toBe(0);
});

test("CSRs are found by name and number", () => {
  expect([m.csrNumber("mstatus"), m.csrName(m.SATP)]).toEqual([m.MSTATUS, "satp"]);
  expect([m.csrNumber("vsstatus"), m.csrName(0x200)]).toEqual([undefined, undefined]);
});
