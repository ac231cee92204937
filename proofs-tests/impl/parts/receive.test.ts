import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { windowOf } from "../../../impl/layout/index.ts";
import {
  booted,
  failure,
  ipc,
  ipcResult,
  makeChild,
  makeTask,
  ROOT,
  runAs,
  SIGMA0,
  stateOf,
  tcbOf,
} from "../world.ts";

test("A waiting thread keeps its window, and a ready one has none", () => {
  const m = booted();
  ipc(m, { from: ROOT, window: abi.COMPLETE });
  expect(windowOf(m, tcbOf(m, SIGMA0))).toBe(abi.COMPLETE);
  ipc(m, { to: SIGMA0 });
  expect(windowOf(m, tcbOf(m, SIGMA0))).toBe(0);
});

test("A chain of senders, each received from by the one before, ends in one event", () => {
  const m = booted();
  const chain = [ROOT, ...[3, 4, 5, 6].map((number) => makeTask(m, number))];
  for (const [index, id] of chain.entries()) {
    runAs(m, id);
    const from = chain[index + 1];
    ipc(m, { to: chain[index - 1] ?? SIGMA0, ...(from === undefined ? {} : { from }) });
    if (index === 1) expect(stateOf(m, id)).toBe(abi.STATE_POLLING);
  }
  // The second's chief is root, and the others reach one another.
  runAs(m, SIGMA0);
  ipc(m, { from: ROOT });
  for (const id of chain) expect(stateOf(m, id)).toBe(abi.STATE_READY);
  expect(ipcResult(m, chain[3] as number)[0]).toBe(chain[4]);
});

test("A closed receive from afar takes who stands on the way, and nobody else", () => {
  const m = booted();
  const [child, sibling] = [makeTask(m, 3), makeTask(m, 5)];
  const grandchild = makeChild(m, child, 4);
  for (const id of [sibling, child]) {
    runAs(m, id);
    ipc(m, { to: ROOT, words: [abi.taskOf(id)] });
  }
  runAs(m, ROOT);
  ipc(m, { from: grandchild });
  expect(ipcResult(m, ROOT)).toEqual([child, abi.tagOf(0, 1, 0), 0]);
  ipc(m, { from: grandchild, receiveTimeout: abi.TIMEOUT_ZERO });
  expect(ipcResult(m, ROOT)).toEqual(failure(1, abi.ERROR_TIMEOUT));
});
