import { expect, test } from "vitest";
import { MIE, MSTATUS, MSTATUS_MPRV, MTVEC, SATP, type Machine } from "../../../machine/index.ts";
import { USER_FRAMES_START } from "../../../abi/index.ts";
import { hartClaims, tickUnits, tlbClaims } from "../../../refinement/claims/hart.ts";
import { begun, hold, readAll, smallBoot } from "../fixture.ts";

test.each<[claim: string, spoil: (machine: Machine) => void]>([
  ["theHartRunsTheRunningThread", (machine) => machine.csrWrite(SATP, 0x8080_0000)],
  ["noPrivilegeIsLeftOver", (machine) => machine.csrWrite(MSTATUS, MSTATUS_MPRV)],
  ["theTimerIsArmed", (machine) => machine.csrWrite(MIE, 0)],
  ["trapsGoToTheKernel", (machine) => machine.csrWrite(MTVEC, USER_FRAMES_START)],
])("%s holds after boot, and can fail", (claim, spoil) => {
  const lockstep = begun();
  const { view } = readAll(lockstep);
  for (const { name, violations } of hartClaims) expect(violations(view), name).toEqual([]);
  spoil(lockstep.machine);
  const violated = hartClaims.filter(({ violations }) => violations(view).length > 0);
  expect(violated.map(({ name }) => name)).toContain(claim);
});

test("a tick of 1000 µs is 10,000 units of mtime", () => {
  expect(tickUnits(smallBoot)).toBe(10_000);
});

test("the TLB is held against the page tables", () => {
  const lockstep = begun();
  hold(lockstep, { event: "load", by: "1.0", address: 0x8010_0000 });
  const { mapped } = readAll(lockstep).view;
  const [claim] = tlbClaims;
  expect(lockstep.machine.tlbEntries()).toHaveLength(1);
  expect(claim?.violations(mapped)).toEqual([]);
  const emptied = { ...mapped, spaces: mapped.spaces.map((space) => ({ ...space, leaves: [] })) };
  expect(claim?.violations(emptied)).toHaveLength(1);
});
