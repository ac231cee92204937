import pc from "picocolors";
import { expect, test } from "vitest";
import { eventLine, storyOf } from "../../../cli/story/story.ts";
import { boot } from "../fixture.ts";

test("a story is the boot, the events by their numbers, and the first difference", () => {
  const failure = { claim: "aClaim", difference: ["spec     ready", "machine  polling"] };
  const told = { start: boot, events: [{ event: "tick" }, { event: "tick" }] as const, failure };
  expect(storyOf(told, pc.createColors(false))).toEqual([
    "  boot  4 frames, tasks 1 … 3, 4 threads, 4 page tables, 16 nodes, a tick of 1000 µs, " +
      "first version 1, depth 15",
    "     0  a tick passes",
    "     1  a tick passes",
    "",
    "  aClaim",
    "    spec     ready",
    "    machine  polling",
  ]);
});

test("the number of an event is its index in the file", () => {
  expect(eventLine({ event: "tick" }, 12)).toBe("    12  a tick passes");
});
