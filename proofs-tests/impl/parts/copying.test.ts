import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { copyOn } from "../../../impl/parts/copying.ts";
import { u32, type Word } from "../../../lib/u32.ts";
import type { Machine } from "../../../machine/index.ts";
import {
  booted,
  call,
  failure,
  FRAME,
  give,
  ipc,
  ipcResult,
  item,
  makeThread,
  messageRegister,
  ROOT,
  runAs,
  SIGMA0,
  stateOf,
  tcbOf,
  tick,
} from "../world.ts";

const START = u32(FRAME << 12);

/** Registers that only a string needs: buffer and transfer timeouts. */
function opens(m: Machine, address: Word, length: Word, timeouts: Word = 0): void {
  m.writeRegister(abi.A5, address);
  m.writeRegister(abi.A6, length);
  m.writeRegister(abi.T1, timeouts);
}

const string = (length: number, address: Word): readonly [Word, Word] => [
  abi.stringItemOf(length),
  address,
];
const words = (m: Machine, address: Word, count: number): readonly Word[] =>
  Array.from({ length: count }, (_, n) => m.peek32(address + 4 * n));

/** Root waits with a buffer of a page at 0x40000; σ0's second frame lies there if `isMapped`. */
function waiting(isMapped: boolean, timeouts: Word = 0, room: Word = 4096): Machine {
  const m = booted();
  for (let n = 0; n < 1024; n++) m.poke32(START + 4 * n, n + 1);
  if (isMapped) give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, 0x40, FRAME + 1, 0, 7));
  runAs(m, ROOT);
  opens(m, 0x4_0000, room, timeouts);
  ipc(m, { from: abi.ANY, window: abi.COMPLETE });
  runAs(m, SIGMA0);
  opens(m, 0, 0, timeouts);
  return m;
}

test("A page goes over in one kernel entry", () => {
  const m = waiting(true);
  ipc(m, { to: ROOT, items: string(4096, START) });
  expect(words(m, START + 4096, 1024)).toEqual(words(m, START, 1024));
  expect([0, 1].map((index) => messageRegister(m, ROOT, index))).toEqual([
    abi.stringItemOf(4096),
    0x4_0000,
  ]);
  expect(ipcResult(m, ROOT)).toEqual([SIGMA0, abi.tagOf(0, 0, 2), 0]);
});

test("What does not fit is cut on both sides, and is not written", () => {
  const m = waiting(true, 0, 8);
  const rest = words(m, START + 4096 + 8, 3);
  ipc(m, { to: ROOT, items: [...string(6, START), ...string(7, START)] });
  expect(ipcResult(m, SIGMA0)).toEqual(failure(0, abi.ERROR_CUT));
  expect(ipcResult(m, ROOT)[2]).toBe(abi.errorWordOf(1, abi.ERROR_CUT));
  expect([0, 2].map((index) => messageRegister(m, ROOT, index) >>> 10)).toEqual([6, 2]);
  expect(words(m, START + 4096 + 8, 3)).toEqual(rest);
});

test("A fault of the receiver goes to its pager; the reply lets the copy go on", () => {
  const m = waiting(false);
  const second = makeThread(m, 1);
  // A second thread of σ0's sends; the first is root's pager.
  runAs(m, SIGMA0);
  ipc(m, { from: abi.ANY });
  runAs(m, second);
  opens(m, 0, 0);
  ipc(m, { to: ROOT, items: string(8, START) });
  expect(messageRegister(m, SIGMA0, 0)).toBe(0x4_0000);
  expect([stateOf(m, second), stateOf(m, ROOT)]).toEqual([
    abi.STATE_TRANSFERRING,
    abi.STATE_WAITING,
  ]);
  copyOn(m, tcbOf(m, second));
  expect(stateOf(m, second)).toBe(abi.STATE_TRANSFERRING);
  runAs(m, SIGMA0);
  ipc(m, { to: ROOT, items: item(abi.ITEM_MAP, 0x40, FRAME + 1, 0, 7) });
  expect(words(m, START + 4096, 2)).toEqual([1, 2]);
  expect(ipcResult(m, ROOT)).toEqual([second, abi.tagOf(0, 0, 2), 0]);
  expect(stateOf(m, second)).toBe(abi.STATE_READY);
});

test("A fault lasts as long as the other's patience: at once, or until a tick", () => {
  const zero = waiting(false, u32((abi.TIMEOUT_ZERO << 16) | abi.TIMEOUT_ZERO));
  ipc(zero, { to: ROOT, items: string(8, START) });
  const [mine, partners] = [abi.ERROR_TRANSFER_TIMEOUT_MINE, abi.ERROR_TRANSFER_TIMEOUT_PARTNER];
  expect(ipcResult(zero, SIGMA0)).toEqual(failure(0, partners));
  expect(ipcResult(zero, ROOT)).toEqual(failure(1, mine));
  const one = waiting(false, (1 << 16) | 1);
  ipc(one, { to: ROOT, items: string(8, START) });
  expect(stateOf(one, SIGMA0)).toBe(abi.STATE_TRANSFERRING);
  tick(one);
  expect(ipcResult(one, SIGMA0)).toEqual(failure(0, partners));
  expect(ipcResult(one, ROOT)).toEqual(failure(1, mine));
});

test("thread_schedule and lthread_ex_regs see a transfer, and the latter ends it", () => {
  const m = waiting(false);
  const second = makeThread(m, 1);
  runAs(m, SIGMA0);
  ipc(m, { to: ROOT, items: string(8, START) });
  runAs(m, second);
  call(m, abi.LTHREAD_EX_REGS, 0, 0x1000, abi.UNCHANGED, abi.UNCHANGED);
  expect(ipcResult(m, SIGMA0)).toEqual(failure(0, abi.ERROR_ABORTED));
  expect(ipcResult(m, ROOT)).toEqual(failure(1, abi.ERROR_ABORTED));
});
