import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { setPartner } from "../../../impl/layout/index.ts";
import { isReceptive, transfer, TRANSFER_DONE } from "../../../impl/parts/transfer.ts";
import {
  booted,
  call,
  ipc,
  ipcResult,
  makeChild,
  makeTask,
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
  const [root, child] = [tcbOf(m, ROOT), tcbOf(m, makeTask(m, 3))];
  expect(isReceptive(m, sigma0, root)).toBe(false);
  runAs(m, SIGMA0);
  ipc(m, { from: ROOT });
  expect([isReceptive(m, sigma0, root), isReceptive(m, sigma0, child)]).toEqual([true, false]);
  setPartner(m, sigma0, abi.ANY);
  expect(isReceptive(m, sigma0, child)).toBe(true);
});

test("A thread whose pager is called any awaits its start from nobody", () => {
  const m = booted();
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, abi.threadIdOf(0, 3, 0, 0), 255, 0, abi.UNCHANGED, abi.ANY);
  const made = register(m, ROOT, abi.A0);
  expect(isReceptive(m, tcbOf(m, made), tcbOf(m, ROOT))).toBe(false);
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
  expect(transfer(m, sigma0, root)).toBe(TRANSFER_DONE);
  expect(stateOf(m, SIGMA0)).toBe(abi.STATE_POLLING);
  expect(register(m, ROOT, abi.A0)).toBe(SIGMA0);
});

test("A redirected message is marked and says for whom it was; any other leaves a3 alone", () => {
  const m = booted();
  const child = makeTask(m, 3);
  const grandchild = makeChild(m, child, 4);
  runAs(m, child);
  m.writeRegister(abi.A3, 0);
  ipc(m, { from: abi.ANY });
  runAs(m, ROOT);
  ipc(m, { to: grandchild, words: [7] });
  expect(ipcResult(m, child)).toEqual([ROOT, abi.tagOf(0, 1, 0) | abi.TAG_REDIRECTED, 0]);
  expect(register(m, child, abi.A3)).toBe(grandchild);
  runAs(m, child);
  ipc(m, { from: abi.ANY, receiveTimeout: 5 });
  runAs(m, ROOT);
  ipc(m, { to: child });
  expect(ipcResult(m, child)).toEqual([ROOT, 0, 0]);
  expect(register(m, child, abi.A3)).toBe(5);
});

test("A cut does not hide in whose name and for whom a message was", () => {
  const m = booted();
  const child = makeTask(m, 3);
  const grandchild = makeChild(m, child, 4);
  runAs(m, grandchild);
  ipc(m, { from: ROOT });
  runAs(m, child);
  ipc(m, { to: grandchild, speakingFor: ROOT, items: [8, 0] });
  const tag = abi.tagOf(0, 0, 2) | abi.TAG_PROPAGATED | abi.TAG_ERROR;
  const error = abi.errorWordOf(abi.PHASE_RECEIVE, abi.ERROR_CUT);
  expect(ipcResult(m, grandchild)).toEqual([ROOT, tag, error]);
});
