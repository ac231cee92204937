import { expect, test } from "vitest";
import { boardWith, passTime, placeIn } from "../../cli/emulated.ts";
import * as m from "../../machine/index.ts";

const RAM = 0x8000_0000;
const executable = {
  entry: RAM + 4,
  segments: [{ address: RAM, bytes: new Uint8Array([1, 2, 3, 4, 5]), byteCount: 100 }],
  symbols: [],
};

test("a board has the program in RAM and stands at its entry", () => {
  const machine = boardWith("a.elf", executable, {});
  expect([machine.pc, machine.peek32(RAM), machine.peek8(RAM + 4)]).toEqual([
    RAM + 4,
    0x0403_0201,
    5,
  ]);
});

test("a page table entry whose A and D bits are 0 serves, and gets them", () => {
  const machine = boardWith("a.elf", executable, {});
  const root = RAM + 0x1000;
  const rights = m.PTE_V | m.PTE_R | m.PTE_W | m.PTE_X;
  machine.poke32(root + 4 * (RAM >>> 22), m.pte(RAM >>> 12, rights));
  machine.poke32(RAM + 4, m.assembleLine("sw zero, 0(a1)"));
  machine.writeRegister(11, RAM + 0x3000);
  machine.csrWrite(m.SATP, m.satpSv32(0, root >>> 12));
  machine.csrWrite(m.MSTATUS, m.SUPERVISOR_MODE << m.MSTATUS_MPP_SHIFT);
  machine.csrWrite(m.MEPC, RAM + 4);
  machine.inject(m.assembleLine("mret"));
  machine.run(1);
  expect([machine.pc, machine.mode]).toEqual([RAM + 8, m.SUPERVISOR_MODE]);
  const entry = machine.peek32(root + 4 * (RAM >>> 22));
  expect(entry).toBe(m.pte(RAM >>> 12, rights | m.PTE_A | m.PTE_D));
});

test("time passes until the timer is due, once", () => {
  const machine = boardWith("a.elf", executable, {});
  machine.store32(m.CLINT_MTIMECMP, 500);
  expect([passTime(machine), machine.mtime, passTime(machine)]).toEqual([true, 500, false]);
});

test("a place is a symbol and what is beyond it", () => {
  const place = placeIn([
    { name: "b", address: 20, size: 4 },
    { name: "a", address: 10, size: 4 },
  ]);
  expect([place(9), place(10), place(19), place(20), place(36)]).toEqual([
    "",
    "a",
    "a+0x9",
    "b",
    "b+0x10",
  ]);
});
