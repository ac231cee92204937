import { expect, test } from "vitest";
import { initialStates, stateClaims, threadAt } from "../../spec/index.ts";
import { booted, id, root, sigma0 } from "./world.ts";

test("σ0 and root are ready, and either may run; root owns every other number", () => {
  const states = initialStates({
    tasks: 3,
    threads: 2,
    tickMicros: 1,
    firstVersion: 7,
    depthMax: 1,
    firstTick: 0,
    devices: [],
    frames: { first: 5, pages: [[7]] },
  });
  expect(states.map(({ running }) => running)).toEqual([root, sigma0]);
  expect(states[0].tasks[3]).toEqual({ tag: "inactive", owner: 2, lastVersion: 6 });
  expect(threadAt(states[0], root).pager).toEqual(id(states[0], sigma0));
});

test("every claim holds at boot", () => {
  expect(stateClaims.flatMap((claim) => claim.violations(booted))).toEqual([]);
});
