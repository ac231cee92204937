import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { bareMachine, RAM, trapOf } from "../fixture.ts";

const AT = RAM + 0x100;

/** A machine with `word` at AT, a1 = AT and a2 = `operand`. */
function machineWith(word: number, operand: number): m.Machine {
  const machine = bareMachine();
  machine.poke32(AT, word);
  machine.writeRegister(11, AT);
  machine.writeRegister(12, operand);
  return machine;
}

// prettier-ignore
const cases: readonly (readonly [name: string, old: number, operand: number, left: number])[] = [
  ["amoswap.w", 0x8000_0000, 0xffff_f800, 0xffff_f800],
  ["amoadd.w",  0x8000_0000, 0xffff_f800, 0x7fff_f800],
  ["amoxor.w",  0x8000_0001, 0xc000_0001, 0x4000_0000],
  ["amoand.w",  0x8000_0000, 0xffff_f800, 0x8000_0000],
  ["amoor.w",   0x8000_0000, 0xffff_f800, 0xffff_f800],
  ["amomin.w",  0x8000_0000, 1,           0x8000_0000],
  ["amomin.w",  1,           0xffff_ffff, 0xffff_ffff],
  ["amomax.w",  0x8000_0000, 1,           1],
  ["amominu.w", 0x8000_0000, 1,           1],
  ["amominu.w", 0,           0xffff_ffff, 0],
  ["amomaxu.w", 0x8000_0000, 1,           0x8000_0000],
  ["amomaxu.w", 0,           0xffff_ffff, 0xffff_ffff],
];
test.each(cases)("%s of %i and %i leaves %i and answers what was there", (name, old, by, left) => {
  const machine = machineWith(old, by);
  machine.inject(m.assembleLine(`${name} a0, a2, (a1), 3`));
  expect([machine.readRegister(10), machine.peek32(AT)]).toEqual([old, left]);
});

test("the operand is read before rd is set", () => {
  const machine = machineWith(1, 2);
  machine.inject(m.assembleLine("amoadd.w a2, a2, (a1), 0"));
  expect([machine.readRegister(12), machine.peek32(AT)]).toEqual([1, 3]);
});

test.each([
  ["lr.w a0, (a1), 0", m.CAUSE_LOAD_MISALIGNED, m.CAUSE_LOAD_ACCESS_FAULT],
  ["sc.w a0, a2, (a1), 0", m.CAUSE_STORE_MISALIGNED, m.CAUSE_STORE_ACCESS_FAULT],
  ["amoadd.w a0, a2, (a1), 0", m.CAUSE_STORE_MISALIGNED, m.CAUSE_STORE_ACCESS_FAULT],
])("%s faults where there is no aligned word of RAM", (line, misaligned, nothingThere) => {
  for (const [address, cause] of [
    [AT + 2, misaligned],
    [m.CLINT_START, nothingThere],
  ] as const) {
    const machine = bareMachine({ misaligned: "working" });
    machine.writeRegister(11, address);
    machine.writeRegister(10, 9);
    machine.inject(m.assembleLine(line));
    expect(trapOf(machine)).toEqual({ cause, at: RAM, value: address });
    expect(machine.readRegister(10)).toBe(9);
  }
});

describe("sc.w", () => {
  const lr = m.assembleLine("lr.w a0, (a1), 0");
  const sc = m.assembleLine("sc.w a3, a2, (a1), 0");
  const succeeds = (between: (machine: m.Machine) => void): boolean => {
    const machine = machineWith(7, 8);
    machine.inject(lr);
    expect(machine.readRegister(10)).toBe(7);
    between(machine);
    machine.inject(sc);
    const failed = machine.readRegister(13);
    expect(machine.peek32(AT)).toBe(failed === 0 ? 8 : 7);
    return failed === 0;
  };

  test("stores what is reserved, once", () => {
    expect(succeeds(() => {})).toBe(true);
    const machine = machineWith(7, 8);
    for (const word of [lr, sc, sc]) machine.inject(word);
    expect(machine.readRegister(13)).toBe(1);
  });

  test("needs a reservation", () => {
    const machine = machineWith(7, 8);
    machine.inject(sc);
    expect([machine.readRegister(13), machine.peek32(AT)]).toEqual([1, 7]);
  });

  test("fails elsewhere than reserved", () => {
    expect(succeeds((machine) => machine.writeRegister(11, AT + 4))).toBe(false);
  });

  test("fails after a trap or a return from one", () => {
    expect(
      succeeds((machine) => {
        machine.inject(m.assembleLine("ecall"));
      }),
    ).toBe(false);
    expect(
      succeeds((machine) => {
        machine.csrWrite(m.MSTATUS, m.MSTATUS_MPP);
        machine.inject(m.assembleLine("mret"));
      }),
    ).toBe(false);
  });

  test("the reservation is in the snapshot", () => {
    const machine = machineWith(7, 8);
    machine.inject(lr);
    const reserved = machine.snapshot();
    machine.inject(sc);
    expect(m.sameMachine(reserved, machine.snapshot())).toBeDefined();
    machine.restore(reserved);
    machine.inject(sc);
    expect(machine.readRegister(13)).toBe(0);
  });
});
