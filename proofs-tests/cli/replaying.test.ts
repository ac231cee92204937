import { expect, test } from "vitest";
import { inTurns } from "../../cli/replaying.ts";

test("steps are done in order, up to the one that says so", async () => {
  const done: number[] = [];
  await inTurns(9, (index) => {
    done.push(index);
    return index === 4 ? "end" : "on";
  });
  expect(done).toEqual([0, 1, 2, 3, 4]);
});

test("what else happens is heard between the steps", async () => {
  let heardAt: number | undefined;
  let now = 0;
  setTimeout(() => (heardAt = now), 0);
  await inTurns(40, (index) => {
    now = index;
    const began = performance.now();
    while (performance.now() - began < 10);
    return "on";
  });
  expect(heardAt).toBeLessThan(20);
});
