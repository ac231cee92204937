import { expect, test } from "vitest";
import { pollNextOf, queueHeadOf, threadAt } from "../../../impl/layout/index.ts";
import { appendPoller, removePoller } from "../../../impl/parts/sendQueue.ts";
import { booted, ROOT, tcbOf } from "../world.ts";

/** The indices of those that poll on root, first come first. */
function queued(m: ReturnType<typeof booted>): readonly number[] {
  const head = queueHeadOf(m, tcbOf(m, ROOT));
  const found: number[] = [];
  for (let tcb = head; tcb !== 0; tcb = pollNextOf(m, tcb) === head ? 0 : pollNextOf(m, tcb))
    found.push((tcb - threadAt(m, 0)) / 256);
  return found;
}

test("Pollers stand in the order in which they came, and leave from anywhere", () => {
  const m = booted();
  const root = tcbOf(m, ROOT);
  for (const index of [5, 3, 4, 6]) appendPoller(m, root, threadAt(m, index));
  expect(queued(m)).toEqual([5, 3, 4, 6]);
  removePoller(m, root, threadAt(m, 4));
  expect(queued(m)).toEqual([5, 3, 6]);
  removePoller(m, root, threadAt(m, 5));
  expect(queued(m)).toEqual([3, 6]);
  removePoller(m, root, threadAt(m, 6));
  removePoller(m, root, threadAt(m, 3));
  expect(queued(m)).toEqual([]);
});
