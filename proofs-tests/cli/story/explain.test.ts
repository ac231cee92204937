import { expect, test } from "vitest";
import { mutantKernel, mutantNamed, ours, systemOf } from "../../../cli/kernels.ts";
import { explained, leavingOut } from "../../../cli/story/explain.ts";
import { mapping } from "./explainFixture.ts";

const wrong = systemOf(mutantKernel(mutantNamed("rightsAreJoined")));

test("on the right kernel every event has one taken end, and its changes are those of the run", async () => {
  const steps = await explained(systemOf(ours), mapping.boot, mapping.events);
  expect(steps.map(({ verdict }) => verdict.tag)).toEqual(mapping.events.map(() => "holds"));
  for (const { permitted, changes } of steps) {
    const taken = permitted.filter((one) => one.taken);
    expect(taken.length).toBe(1);
    expect(taken[0]?.changes).toEqual(changes);
  }
  expect(steps.at(-1)?.changes).toContainEqual({
    what: "page 2:80100",
    before: "not mapped",
    after: "frame 80100 r-- from 1:80100",
  });
});

test("on a wrong kernel the last event has no taken end, and says what should have been", async () => {
  const steps = await explained(wrong, mapping.boot, mapping.events);
  const last = steps.at(-1);
  expect(last?.verdict.tag).toBe("refuted");
  expect(last?.permitted.some(({ taken }) => taken)).toBe(false);
  expect(last?.permitted[0]?.because).toContain("map.page");
});

test("an event matters iff the claim no longer fails without it", async () => {
  const tick = { event: "tick" } as const;
  const [first, ...rest] = mapping.events;
  if (first === undefined) throw new Error("the fixture has events");
  const events = [first, tick, ...rest];
  const steps = await explained(wrong, mapping.boot, events);
  const verdict = steps.at(-1)?.verdict;
  if (verdict?.tag !== "refuted") throw new Error("the wrong kernel was not found out");
  const found = await leavingOut(wrong, mapping.boot, events, verdict.failure);
  expect(found.map(({ end }) => end.tag)).toEqual(["holds", "same", "holds", "holds"]);
  expect(found[0]?.disabled).not.toEqual([]);
  expect(found[1]?.disabled).toEqual([]);
});
