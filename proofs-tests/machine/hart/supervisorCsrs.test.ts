import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { bareMachine, enter, RAM } from "../fixture.ts";

const ALL = m.MIP_SSIP | m.MIP_STIP | m.MIP_SEIP;

test("sie and sip show what is delegated, and sip takes SSIP only", () => {
  const machine = bareMachine();
  machine.csrWrite(m.MIE, 0xffff_ffff);
  machine.csrWrite(m.MIP, 0xffff_ffff);
  for (const delegated of [0, m.MIP_SSIP, m.MIP_STIP | m.MIP_SEIP, ALL]) {
    machine.csrWrite(m.MIDELEG, delegated);
    expect([machine.csrRead(m.SIE), machine.csrRead(m.SIP)]).toEqual([delegated, delegated]);
  }
  machine.csrWrite(m.SIP, 0);
  expect(machine.csrRead(m.MIP) & ALL).toBe(m.MIP_STIP | m.MIP_SEIP);
  machine.csrWrite(m.SIE, 0);
  expect(machine.csrRead(m.MIE) & ALL).toBe(0);
});

test("sstatus is a view of mstatus that leaves the rest alone", () => {
  const machine = bareMachine();
  machine.csrWrite(m.MSTATUS, m.MSTATUS_MPP | m.MSTATUS_TW);
  machine.csrWrite(m.SSTATUS, 0xffff_ffff);
  expect(machine.csrRead(m.SSTATUS)).toBe(0x000c_0122);
  machine.csrWrite(m.SSTATUS, 0);
  expect(machine.csrRead(m.MSTATUS)).toBe(m.MSTATUS_MPP | m.MSTATUS_TW);
});

test("S mode reads and writes its own registers, and not those of M mode", () => {
  const machine = bareMachine();
  enter(machine, m.SUPERVISOR_MODE, RAM);
  machine.inject(m.assembleLine("csrrwi a0, sscratch, 5"));
  expect([machine.mode, machine.csrRead(m.SSCRATCH)]).toEqual([m.SUPERVISOR_MODE, 5]);
  machine.inject(m.assembleLine("csrrwi a0, mscratch, 5"));
  expect(machine.mode).toBe(m.MACHINE_MODE);
});
