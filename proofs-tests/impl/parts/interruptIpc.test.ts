import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { cancel, partnerDied } from "../../../impl/parts/interruptIpc.ts";
import { access, booted, failure, ipc, ipcResult, ROOT, SIGMA0, stateOf, tcbOf } from "../world.ts";

test("A cancelled sender leaves the queue with code 3 in its send phase", () => {
  const m = booted();
  ipc(m, { to: ROOT });
  cancel(m, tcbOf(m, SIGMA0));
  expect(ipcResult(m, SIGMA0)).toEqual(failure(0, abi.ERROR_CANCELLED));
});

test("A cancelled page fault is dropped without a word", () => {
  const m = booted();
  ipc(m, { from: SIGMA0 });
  m.writeRegister(abi.A2, 5);
  access(m, "load", 0x100);
  cancel(m, tcbOf(m, ROOT));
  expect(stateOf(m, ROOT)).toBe(abi.STATE_READY);
  expect(ipcResult(m, ROOT)[2]).toBe(5);
});

test("A waiter whose partner dies gets code 2 in its receive phase", () => {
  const m = booted();
  ipc(m, { from: ROOT });
  partnerDied(m, tcbOf(m, SIGMA0));
  expect(ipcResult(m, SIGMA0)).toEqual(failure(1, abi.ERROR_NO_PARTNER));
});
