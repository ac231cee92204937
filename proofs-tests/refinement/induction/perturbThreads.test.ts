import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { anyThread } from "../../../refinement/induction/perturbThreads.ts";
import { findThread, threadKeys } from "../../../spec/index.ts";
import { changed, differing } from "./world.ts";
import { draftOf } from "../../../refinement/induction/draft.ts";
import { begun, seenBy } from "../fixture.ts";

test("times, deadlines, budgets, priorities, pagers and memory become others", () => {
  for (const name of [
    "anotherTime",
    "otherDeadlines",
    "anotherBudget",
    "otherPriorities",
    "anotherPager",
    "otherMemory",
    "anotherRuns",
  ])
    expect(differing(changed([name], 10)), name).toBeGreaterThan(0);
});

test("registers that nobody looks at change nothing that is known", () => {
  for (const { before, after } of changed(["otherRegisters"], 10))
    expect(threadKeys(after)).toEqual(threadKeys(before));
});

test("there can be as many threads as there are blocks", () => {
  const all = changed(["moreThreads"], 12);
  const left = all.map(({ lockstep, after }) => lockstep.boot.threads - threadKeys(after).length);
  expect(Math.min(...left)).toBe(0);
  for (const { before, after } of all)
    for (const key of threadKeys(before)) expect(findThread(after, key)).toBeDefined();
});

test("any thread is one of those that live", () => {
  const lockstep = begun();
  const draft = draftOf(seenBy(lockstep), lockstep.state);
  expect([...draft.threads.values()]).toContain(anyThread(draft, prng(1)));
});
