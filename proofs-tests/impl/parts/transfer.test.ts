import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { setPartner } from "../../../impl/layout/index.ts";
import { isReceptive, transfer } from "../../../impl/parts/transfer.ts";
import {
  booted,
  call,
  ipc,
  ipcResult,
  register,
  ROOT,
  runAs,
  SIGMA0,
  stateOf,
  tcbOf,
} from "../world.ts";

test("Receptive is who waits, openly or for the sender", () => {
  const m = booted();
  const sigma0 = tcbOf(m, SIGMA0);
  expect(isReceptive(m, sigma0, ROOT)).toBe(false);
  ipc(m, { from: ROOT });
  expect([isReceptive(m, sigma0, ROOT), isReceptive(m, sigma0, SIGMA0)]).toEqual([true, false]);
  setPartner(m, sigma0, abi.ANY);
  expect(isReceptive(m, sigma0, 0x1111)).toBe(true);
});

test("A thread whose pager is called any awaits its start from nobody", () => {
  const m = booted();
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, abi.threadIdOf(0, 3, 0, 0), 255, 0, abi.UNCHANGED, abi.ANY);
  const made = register(m, ROOT, abi.A0);
  expect(isReceptive(m, tcbOf(m, made), ROOT)).toBe(false);
});

test("The tag received has label, u and t, and nothing else of the tag sent", () => {
  const m = booted();
  ipc(m, { from: ROOT });
  runAs(m, ROOT);
  call(m, abi.IPC, SIGMA0, 0xabcd_f000 | 1, 0, 0, 0);
  expect(ipcResult(m, SIGMA0)).toEqual([ROOT, 0xabcd_0001, 0]);
});

test("The sender keeps the state of its send phase until its receive phase begins", () => {
  const m = booted();
  ipc(m, { to: ROOT, words: [1], from: ROOT });
  const [sigma0, root] = [tcbOf(m, SIGMA0), tcbOf(m, ROOT)];
  expect(transfer(m, sigma0, root)).toBe(true);
  expect(stateOf(m, SIGMA0)).toBe(abi.STATE_POLLING);
  expect(register(m, ROOT, abi.A0)).toBe(SIGMA0);
});
