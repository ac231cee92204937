import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { findNode, rightsOfNode } from "../../../impl/parts/space.ts";
import { access, booted, call, FRAME, freeCounts, give, item } from "../world.ts";
import { makeTask, ROOT, runAs, SIGMA0, stateOf } from "../world.ts";

/** σ0's first frame at page 0x10 of root and, from there, of a child. */
function chain(): { readonly m: ReturnType<typeof booted>; readonly child: number } {
  const m = booted();
  const child = makeTask(m, 3);
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, 0x10, FRAME, 0, 7));
  give(m, ROOT, child, ...item(abi.ITEM_MAP, 0x10, 0x10, 0, 7));
  return { m, child };
}

test("Rights are revoked from all that is derived, not from the caller's own page", () => {
  const { m, child } = chain();
  runAs(m, ROOT);
  call(m, abi.FPAGE_UNMAP, abi.flexpageOf(0x10, 0, abi.WRITE), 0);
  expect(rightsOfNode(m, findNode(m, 3, 0x10))).toBe(abi.READ | abi.EXECUTE);
  expect(rightsOfNode(m, findNode(m, 2, 0x10))).toBe(7);
  expect(child).not.toBe(0);
});

test("From its own page too if bit 0 of a1 is set, but never from σ0's", () => {
  const { m } = chain();
  runAs(m, ROOT);
  call(m, abi.FPAGE_UNMAP, abi.flexpageOf(0x10, 0, abi.READ), 1);
  expect(rightsOfNode(m, findNode(m, 2, 0x10))).toBe(abi.EXECUTE);
  runAs(m, SIGMA0);
  call(m, abi.FPAGE_UNMAP, abi.COMPLETE, 1);
  expect(findNode(m, 2, 0x10)).toBe(0);
  expect(rightsOfNode(m, findNode(m, 1, FRAME))).toBe(7);
});

test("After the call no TLB lets a revoked right through", () => {
  const { m, child } = chain();
  runAs(m, child);
  access(m, "store", 0x10);
  expect(stateOf(m, child)).toBe(abi.STATE_READY);
  runAs(m, SIGMA0);
  call(m, abi.FPAGE_UNMAP, abi.flexpageOf(FRAME, 0, 7), 0);
  runAs(m, child);
  access(m, "load", 0x10);
  expect(stateOf(m, child)).not.toBe(abi.STATE_READY);
});

test("What is unmapped is given back to the pools", () => {
  const m = booted();
  const before = freeCounts(m);
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, 0, FRAME, 2, 7));
  expect(freeCounts(m)).not.toEqual(before);
  runAs(m, ROOT);
  call(m, abi.FPAGE_UNMAP, abi.COMPLETE, 1);
  expect(freeCounts(m)).toEqual(before);
});
