import { expect, test } from "vitest";
import { readyHeadOf, setPriority, threadAt } from "../../../impl/layout/index.ts";
import * as queue from "../../../impl/parts/readyQueue.ts";
import { booted, ROOT, SIGMA0, tcbOf } from "../world.ts";

test("The highest priority of somebody ready is found, whatever it is", () => {
  const m = booted();
  const tcb = threadAt(m, 5);
  for (const priority of [101, 127, 128, 159, 160, 255]) {
    setPriority(m, tcb, priority);
    queue.appendReady(m, tcb);
    expect(queue.highestReadyPriority(m)).toBe(priority);
    queue.removeReady(m, tcb);
    expect(queue.highestReadyPriority(m)).toBe(100);
  }
});

test("Nobody ready has priority 0", () => {
  const m = booted();
  for (const id of [SIGMA0, ROOT]) queue.removeReady(m, tcbOf(m, id));
  expect(queue.highestReadyPriority(m)).toBe(0);
});

test("First come, first served; who has had its turn goes to the end", () => {
  const m = booted();
  const [first, second] = [tcbOf(m, SIGMA0), tcbOf(m, ROOT)];
  expect(readyHeadOf(m, 100)).toBe(first);
  queue.moveToTail(m, first);
  expect(readyHeadOf(m, 100)).toBe(second);
  queue.moveToTail(m, second);
  expect(readyHeadOf(m, 100)).toBe(first);
});
