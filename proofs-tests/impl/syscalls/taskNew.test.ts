import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { mcpOf, ownerOf, versionOf } from "../../../impl/layout/index.ts";
import { access, booted, call, FRAME, freeCounts, give, ipc, ipcResult, item } from "../world.ts";
import { failure, makeChild, makeTask, register, ROOT, runAs, SIGMA0 } from "../world.ts";
import { stateOf, tcbOf } from "../world.ts";

test("A new task has a fresh version, its maker as chief, and at most the maker's mcp", () => {
  const m = booted();
  expect(makeTask(m, 3, ROOT, 1000)).toBe(abi.threadIdOf(2, 3, 0, 1));
  expect(mcpOf(m, 3)).toBe(255);
  call(m, abi.TASK_NEW, abi.threadIdOf(2, 3, 0, 1), 7, 0, 0, ROOT);
  expect(register(m, ROOT, abi.A0)).toBe(abi.threadIdOf(2, 3, 0, 2));
  expect(mcpOf(m, 3)).toBe(7);
});

test("Deletion takes the clan along, and gives all back", () => {
  const m = booted();
  runAs(m, ROOT);
  const before = freeCounts(m);
  const child = makeTask(m, 3);
  const grandchild = makeChild(m, child, 4);
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, 0, FRAME, 2, 7));
  give(m, ROOT, child, ...item(abi.ITEM_MAP, 0, 0, 2, 7));
  give(m, child, grandchild, ...item(abi.ITEM_MAP, 0, 0, 2, 7));
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, child, abi.NIL, 0, 0, abi.NIL);
  expect([tcbOf(m, child), tcbOf(m, grandchild)]).toEqual([0, 0]);
  expect([ownerOf(m, 3), ownerOf(m, 4)]).toEqual([2, 2]);
  call(m, abi.FPAGE_UNMAP, abi.COMPLETE, 1);
  expect(freeCounts(m)).toEqual(before);
});

test("Whoever waits for, or polls on, the dead is told; its own queue forgets it", () => {
  const m = booted();
  const child = makeTask(m, 3);
  const other = makeTask(m, 4);
  runAs(m, child);
  ipc(m, { to: ROOT });
  runAs(m, other);
  ipc(m, { from: child });
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, child, abi.NIL, 0, 0, abi.NIL);
  expect(ipcResult(m, other)).toEqual(failure(1, abi.ERROR_NO_PARTNER));
  ipc(m, { from: abi.ANY, receiveTimeout: abi.TIMEOUT_ZERO });
  expect(ipcResult(m, ROOT)).toEqual(failure(1, abi.ERROR_TIMEOUT));
});

test("Not mine, no such number, an old id: nil and no effect", () => {
  const m = booted();
  const child = makeTask(m, 3);
  call(m, abi.TASK_NEW, child, 0, 0, 0, ROOT);
  const before = freeCounts(m);
  for (const id of [child, SIGMA0, ROOT, abi.threadIdOf(0, 9, 0, 0), abi.ANY, abi.NIL]) {
    call(m, abi.TASK_NEW, id, 0, 0, 0, ROOT);
    expect(register(m, ROOT, abi.A0)).toBe(abi.NIL);
  }
  expect(freeCounts(m)).toEqual(before);
});

test("Depth, versions and memory end; then nothing is deleted", () => {
  const shallow = booted({ depthMax: 0 });
  expect(makeTask(shallow, 3)).toBe(abi.NIL);
  const last = booted({ firstVersion: 1023 });
  runAs(last, abi.threadIdOf(0, 1, 0, 1023));
  call(last, abi.THREAD_SWITCH, abi.threadIdOf(0, 2, 0, 1023));
  call(last, abi.TASK_NEW, abi.threadIdOf(0, 3, 0, 0), 0, 0, 0, 1);
  expect(versionOf(last, 3)).toBe(1023);
  const child = last.readRegister(abi.A0);
  call(last, abi.TASK_NEW, child, 0, 0, 0, 1);
  expect(last.readRegister(abi.A0)).toBe(abi.NIL);
  expect(tcbOf(last, child)).not.toBe(0);
  const small = booted({ kernelTables: 3 });
  expect(makeTask(small, 3)).toBe(abi.NIL);
});

test("An ASID is not used again with the dead task's translations", () => {
  const m = booted();
  const child = makeTask(m, 3);
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, 0x40, FRAME, 0, 7));
  give(m, ROOT, child, ...item(abi.ITEM_MAP, 0x40, 0x40, 0, 7));
  runAs(m, child);
  access(m, "load", 0x40);
  expect(m.tlbEntries().filter(({ asid }) => asid === 3)).toHaveLength(1);
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, child, 0, 0, 0, ROOT);
  expect(m.tlbEntries().filter(({ asid }) => asid === 3)).toEqual([]);
  expect(stateOf(m, register(m, ROOT, abi.A0))).toBe(abi.STATE_READY);
});
