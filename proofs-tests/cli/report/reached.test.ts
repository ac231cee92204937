import { expect, test } from "vitest";
import { claimTimes, reachedTable } from "../../../cli/report/reached.ts";
import { held } from "../fixture.ts";

test("the table has a block for each group, and each name with its count", () => {
  const lines = reachedTable(held.statistics);
  expect(lines[0]).toBe("ipc             nothing 1 234");
  expect(lines.some((line) => /^tick +passes +2 +→ told +1$/.test(line))).toBe(true);
  expect(lines.every((line) => line.length <= 100)).toBe(true);
});

test("every claim is checked at every step", () => {
  const times = claimTimes(held.statistics);
  expect(times.size).toBeGreaterThan(10);
  expect([...times.values()].every((count) => count >= held.statistics.events)).toBe(true);
});
