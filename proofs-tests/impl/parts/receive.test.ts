import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { windowOf } from "../../../impl/layout/index.ts";
import { booted, ipc, ipcResult, makeTask, ROOT, runAs, SIGMA0, stateOf, tcbOf } from "../world.ts";

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
