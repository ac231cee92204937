import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { isGoodMessage } from "../../../impl/parts/items.ts";
import { findNode } from "../../../impl/parts/space.ts";
import { booted, call, failure, FRAME, give, ipc, ipcResult, item, ROOT, runAs } from "../world.ts";
import { SIGMA0, tcbOf } from "../world.ts";

test("Counts beyond eight words, odd typed counts and other kinds make no sense", () => {
  const m = booted();
  const sigma0 = tcbOf(m, SIGMA0);
  const good = (untyped: number, typed: number): boolean =>
    isGoodMessage(m, sigma0, abi.tagOf(0, untyped, typed));
  expect([good(8, 0), good(9, 0), good(0, 1), good(7, 2)]).toEqual([true, false, false, false]);
  const kinds = Array.from({ length: 16 }, (_, kind) => {
    m.writeRegister(abi.MR0, kind);
    call(m, abi.ID_NEAREST, 0);
    return good(0, 2) ? [kind] : [];
  });
  expect(kinds.flat()).toEqual([abi.ITEM_STRING, abi.ITEM_MAP, abi.ITEM_GRANT]);
});

test("A cut tells the receiver the sender and the words, and both the code", () => {
  const m = booted();
  runAs(m, ROOT);
  ipc(m, { from: SIGMA0 });
  ipc(m, { to: ROOT, words: [3], items: item(abi.ITEM_MAP, 0, FRAME, 0, 7), from: ROOT });
  const tag = abi.tagOf(0, 1, 2) | abi.TAG_ERROR;
  expect(ipcResult(m, ROOT)).toEqual([SIGMA0, tag, abi.errorWordOf(1, abi.ERROR_CUT)]);
  expect(ipcResult(m, SIGMA0)).toEqual(failure(0, abi.ERROR_CUT));
});

test("All items of a message are mapped; what the sender lacks is skipped", () => {
  const m = booted();
  const first = item(abi.ITEM_MAP, 0x10, FRAME, 4, 7);
  const second = item(abi.ITEM_MAP, 0x40, FRAME + 1, 0, 4);
  give(m, SIGMA0, ROOT, ...first, ...second);
  const mapped = [0x10, 0x13, 0x14, 0x40].map((page) => findNode(m, 2, page) !== 0);
  expect(mapped).toEqual([true, true, false, true]);
});

test("Without kernel memory the pages so far stay, and both sides get code 8", () => {
  const m = booted({ mappingNodes: 6 });
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, 0x10, FRAME, 2, 7));
  expect([0x10, 0x11, 0x12].map((page) => findNode(m, 2, page) !== 0)).toEqual([true, true, false]);
  expect(ipcResult(m, SIGMA0)).toEqual(failure(0, abi.ERROR_OUT_OF_MEMORY));
  expect(ipcResult(m, ROOT)[2]).toBe(abi.errorWordOf(1, abi.ERROR_OUT_OF_MEMORY));
});
