import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { bareMachine, enter, HANDLER, RAM, trapOf } from "../fixture.ts";

/** A machine in `mode` at RAM with the timer due at 100 and both interrupts unmasked. */
function machineIn(mode: m.Mode, mstatus: number): m.Machine {
  const machine = bareMachine();
  machine.store32(m.CLINT_MTIMECMP, 100);
  machine.csrWrite(m.MIE, m.MIP_MTIP | m.MIP_MSIP);
  enter(machine, mode, RAM);
  machine.csrWrite(m.MSTATUS, mstatus);
  return machine;
}

describe("enabling", () => {
  // prettier-ignore
  const cases = [
    { mode: m.USER_MODE,    mie: m.MIP_MTIP, mstatus: 0,             taken: true },
    { mode: m.USER_MODE,    mie: m.MIP_MTIP, mstatus: m.MSTATUS_MIE, taken: true },
    { mode: m.USER_MODE,    mie: m.MIP_MSIP, mstatus: m.MSTATUS_MIE, taken: false },
    { mode: m.USER_MODE,    mie: 0,          mstatus: m.MSTATUS_MIE, taken: false },
    { mode: m.MACHINE_MODE, mie: m.MIP_MTIP, mstatus: 0,             taken: false },
    { mode: m.MACHINE_MODE, mie: m.MIP_MTIP, mstatus: m.MSTATUS_MIE, taken: true },
    { mode: m.MACHINE_MODE, mie: 0,          mstatus: m.MSTATUS_MIE, taken: false },
  ] as const;
  test.each(cases)("mode $mode, mie $mie, mstatus $mstatus: $taken", (c) => {
    const machine = machineIn(c.mode, c.mstatus);
    machine.csrWrite(m.MIE, c.mie);
    machine.advanceTime(99);
    expect(machine.takeInterrupt()).toBe(false);
    machine.advanceTime(100);
    expect(machine.takeInterrupt()).toBe(c.taken);
    if (!c.taken) return;
    expect(trapOf(machine)).toEqual({ cause: m.CAUSE_MACHINE_TIMER_INTERRUPT, at: RAM, value: 0 });
    expect([machine.pc, machine.mode]).toEqual([HANDLER, m.MACHINE_MODE]);
    expect(machine.takeInterrupt()).toBe(false); // MIE is off now.
  });
});

test("the software interrupt comes before the timer's", () => {
  const machine = machineIn(m.USER_MODE, 0);
  machine.advanceTime(100);
  machine.store32(m.CLINT_MSIP, 0xffff_ffff);
  expect(machine.csrRead(m.MIP)).toBe(m.MIP_MTIP | m.MIP_MSIP);
  machine.takeInterrupt();
  expect(trapOf(machine).cause).toBe(m.CAUSE_MACHINE_SOFTWARE_INTERRUPT);
  machine.store32(m.CLINT_MSIP, 0);
  expect(machine.csrRead(m.MIP)).toBe(m.MIP_MTIP);
});

test("step takes an interrupt instead of an instruction", () => {
  const machine = machineIn(m.USER_MODE, 0);
  machine.advanceTime(100);
  machine.step();
  expect([machine.pc, machine.instret]).toEqual([HANDLER, 0]);
});

test("inject holds interrupts off", () => {
  const machine = machineIn(m.USER_MODE, 0);
  machine.advanceTime(100);
  machine.inject(m.assembleLine("addi a0, zero, 1"));
  expect([machine.mode, machine.pc]).toEqual([m.USER_MODE, RAM + 4]);
});

test("in vectored mode interrupts go to their slot and exceptions to the base", () => {
  const machine = machineIn(m.USER_MODE, 0);
  machine.csrWrite(m.MTVEC, HANDLER | 1);
  machine.advanceTime(100);
  machine.takeInterrupt();
  expect(machine.pc).toBe(HANDLER + 4 * 7);
  enter(machine, m.USER_MODE, RAM);
  machine.inject(m.assembleLine("ecall"));
  expect(machine.pc).toBe(HANDLER);
});

describe("WFI", () => {
  const wfi = m.assembleLine("wfi");

  test("waits until an unmasked interrupt is pending, and goes on after it if MIE is off", () => {
    const machine = machineIn(m.MACHINE_MODE, 0);
    machine.poke32(RAM, wfi);
    machine.poke32(RAM + 4, m.assembleLine("addi a0, zero, 1"));
    machine.step();
    expect([machine.waiting, machine.pc, machine.instret]).toEqual([true, RAM + 4, 1]);
    machine.step();
    expect([machine.waiting, machine.mtime]).toEqual([true, 1]);
    machine.advanceTime(100);
    machine.step();
    expect([machine.waiting, machine.pc, machine.readRegister(10)]).toEqual([false, RAM + 8, 1]);
  });

  test("if MIE is on the interrupt is taken, and mepc is the address after it", () => {
    const machine = machineIn(m.MACHINE_MODE, m.MSTATUS_MIE);
    machine.inject(wfi);
    expect(machine.takeInterrupt()).toBe(false);
    machine.advanceTime(100);
    machine.step();
    expect([machine.waiting, machine.pc, trapOf(machine).at]).toEqual([false, HANDLER, RAM + 4]);
  });

  test("a masked interrupt does not end it", () => {
    const machine = machineIn(m.MACHINE_MODE, 0);
    machine.csrWrite(m.MIE, 0);
    machine.inject(wfi);
    machine.advanceTime(100);
    machine.step();
    expect(machine.waiting).toBe(true);
  });
});

describe("interrupts to S mode", () => {
  const ALL = m.MIP_SSIP | m.MIP_STIP | m.MIP_SEIP;

  /** A machine in `mode` whose software has set `pending`, all of it unmasked and delegated. */
  function delegating(mode: m.Mode, mstatus: number, pending: number): m.Machine {
    const machine = bareMachine();
    machine.csrWrite(m.MIDELEG, ALL);
    machine.csrWrite(m.MIE, ALL);
    machine.csrWrite(m.MIP, pending);
    enter(machine, mode, RAM);
    machine.csrWrite(m.MSTATUS, mstatus);
    return machine;
  }

  test.each([
    [m.USER_MODE, 0, true],
    [m.SUPERVISOR_MODE, 0, false],
    [m.SUPERVISOR_MODE, m.MSTATUS_SIE, true],
    [m.SUPERVISOR_MODE, m.MSTATUS_MIE, false],
    [m.MACHINE_MODE, m.MSTATUS_MIE | m.MSTATUS_SIE, false],
  ] as const)("in mode %i with mstatus %i they are taken: %s", (mode, mstatus, taken) => {
    const machine = delegating(mode, mstatus, ALL);
    expect(machine.takeInterrupt()).toBe(taken);
    if (taken) expect(machine.mode).toBe(m.SUPERVISOR_MODE);
  });

  test("come in the order external, software, timer", () => {
    const causes = [ALL, m.MIP_SSIP | m.MIP_STIP, m.MIP_STIP].map((pending) => {
      const machine = delegating(m.USER_MODE, 0, pending);
      machine.takeInterrupt();
      return machine.csrRead(m.SCAUSE);
    });
    expect(causes).toEqual([
      m.CAUSE_SUPERVISOR_EXTERNAL_INTERRUPT,
      m.CAUSE_SUPERVISOR_SOFTWARE_INTERRUPT,
      m.CAUSE_SUPERVISOR_TIMER_INTERRUPT,
    ]);
  });

  test("come after those to M mode, and go there if nobody delegates them", () => {
    const machine = delegating(m.USER_MODE, 0, ALL);
    machine.csrWrite(m.MIDELEG, m.MIP_SEIP);
    machine.takeInterrupt();
    expect(trapOf(machine).cause).toBe(m.CAUSE_SUPERVISOR_SOFTWARE_INTERRUPT);
    expect(machine.mode).toBe(m.MACHINE_MODE);
  });
});
