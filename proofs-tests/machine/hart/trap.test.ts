import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { bareMachine, enter, HANDLER, RAM, trapOf } from "../fixture.ts";

const STVEC = 0x2000;
const ECALL = m.assembleLine("ecall");

/** In `mode`, with every exception that can be delegated delegated. */
function delegating(mode: m.Mode): m.Machine {
  const machine = bareMachine();
  machine.csrWrite(m.STVEC, STVEC);
  machine.csrWrite(m.MEDELEG, 0xffff_ffff);
  enter(machine, mode, RAM);
  return machine;
}

const stateOf = (machine: m.Machine) => ({
  cause: machine.csrRead(m.SCAUSE),
  at: machine.csrRead(m.SEPC),
  value: machine.csrRead(m.STVAL),
});

describe("delegation", () => {
  test.each([
    [m.USER_MODE, m.CAUSE_ECALL_FROM_U],
    [m.SUPERVISOR_MODE, m.CAUSE_ECALL_FROM_S],
  ] as const)("from mode %i a delegated cause goes to S mode", (mode, cause) => {
    const machine = delegating(mode);
    machine.inject(ECALL);
    expect([machine.mode, machine.pc]).toEqual([m.SUPERVISOR_MODE, STVEC]);
    expect(stateOf(machine)).toEqual({ cause, at: RAM, value: 0 });
    expect((machine.csrRead(m.MSTATUS) & m.MSTATUS_SPP) !== 0).toBe(mode === m.SUPERVISOR_MODE);
  });

  test("a trap never goes below the mode that it comes from", () => {
    const machine = delegating(m.MACHINE_MODE);
    machine.inject(m.assembleLine("ebreak"));
    expect([machine.mode, machine.pc]).toEqual([m.MACHINE_MODE, HANDLER]);
  });

  test("what is not delegated goes to M mode", () => {
    const machine = delegating(m.USER_MODE);
    machine.csrWrite(m.MEDELEG, 1 << m.CAUSE_BREAKPOINT);
    machine.inject(ECALL);
    expect(trapOf(machine)).toEqual({ cause: m.CAUSE_ECALL_FROM_U, at: RAM, value: 0 });
  });
});

test("a trap to S mode and sret leave mstatus alone but for SPIE, and clear MPRV", () => {
  fc.assert(
    fc.property(fc.constantFrom(m.USER_MODE, m.SUPERVISOR_MODE), fc.nat(), (mode, noise) => {
      const machine = delegating(m.MACHINE_MODE);
      machine.csrWrite(m.MSTATUS, noise & ~m.MSTATUS_TSR);
      enter(machine, mode, RAM);
      const before = machine.csrRead(m.MSTATUS);
      machine.inject(ECALL);
      const within = machine.csrRead(m.MSTATUS);
      expect(within & m.MSTATUS_SIE).toBe(0);
      expect((within & m.MSTATUS_SPIE) !== 0).toBe((before & m.MSTATUS_SIE) !== 0);
      machine.csrWrite(m.MSTATUS, within | m.MSTATUS_MPRV);
      machine.inject(m.assembleLine("sret"));
      const stack = m.MSTATUS_SPIE | m.MSTATUS_SPP;
      expect(machine.csrRead(m.MSTATUS)).toBe((before & ~stack) | m.MSTATUS_SPIE);
      expect([machine.mode, machine.pc]).toEqual([mode, RAM]);
    }),
  );
});

test("stvec is vectored for interrupts only", () => {
  const machine = delegating(m.USER_MODE);
  machine.csrWrite(m.STVEC, STVEC | 1);
  machine.csrWrite(m.MIDELEG, m.MIP_SSIP | m.MIP_STIP | m.MIP_SEIP);
  machine.csrWrite(m.MIE, m.MIP_STIP);
  machine.csrWrite(m.MIP, m.MIP_STIP);
  machine.step();
  expect([machine.pc, machine.csrRead(m.SCAUSE)]).toEqual([STVEC + 4 * 5, 0x8000_0005]);
  machine.inject(m.assembleLine("ebreak"));
  expect(machine.pc).toBe(STVEC);
});
