import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import {
  readByNumber,
  targetDescription,
  writeByNumber,
} from "../../../machine/debug/registers.ts";
import * as f from "../fixture.ts";

test("numbers are those that QEMU's stub has", () => {
  const machine = f.bareMachine();
  machine.csrWrite(m.MSCRATCH, 7);
  expect(readByNumber(machine, 0x41)).toBe(m.MACHINE_MODE);
  expect(readByNumber(machine, 66 + m.MSCRATCH)).toBe(7);
  expect(writeByNumber(machine, 66 + m.SATP, 0x8000_1234)).toBe(true);
  expect(machine.csrRead(m.SATP)).toBe(0x8000_1234);
  expect([writeByNumber(machine, 10, 3), readByNumber(machine, 10)]).toEqual([true, 3]);
  expect([writeByNumber(machine, 32, f.RAM + 2), machine.pc]).toEqual([true, f.RAM + 2]);
});

test("what is not there, or cannot be, is refused and changes nothing", () => {
  const machine = f.bareMachine();
  const before = machine.snapshot();
  expect(readByNumber(machine, 40)).toBeUndefined();
  expect(readByNumber(machine, 66 + 0x7c0)).toBeUndefined();
  expect(writeByNumber(machine, 32, 1)).toBe(false);
  expect(writeByNumber(machine, 65, 0)).toBe(false);
  expect(writeByNumber(machine, 66 + m.MHARTID, 1)).toBe(false);
  expect(writeByNumber(machine, 66 + 0x7c0, 1)).toBe(false);
  expect(m.sameMachine(machine.snapshot(), before)).toBeUndefined();
});

test("the description names every register once", () => {
  const names = [...targetDescription.matchAll(/reg name="(\w+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(["zero", "t6", "pc", "priv", "mstatus", "satp"]));
});
