import { describe, expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { lineOwnerOf, linesAttachedOf, linesUnmaskedOf } from "../../../impl/layout/index.ts";
import type { Machine } from "../../../machine/index.ts";
import { asks, booted, call, failure, give, ipc, ipcResult, item, listen } from "../world.ts";
import { makeTask, ROOT, runAs, runningId, SIGMA0, tcbOf } from "../world.ts";

const UART = 0x10000;
const devices = { 3: UART, 10: UART, 11: UART + 1 };
const noPartner = (phase: number) => failure(phase, abi.ERROR_NO_PARTNER);
const owner = (m: Machine, line: number): number => lineOwnerOf(m, line);

/** Root has the UART's page with these rights, and runs. */
function rootWith(rights: number): Machine {
  const m = booted({}, devices);
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, UART, UART, 0, rights));
  runAs(m, ROOT);
  return m;
}

describe("A line is attached", () => {
  test("by σ0, which has all devices, and by nobody who lacks w", () => {
    const m = booted({}, devices);
    listen(m, 10);
    expect(owner(m, 10)).toBe(tcbOf(m, SIGMA0));
    for (const [rights, line] of [
      [0, 3],
      [4, 3],
      [6, 11],
      [6, 9],
    ] as const) {
      const other = rootWith(rights);
      listen(other, line);
      expect(ipcResult(other, ROOT), `${rights}`).toEqual(noPartner(abi.PHASE_RECEIVE));
      expect(owner(other, line)).toBe(0);
    }
  });

  test("by whom the page came to, and then by no other", () => {
    const m = rootWith(6);
    listen(m, 10);
    runAs(m, SIGMA0);
    listen(m, 10);
    expect(ipcResult(m, SIGMA0)).toEqual(noPartner(abi.PHASE_RECEIVE));
    expect(owner(m, 10)).toBe(tcbOf(m, ROOT));
    listen(m, 3);
    expect(linesAttachedOf(m)).toBe((1 << 10) | (1 << 3));
  });
});

test("A message unmasks the owner's line; with label 1 it frees it; from others it is 2", () => {
  const m = rootWith(6);
  listen(m, 10, abi.TIMEOUT_NEVER);
  asks(m, 10);
  expect(linesUnmaskedOf(m)).toBe(0);
  runAs(m, SIGMA0);
  ipc(m, { to: 10 });
  expect(ipcResult(m, SIGMA0)).toEqual(noPartner(abi.PHASE_SEND));
  runAs(m, ROOT);
  ipc(m, { to: 10, label: 5 });
  expect([m.readRegister(abi.A2), linesUnmaskedOf(m)]).toEqual([0, 1 << 10]);
  ipc(m, { to: 10, label: abi.LABEL_DETACH });
  expect([owner(m, 10), linesAttachedOf(m), linesUnmaskedOf(m)]).toEqual([0, 0, 0]);
});

describe("A line is lost", () => {
  const unmap = (m: Machine, rights: number): void => {
    runAs(m, SIGMA0);
    call(m, abi.FPAGE_UNMAP, abi.flexpageOf(UART, 0, rights), 0);
  };

  test("with the right to write, and its waiter is told", () => {
    const m = rootWith(6);
    listen(m, 3);
    listen(m, 10, abi.TIMEOUT_NEVER);
    unmap(m, abi.EXECUTE);
    expect(owner(m, 10)).toBe(tcbOf(m, ROOT));
    unmap(m, abi.WRITE);
    expect([owner(m, 10), owner(m, 3), linesAttachedOf(m)]).toEqual([0, 0, 0]);
    expect(ipcResult(m, ROOT)).toEqual(noPartner(abi.PHASE_RECEIVE));
  });

  test("when the page is granted away", () => {
    const m = rootWith(6);
    const child = makeTask(m, 3);
    listen(m, 10);
    give(m, ROOT, child, ...item(abi.ITEM_GRANT, 5, UART, 0, 6));
    expect(owner(m, 10)).toBe(0);
    runAs(m, child);
    listen(m, 10);
    expect(owner(m, 10)).toBe(tcbOf(m, child));
  });

  test("with its owner; what it has to say is kept for the next", () => {
    const m = rootWith(6);
    const child = makeTask(m, 3);
    give(m, ROOT, child, ...item(abi.ITEM_MAP, 5, UART, 0, 6));
    runAs(m, child);
    listen(m, 10);
    asks(m, 10);
    runAs(m, ROOT);
    call(m, abi.TASK_NEW, child, 0, 0, 0, abi.NIL);
    expect(linesAttachedOf(m)).toBe(0);
    listen(m, 10, abi.TIMEOUT_NEVER);
    expect([runningId(m), m.readRegister(abi.A0)]).toEqual([ROOT, 10]);
  });
});
