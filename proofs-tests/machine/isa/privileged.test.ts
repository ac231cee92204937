import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { bareMachine, enter, RAM, trapOf, USER_PAGE, userMachine } from "../fixture.ts";

const lines = ["mret", "sret", "wfi", "sfence.vma zero, zero", "sfence.vma a0, a1"];

test.each(lines)("%s is illegal in U mode, and changes nothing but what a trap does", (line) => {
  const machine = userMachine();
  machine.fetchThenInject(m.assembleLine("addi zero, zero, 0"));
  machine.pc = USER_PAGE;
  const tlbStamp = machine.tlbStamp;
  const word = m.assembleLine(line);
  machine.inject(word);
  const trap = { cause: m.CAUSE_ILLEGAL_INSTRUCTION, at: USER_PAGE, value: word };
  expect(trapOf(machine)).toEqual(trap);
  expect([machine.tlbStamp, machine.waiting, machine.mode]).toEqual([tlbStamp, false, 3]);
});

test.each(lines)("%s retires in M mode", (line) => {
  const machine = bareMachine();
  machine.inject(m.assembleLine(line));
  expect(machine.instret).toBe(1);
});

describe("reserved bits make them illegal", () => {
  test.each([
    ["mret with rd", 0x3020_00f3],
    ["wfi with rs1", 0x1050_8073],
    ["sfence.vma with rd", 0x1200_00f3],
    ["sret with rd", 0x1020_00f3],
  ])("%s", (_, word) => {
    const machine = bareMachine();
    machine.inject(word);
    expect(trapOf(machine).cause).toBe(m.CAUSE_ILLEGAL_INSTRUCTION);
  });
});

describe("in S mode", () => {
  const illegal = { cause: m.CAUSE_ILLEGAL_INSTRUCTION, at: RAM };
  test.each([
    ["sret", m.MSTATUS_TSR],
    ["wfi", m.MSTATUS_TW],
    ["sfence.vma a0, zero", m.MSTATUS_TVM],
    ["csrrs a0, satp, zero", m.MSTATUS_TVM],
    ["csrrw zero, satp, zero", m.MSTATUS_TVM],
  ])("%s is legal, unless mstatus takes it away", (line, bit) => {
    for (const taken of [0, m.MSTATUS_TSR, m.MSTATUS_TW, m.MSTATUS_TVM]) {
      const machine = bareMachine();
      machine.csrWrite(m.MSTATUS, taken);
      enter(machine, m.SUPERVISOR_MODE, RAM);
      machine.inject(m.assembleLine(line));
      expect(machine.instret).toBe(taken === bit ? 0 : 1);
      if (taken === bit) expect(trapOf(machine)).toMatchObject(illegal);
    }
  });

  test("mret is illegal", () => {
    const machine = bareMachine();
    enter(machine, m.SUPERVISOR_MODE, RAM);
    machine.inject(m.assembleLine("mret"));
    expect(trapOf(machine)).toMatchObject(illegal);
  });
});
