import { expect, test } from "vitest";
import { ERROR_ABORTED, PHASE_RECEIVE, STATE_READY } from "../../../abi/index.ts";
import { failIpc, succeedIpc } from "../../../impl/parts/results.ts";
import { booted, failure, ipc, ipcResult, ROOT, SIGMA0, stateOf, tcbOf } from "../world.ts";

test("An ipc that ends without a message says nil, and E if it failed; the thread is ready", () => {
  const m = booted();
  ipc(m, { from: ROOT });
  failIpc(m, tcbOf(m, SIGMA0), PHASE_RECEIVE, ERROR_ABORTED);
  expect(ipcResult(m, SIGMA0)).toEqual(failure(PHASE_RECEIVE, ERROR_ABORTED));
  expect(stateOf(m, SIGMA0)).toBe(STATE_READY);
});

test("An ipc that sent, and was to receive nothing, says nil in all three; the thread is ready", () => {
  const m = booted();
  ipc(m, { to: ROOT });
  expect(ipcResult(m, SIGMA0)).not.toEqual([0, 0, 0]);
  succeedIpc(m, tcbOf(m, SIGMA0));
  expect(ipcResult(m, SIGMA0)).toEqual([0, 0, 0]);
  expect(stateOf(m, SIGMA0)).toBe(STATE_READY);
});
