import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { partnerOf, pcOf, queueHeadOf } from "../../../impl/layout/index.ts";
import { access, booted, call, FRAME, ipc, item, makeChild, makeTask } from "../world.ts";
import {
  messageRegister,
  register,
  ROOT,
  runAs,
  runningId,
  SIGMA0,
  stateOf,
  tcbOf,
} from "../world.ts";

const ILLEGAL = 0;

test("A page fault calls the pager: missing right, address, ip; a reply lets it run again", () => {
  const m = booted();
  ipc(m, { from: abi.ANY });
  m.writeRegister(7, 0x10_0234);
  m.inject(0x0003_ae03);
  expect(runningId(m)).toBe(SIGMA0);
  expect(register(m, SIGMA0, abi.A0)).toBe(ROOT);
  const tag = abi.tagOf(abi.LABEL_PAGE_FAULT | abi.READ, 2, 0);
  expect(register(m, SIGMA0, abi.A1)).toBe(tag);
  expect([0, 1].map((n) => messageRegister(m, SIGMA0, n))).toEqual([0x10_0234, 0]);
  ipc(m, { to: ROOT, words: [9], items: item(abi.ITEM_MAP, 0x100, FRAME, 0, 7), from: ROOT });
  expect(runningId(m)).toBe(ROOT);
  expect([m.pc, messageRegister(m, ROOT, 0)]).toEqual([0, 0]);
  access(m, "load", 0x100);
  expect(runningId(m)).toBe(ROOT);
});

test("A store lacks w and a fetch lacks x", () => {
  const m = booted();
  ipc(m, { from: abi.ANY });
  access(m, "store", 0x100);
  expect(abi.labelOf(register(m, SIGMA0, abi.A1))).toBe(abi.LABEL_PAGE_FAULT | abi.WRITE);
  ipc(m, { to: ROOT, from: ROOT });
  m.fetchThenInject(0x13);
  expect(abi.labelOf(register(m, SIGMA0, abi.A1))).toBe(abi.LABEL_PAGE_FAULT | abi.EXECUTE);
});

test("Without a pager, or as its own, a thread is faulted", () => {
  const m = booted();
  access(m, "load", 0x100);
  expect(stateOf(m, SIGMA0)).toBe(abi.STATE_FAULTED);
  call(m, abi.LTHREAD_EX_REGS, 0, abi.UNCHANGED, abi.UNCHANGED, ROOT);
  access(m, "load", 0x100);
  expect(stateOf(m, ROOT)).toBe(abi.STATE_FAULTED);
});

test("Whose pager dies within its fault is faulted, and a new ip frees it", () => {
  const m = booted();
  const pager = makeTask(m, 3);
  const client = makeTask(m, 4, pager);
  runAs(m, client);
  access(m, "load", 0x100);
  expect(stateOf(m, client)).toBe(abi.STATE_POLLING);
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, pager, 0, 0, 0, abi.NIL);
  expect(stateOf(m, client)).toBe(abi.STATE_FAULTED);
});

test("An exception tells ip, sp, cause, value and a0 to a3; the reply sets ip, sp and a0", () => {
  const m = booted();
  ipc(m, { from: abi.ANY });
  m.writeRegister(abi.SP, 0x5000);
  [1, 2, 3, 4].forEach((value, index) => m.writeRegister(abi.A0 + index, value));
  m.inject(ILLEGAL);
  const words = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => messageRegister(m, SIGMA0, n));
  expect(words).toEqual([0, 0x5000, 2, 0, 1, 2, 3, 4]);
  ipc(m, { to: ROOT, words: [0x100, 0x6000, 77], from: ROOT });
  expect([m.pc, m.readRegister(abi.SP), m.readRegister(abi.A0)]).toEqual([0x100, 0x6000, 77]);
  expect(pcOf(m, tcbOf(m, ROOT))).toBe(0x100);
});

test("The sp in an exception message is that of the exception, whatever is set meanwhile", () => {
  const m = booted();
  const child = makeTask(m, 3);
  runAs(m, child);
  call(m, abi.LTHREAD_EX_REGS, 1, 0x2000, 0x8000, ROOT);
  const sibling = abi.threadIdOf(2, 3, 1, 1);
  runAs(m, sibling);
  m.inject(ILLEGAL);
  runAs(m, child);
  call(m, abi.LTHREAD_EX_REGS, 1, abi.UNCHANGED, 0x9000, abi.UNCHANGED);
  runAs(m, ROOT);
  ipc(m, { from: sibling });
  expect(messageRegister(m, ROOT, 1)).toBe(0x8000);
});

/** Root's 3, and 4 of 3, whose pager is root. */
function pagedFromAfar(): { m: ReturnType<typeof booted>; chief: number; client: number } {
  const m = booted();
  const chief = makeTask(m, 3);
  return { m, chief, client: makeChild(m, chief, 4, ROOT) };
}

test("A fault for a pager across a border arrives at the chief, who may answer it", () => {
  const { m, chief, client } = pagedFromAfar();
  runAs(m, chief);
  ipc(m, { from: abi.ANY });
  runAs(m, client);
  access(m, "load", 0x100);
  expect([register(m, chief, abi.A0), register(m, chief, abi.A3)]).toEqual([client, ROOT]);
  expect(register(m, chief, abi.A1) & abi.TAG_REDIRECTED).toBe(abi.TAG_REDIRECTED);
  runAs(m, chief);
  ipc(m, { to: client, sendTimeout: abi.TIMEOUT_ZERO });
  expect(stateOf(m, client)).toBe(abi.STATE_READY);
});

test("It is still for the pager of its beginning, and so is the wait for the answer", () => {
  const { m, chief, client } = pagedFromAfar();
  runAs(m, client);
  call(m, abi.LTHREAD_EX_REGS, 1, 0x2000, 0x8000, abi.UNCHANGED);
  access(m, "load", 0x100);
  runAs(m, abi.threadIdOf(3, 4, 1, 1));
  call(m, abi.LTHREAD_EX_REGS, 0, abi.UNCHANGED, abi.UNCHANGED, chief);
  runAs(m, chief);
  ipc(m, { from: client });
  expect(register(m, chief, abi.A3)).toBe(ROOT);
  expect(partnerOf(m, tcbOf(m, client))).toBe(ROOT);
});

test("A thread is faulted when its pager dies, even if its call is still on its way", () => {
  const m = booted();
  const [pager, chief] = [makeTask(m, 5), makeTask(m, 3)];
  const client = makeChild(m, chief, 4, pager);
  runAs(m, client);
  access(m, "load", 0x100);
  expect(partnerOf(m, tcbOf(m, client))).toBe(chief);
  runAs(m, ROOT);
  call(m, abi.TASK_NEW, pager, 0, 0, 0, abi.NIL);
  expect(stateOf(m, client)).toBe(abi.STATE_FAULTED);
  expect(queueHeadOf(m, tcbOf(m, chief))).toBe(0);
});
