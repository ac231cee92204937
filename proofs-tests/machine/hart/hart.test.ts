import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { ALL, addressOf, bareMachine, enter, FRAME, HANDLER, PAGE, RAM } from "../fixture.ts";
import { entry, setEntry, trapOf, USER_PAGE, userMachine } from "../fixture.ts";

type Case = { readonly line: string; readonly cause: number; readonly value: number };

const NOWHERE = 0x4000_0000; // Physical; neither RAM nor a device.

// a0 = RAM, a1 = NOWHERE, a2 = CLINT
// prettier-ignore
const inMachineMode: readonly Case[] = [
  { line: "ecall",            cause: m.CAUSE_ECALL_FROM_M,        value: 0 },
  { line: "ebreak",           cause: m.CAUSE_BREAKPOINT,          value: RAM + 0x40 },
  { line: "lh a3, 1(a0)",     cause: m.CAUSE_LOAD_MISALIGNED,     value: RAM + 1 },
  { line: "lhu a3, 3(a0)",    cause: m.CAUSE_LOAD_MISALIGNED,     value: RAM + 3 },
  { line: "lw a3, 2(a0)",     cause: m.CAUSE_LOAD_MISALIGNED,     value: RAM + 2 },
  { line: "sh a3, 1(a0)",     cause: m.CAUSE_STORE_MISALIGNED,    value: RAM + 1 },
  { line: "sw a3, 3(a0)",     cause: m.CAUSE_STORE_MISALIGNED,    value: RAM + 3 },
  { line: "lw a3, 1(a1)",     cause: m.CAUSE_LOAD_MISALIGNED,     value: NOWHERE + 1 },
  { line: "lb a3, 0(a1)",     cause: m.CAUSE_LOAD_ACCESS_FAULT,   value: NOWHERE },
  { line: "lw a3, 4(a1)",     cause: m.CAUSE_LOAD_ACCESS_FAULT,   value: NOWHERE + 4 },
  { line: "sb a3, 7(a1)",     cause: m.CAUSE_STORE_ACCESS_FAULT,  value: NOWHERE + 7 },
  { line: "lw a3, -4(a0)",    cause: m.CAUSE_LOAD_ACCESS_FAULT,   value: RAM - 4 },
  { line: "lb a3, 0(a2)",     cause: m.CAUSE_LOAD_ACCESS_FAULT,   value: m.CLINT_START },
  { line: "sh a3, 0(a2)",     cause: m.CAUSE_STORE_ACCESS_FAULT,  value: m.CLINT_START },
];
test.each(inMachineMode)("in M mode, $line traps with cause $cause", ({ line, cause, value }) => {
  const machine = bareMachine();
  machine.writeRegister(10, RAM);
  machine.writeRegister(11, NOWHERE);
  machine.writeRegister(12, m.CLINT_START);
  machine.writeRegister(13, 0x1234);
  machine.pc = RAM + 0x40;
  machine.inject(m.assembleLine(line));
  expect(trapOf(machine)).toEqual({ cause, at: RAM + 0x40, value });
  expect([machine.pc, machine.mode, machine.readRegister(13)]).toEqual([
    HANDLER,
    m.MACHINE_MODE,
    0x1234,
  ]);
  expect(machine.peek32(RAM)).toBe(0);
});

// a0 = USER_PAGE, a1 = an unmapped page
const UNMAPPED = USER_PAGE + PAGE;
// prettier-ignore
const inUserMode: readonly Case[] = [
  { line: "ecall",            cause: m.CAUSE_ECALL_FROM_U,        value: 0 },
  { line: "ebreak",           cause: m.CAUSE_BREAKPOINT,          value: USER_PAGE },
  { line: "mret",             cause: m.CAUSE_ILLEGAL_INSTRUCTION, value: 0x3020_0073 },
  { line: "wfi",              cause: m.CAUSE_ILLEGAL_INSTRUCTION, value: 0x1050_0073 },
  { line: "sfence.vma zero, zero", cause: m.CAUSE_ILLEGAL_INSTRUCTION, value: 0x1200_0073 },
  { line: "lw a3, 2(a1)",     cause: m.CAUSE_LOAD_MISALIGNED,     value: UNMAPPED + 2 },
  { line: "sw a3, 2(a1)",     cause: m.CAUSE_STORE_MISALIGNED,    value: UNMAPPED + 2 },
  { line: "lb a3, 3(a1)",     cause: m.CAUSE_LOAD_PAGE_FAULT,     value: UNMAPPED + 3 },
  { line: "sw a3, 8(a1)",     cause: m.CAUSE_STORE_PAGE_FAULT,    value: UNMAPPED + 8 },
];
test.each(inUserMode)("in U mode, $line traps with cause $cause", ({ line, cause, value }) => {
  const machine = userMachine();
  machine.writeRegister(10, USER_PAGE);
  machine.writeRegister(11, UNMAPPED);
  machine.inject(m.assembleLine(line));
  expect(trapOf(machine)).toEqual({ cause, at: USER_PAGE, value });
  expect([machine.pc, machine.mode]).toEqual([HANDLER, m.MACHINE_MODE]);
});

test.each([0, 0xffff_ffff, 0x0000_8000, 0x1020_00f3, 0x0073_0073])(
  "the word %i is an illegal instruction",
  (word) => {
    const machine = bareMachine();
    machine.inject(word);
    expect(trapOf(machine)).toEqual({ cause: m.CAUSE_ILLEGAL_INSTRUCTION, at: RAM, value: word });
  },
);

describe("fetches", () => {
  test("an unmapped page faults with its address in mepc and mtval", () => {
    const machine = userMachine();
    machine.pc = UNMAPPED + 0x10;
    machine.step();
    const trap = { cause: m.CAUSE_FETCH_PAGE_FAULT, at: UNMAPPED + 0x10, value: UNMAPPED + 0x10 };
    expect(trapOf(machine)).toEqual(trap);
  });

  test.each([NOWHERE, m.CLINT_START])("nothing is executed outside RAM (at %i)", (address) => {
    const machine = bareMachine();
    machine.pc = address;
    machine.step();
    const trap = { cause: m.CAUSE_FETCH_ACCESS_FAULT, at: address, value: address };
    expect(trapOf(machine)).toEqual(trap);
  });

  test("a jump off the mapped page traps at its target, not at the jump", () => {
    const machine = userMachine();
    machine.poke32(addressOf(FRAME), m.assembleLine("jal zero, 4096"));
    machine.step();
    expect([machine.mode, machine.pc]).toEqual([m.USER_MODE, UNMAPPED]);
    machine.step();
    expect(trapOf(machine).at).toBe(UNMAPPED);
  });
});

describe("mstatus", () => {
  const stack = m.MSTATUS_MIE | m.MSTATUS_MPIE | m.MSTATUS_MPP;

  test.each([
    { mode: m.MACHINE_MODE, before: m.MSTATUS_MIE, after: m.MSTATUS_MPIE | m.MSTATUS_MPP },
    { mode: m.MACHINE_MODE, before: m.MSTATUS_MPIE, after: m.MSTATUS_MPP },
  ])("a trap pushes mode and MIE: $before becomes $after", ({ before, after }) => {
    const machine = bareMachine();
    machine.csrWrite(m.MSTATUS, before);
    machine.inject(m.assembleLine("ecall"));
    expect(machine.csrRead(m.MSTATUS) & stack).toBe(after);
  });

  test("a trap from U mode leaves MPP = U, and MPRV and TW as they were", () => {
    const machine = bareMachine();
    enter(machine, m.USER_MODE, RAM);
    machine.csrWrite(m.MSTATUS, m.MSTATUS_MPRV | m.MSTATUS_TW);
    machine.inject(m.assembleLine("ecall"));
    expect(machine.csrRead(m.MSTATUS)).toBe(m.MSTATUS_MPRV | m.MSTATUS_TW);
  });

  test("mret pops MIE and the mode, sets MPIE and makes MPP = U", () => {
    const machine = bareMachine();
    machine.csrWrite(m.MSTATUS, m.MSTATUS_MPP | m.MSTATUS_MPIE);
    machine.csrWrite(m.MEPC, RAM + 8);
    machine.inject(m.assembleLine("mret"));
    expect([machine.mode, machine.pc]).toEqual([m.MACHINE_MODE, RAM + 8]);
    expect(machine.csrRead(m.MSTATUS)).toBe(m.MSTATUS_MIE | m.MSTATUS_MPIE);
    machine.inject(m.assembleLine("mret"));
    expect([machine.mode, machine.pc]).toEqual([m.USER_MODE, RAM + 8]);
    expect(machine.csrRead(m.MSTATUS)).toBe(m.MSTATUS_MIE | m.MSTATUS_MPIE);
  });

  test("mret to U mode ends MPRV, mret to M mode keeps it", () => {
    const machine = bareMachine();
    machine.csrWrite(m.MSTATUS, m.MSTATUS_MPP | m.MSTATUS_MPRV);
    machine.mret();
    expect(machine.csrRead(m.MSTATUS) & m.MSTATUS_MPRV).not.toBe(0);
    machine.mret();
    expect(machine.csrRead(m.MSTATUS) & m.MSTATUS_MPRV).toBe(0);
  });
});

describe("MPRV", () => {
  test("loads and stores of M mode are U mode's when MPP says so; fetches are not", () => {
    const machine = userMachine(ALL & ~m.PTE_W & ~m.PTE_D);
    machine.poke32(addressOf(FRAME) + 4, 42);
    machine.poke32(RAM, m.assembleLine("lw a0, 4(a1)"));
    machine.poke32(RAM + 4, m.assembleLine("sw a0, 4(a1)"));
    machine.writeRegister(11, USER_PAGE);
    machine.inject(m.assembleLine("ecall"));
    machine.csrWrite(m.MSTATUS, m.MSTATUS_MPRV);
    machine.pc = RAM;
    machine.step();
    expect(machine.readRegister(10)).toBe(42);
    machine.step();
    const trap = { cause: m.CAUSE_STORE_PAGE_FAULT, at: RAM + 4, value: USER_PAGE + 4 };
    expect(trapOf(machine)).toEqual(trap);
    expect(machine.csrRead(m.MSTATUS)).toBe(m.MSTATUS_MPRV | m.MSTATUS_MPP);
  });

  test("with MPP = M it changes nothing", () => {
    const machine = userMachine();
    machine.inject(m.assembleLine("ecall"));
    machine.csrWrite(m.MSTATUS, m.MSTATUS_MPRV | m.MSTATUS_MPP);
    machine.poke32(RAM + 16, 7);
    machine.writeRegister(11, RAM);
    machine.inject(m.assembleLine("lw a0, 16(a1)"));
    expect(machine.readRegister(10)).toBe(7);
  });
});

describe("an instruction that lies in two pages", () => {
  const LAST_HALF = USER_PAGE + PAGE - 2;
  const word = m.assembleLine("addi a0, zero, 7");

  /** Its halves lie at the end of one frame and the begin of another, far apart. */
  function splitMachine(secondPage: number): m.Machine {
    const machine = userMachine();
    setEntry(machine, 0, USER_PAGE + PAGE, secondPage);
    machine.poke8(addressOf(FRAME) + PAGE - 2, word & 255);
    machine.poke8(addressOf(FRAME) + PAGE - 1, (word >>> 8) & 255);
    machine.poke32(addressOf(FRAME + 5), word >>> 16);
    machine.pc = LAST_HALF;
    machine.step();
    return machine;
  }

  test("is executed as one", () => {
    const machine = splitMachine(entry(FRAME + 5, ALL));
    expect([machine.readRegister(10), machine.pc]).toEqual([7, LAST_HALF + 4]);
  });

  test("faults at its address if the second half does; mtval is that half's", () => {
    const trap = { cause: m.CAUSE_FETCH_PAGE_FAULT, at: LAST_HALF, value: LAST_HALF + 2 };
    expect(trapOf(splitMachine(0))).toEqual(trap);
  });

  test("and one of two bytes does not care what comes after", () => {
    const machine = userMachine();
    machine.poke32(addressOf(FRAME) + PAGE - 4, m.assembleLine("c.li a0, 9") << 16);
    machine.pc = LAST_HALF;
    machine.step();
    expect([machine.readRegister(10), machine.pc]).toEqual([9, LAST_HALF + 2]);
  });
});
