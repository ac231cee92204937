import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import * as layout from "../../../impl/layout/index.ts";
import { callPager, setPageFault } from "../../../impl/parts/pagerCall.ts";
import {
  booted,
  ipc,
  messageRegister,
  register,
  ROOT,
  runAs,
  SIGMA0,
  stateOf,
  tcbOf,
} from "../world.ts";

test("A pager that listens has the message at once, and the thread waits for it", () => {
  const m = booted();
  ipc(m, { from: abi.ANY });
  const root = tcbOf(m, ROOT);
  setPageFault(m, root, abi.WRITE, 0x5008);
  expect(callPager(m, root, layout.PURPOSE_PAGE_FAULT)).toBe(tcbOf(m, SIGMA0));
  expect(register(m, SIGMA0, abi.A1)).toBe(abi.tagOf(abi.LABEL_PAGE_FAULT | abi.WRITE, 2, 0));
  expect([0, 1].map((index) => messageRegister(m, SIGMA0, index))).toEqual([0x5008, 0]);
  expect(stateOf(m, ROOT)).toBe(abi.STATE_WAITING);
});

test("On one that does not it polls; without one it is faulted", () => {
  const m = booted();
  runAs(m, SIGMA0);
  const root = tcbOf(m, ROOT);
  setPageFault(m, root, abi.READ, 0);
  expect(callPager(m, root, layout.PURPOSE_PAGE_FAULT)).toBe(0);
  expect(stateOf(m, ROOT)).toBe(abi.STATE_POLLING);
  layout.setPager(m, root, ROOT);
  expect(callPager(m, root, layout.PURPOSE_PAGE_FAULT)).toBe(0);
  expect(stateOf(m, ROOT)).toBe(abi.STATE_FAULTED);
});
