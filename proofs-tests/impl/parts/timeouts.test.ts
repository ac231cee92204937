import fc from "fast-check";
import { expect, test } from "vitest";
import { exponentOf, mantissaOf } from "../../../abi/index.ts";
import * as layout from "../../../impl/layout/index.ts";
import {
  clearDeadline,
  firstExpired,
  isZeroTimeout,
  setDeadline,
} from "../../../impl/parts/timeouts.ts";
import { booted, ROOT, SIGMA0, tcbOf } from "../world.ts";

const timeouts = fc
  .record({ m: fc.integer({ min: 1, max: 1023 }), e: fc.nat(31) })
  .map(({ m, e }) => (e << 10) | m);

test("A deadline is now and the timeout rounded up to ticks, in 64 bits", () => {
  fc.assert(
    fc.property(timeouts, fc.integer({ min: 1, max: 1_000_000 }), (timeout, tickMicros) => {
      const m = booted({ tickMicros });
      layout.setNowLow(m, 0xffff_fff0);
      const tcb = tcbOf(m, ROOT);
      setDeadline(m, tcb, timeout);
      const micros = mantissaOf(timeout) * 2 ** exponentOf(timeout);
      const deadline = layout.deadlineHighOf(m, tcb) * 2 ** 32 + layout.deadlineLowOf(m, tcb);
      expect(deadline).toBe(0xffff_fff0 + Math.ceil(micros / tickMicros));
    }),
    { numRuns: 50 },
  );
});

test("Only m = 0 is zero, and only 0 is never", () => {
  expect([0, 0x400, 0x7c00, 0x8000, 1].map(isZeroTimeout)).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test("Deadlines fire by time, then by task, and never before their tick", () => {
  const m = booted();
  const [sigma0, root] = [tcbOf(m, SIGMA0), tcbOf(m, ROOT)];
  setDeadline(m, root, (10 << 10) | 3);
  setDeadline(m, sigma0, (10 << 10) | 3);
  layout.setNowLow(m, 3);
  expect(firstExpired(m)).toBe(0);
  layout.setNowLow(m, 4);
  expect(firstExpired(m)).toBe(sigma0);
  clearDeadline(m, sigma0);
  expect(firstExpired(m)).toBe(root);
  clearDeadline(m, root);
  clearDeadline(m, root);
  expect([firstExpired(m), layout.timeoutHeadOf(m)]).toEqual([0, 0]);
});
