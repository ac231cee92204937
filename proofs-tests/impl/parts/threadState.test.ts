import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import * as layout from "../../../impl/layout/index.ts";
import * as threadState from "../../../impl/parts/threadState.ts";
import { booted, ROOT, SIGMA0, tcbOf } from "../world.ts";

test("A thread is in the queues of its state and in no other", () => {
  const m = booted();
  const [sigma0, root] = [tcbOf(m, SIGMA0), tcbOf(m, ROOT)];
  threadState.becomePolling(m, root, sigma0, layout.PURPOSE_IPC, 0x0801);
  expect([layout.queueHeadOf(m, sigma0), layout.timeoutHeadOf(m)]).toEqual([root, root]);
  expect(layout.readyHeadOf(m, 100)).toBe(sigma0);
  expect(layout.readyNextOf(m, sigma0)).toBe(sigma0);
  threadState.becomeWaiting(m, root, SIGMA0, layout.PURPOSE_IPC, abi.COMPLETE, abi.TIMEOUT_NEVER);
  expect([layout.queueHeadOf(m, sigma0), layout.timeoutHeadOf(m)]).toEqual([0, 0]);
  threadState.becomeReady(m, root);
  expect(layout.readyNextOf(m, sigma0)).toBe(root);
  threadState.becomeFaulted(m, root);
  expect(layout.readyNextOf(m, sigma0)).toBe(sigma0);
});

test("Who is ready already keeps its place", () => {
  const m = booted();
  threadState.becomeReady(m, tcbOf(m, SIGMA0));
  expect(layout.readyHeadOf(m, 100)).toBe(tcbOf(m, SIGMA0));
});

test("Who waits or is ready speaks in nobody's name", () => {
  const m = booted();
  const root = tcbOf(m, ROOT);
  layout.setSpeaksFor(m, root, SIGMA0);
  threadState.becomeWaiting(m, root, SIGMA0, layout.PURPOSE_IPC, abi.COMPLETE, 0);
  expect(layout.speaksForOf(m, root)).toBe(0);
  layout.setSpeaksFor(m, root, SIGMA0);
  threadState.becomeReady(m, root);
  expect(layout.speaksForOf(m, root)).toBe(0);
});

test("Outside IPC there is no partner, no window and no purpose", () => {
  const m = booted();
  const root = tcbOf(m, ROOT);
  threadState.becomeWaiting(m, root, SIGMA0, layout.PURPOSE_START, abi.COMPLETE, 0);
  threadState.becomeReady(m, root);
  const left = [layout.partnerOf(m, root), layout.windowOf(m, root), layout.purposeOf(m, root)];
  expect(left).toEqual([0, 0, layout.PURPOSE_IPC]);
});

test("Who was ready keeps its turn in a transfer, until somebody meets a fault", () => {
  const m = booted();
  const [sigma0, root] = [tcbOf(m, SIGMA0), tcbOf(m, ROOT)];
  const head = layout.readyHeadOf(m, 100);
  threadState.becomeTransferring(m, head);
  expect(layout.readyHeadOf(m, 100)).toBe(head);
  threadState.becomeReady(m, head);
  expect(layout.readyHeadOf(m, 100)).toBe(head);
  threadState.becomeTransferring(m, head);
  threadState.stopTransferring(m, head);
  expect(layout.readyHeadOf(m, 100)).toBe(head === root ? sigma0 : root);
  expect(layout.readyNextOf(m, head)).toBe(0);
});
