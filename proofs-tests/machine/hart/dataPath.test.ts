// Misaligned accesses that work. (That they trap by default is tested in hart.test.ts.)

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import * as f from "../fixture.ts";

const SECOND = f.USER_PAGE + f.PAGE;

/** In U mode, two pages that lie apart in RAM; the second one has `flags`. */
function twoPages(flags: number): m.Machine {
  const machine = f.userMachine(f.ALL, { misaligned: "working" });
  f.setEntry(machine, 0, SECOND, f.entry(f.FRAME + 3, flags));
  return machine;
}

const loads = { 1: "lbu", 2: "lhu", 4: "lw" } as const;
const stores = { 1: "sb", 2: "sh", 4: "sw" } as const;

test("bytes come from and go to where byte accesses find them, across pages too", () => {
  const arbWidth = fc.constantFrom(2 as const, 4 as const);
  fc.assert(
    fc.property(arbWidth, fc.integer({ min: -4, max: 4 }), fc.nat(), (width, offset, value) => {
      const machine = twoPages(f.ALL);
      const address = SECOND + offset;
      machine.writeRegister(10, address);
      machine.writeRegister(11, value);
      machine.inject(m.assembleLine(`${stores[width]} a1, 0(a0)`));
      for (let n = 0; n < width; n++) {
        machine.inject(m.assembleLine(`lbu a2, ${n}(a0)`));
        expect(machine.readRegister(12)).toBe((value >>> (8 * n)) & 255);
      }
      machine.inject(m.assembleLine(`${loads[width]} a3, 0(a0)`));
      expect(machine.readRegister(13)).toBe(width === 4 ? value : value & 0xffff);
    }),
  );
});

describe("a page that refuses", () => {
  const cases = [
    ["lw a1, -2(a0)", 0, m.CAUSE_LOAD_PAGE_FAULT],
    ["sw a1, -2(a0)", 0, m.CAUSE_STORE_PAGE_FAULT],
    ["sw a1, -1(a0)", f.ALL & ~m.PTE_W, m.CAUSE_STORE_PAGE_FAULT],
  ] as const;
  test.each(cases)("stops %s as a whole; mtval is the first byte in it", (line, flags, cause) => {
    const machine = twoPages(flags);
    machine.writeRegister(10, SECOND);
    machine.writeRegister(11, 0x1234_5678);
    machine.inject(m.assembleLine(line));
    expect(f.trapOf(machine)).toEqual({ cause, at: f.USER_PAGE, value: SECOND });
    expect(machine.peek32(f.addressOf(f.FRAME) + f.PAGE - 4)).toBe(0);
    expect(machine.readRegister(11)).toBe(0x1234_5678);
  });
});

test("devices and the end of RAM refuse misaligned accesses", () => {
  for (const [address, value] of [
    [m.CLINT_START + 1, m.CLINT_START + 1],
    [f.RAM + 64 * 1024 - 2, f.RAM + 64 * 1024],
  ] as const) {
    const machine = f.bareMachine({ misaligned: "working" });
    machine.writeRegister(10, address);
    machine.inject(m.assembleLine("lw a1, 0(a0)"));
    expect(f.trapOf(machine)).toEqual({ cause: m.CAUSE_LOAD_ACCESS_FAULT, at: f.RAM, value });
  }
});

test("MPRV lends loads and stores the mode of before the trap, not fetches", () => {
  const machine = f.userMachine();
  machine.poke32(f.addressOf(f.FRAME), 77);
  machine.inject(m.assembleLine("ecall"));
  machine.csrWrite(m.MSTATUS, m.MSTATUS_MPRV);
  machine.writeRegister(10, f.USER_PAGE);
  machine.pc = f.RAM;
  machine.poke32(f.RAM, m.assembleLine("lw a1, 0(a0)"));
  machine.step();
  expect([machine.readRegister(11), machine.mode]).toEqual([77, m.MACHINE_MODE]);
});
