import { expect, test } from "vitest";
import * as claims from "../../../spec/claims/scheduling.ts";
import { threadKey, type Event, type Rule, type State } from "../../../spec/index.ts";
import { booted, editThread, id, makes, root, running, sigma0 } from "../world.ts";
import { stepOf, tickStep } from "./state.ts";

const child = threadKey(3, 0);
const world = makes(booted, root, 3);
const low = editThread(world, child, { priority: 5 });

test("theRunningThreadIsReady: it is not, or nothing runs", () => {
  const { violations } = claims.theRunningThreadIsReady;
  expect(violations(world)).toEqual([]);
  expect(violations(editThread(world, root, { activity: { tag: "faulted" } }))).toHaveLength(1);
  expect(violations({ ...world, running: undefined })).toHaveLength(3);
});

test("theRunningThreadIsOfTheHighestPriority: unless it was switched to by name", () => {
  const { violations } = claims.theRunningThreadIsOfTheHighestPriority;
  const after = running(low, child);
  expect(violations(tickStep(low, after))).toHaveLength(2);
  const byName: Event = { tag: "threadSwitch", to: id(low, child) };
  expect(violations(stepOf(low, byName, after))).toEqual([]);
});

test("everySliceHasTimeLeft: nothing left, too much left, no priority", () => {
  const { violations } = claims.everySliceHasTimeLeft;
  for (const wrong of [{ remaining: 0 }, { remaining: 11 }, { priority: 0 }])
    expect(violations(editThread(world, root, wrong))).toHaveLength(1);
});

test("prioritiesAreSetOnlyUpToTheSettersMcp: by a tick, or by σ0", () => {
  const { violations } = claims.prioritiesAreSetOnlyUpToTheSettersMcp;
  expect(violations(tickStep(world, low))).toHaveLength(1);
  const set: Event = { tag: "threadSchedule", thread: id(world, child), priority: 5, slice: 1 };
  expect(violations(stepOf(running(world, root), set, low))).toEqual([]);
  expect(violations(stepOf(running(world, sigma0), set, low))).toHaveLength(1);
});

test("equalsTakeTurns: two that take turns without the third", () => {
  const see = claims.equalsTakeTurns.begin(world);
  const turn = (from: typeof root, to: typeof root): readonly string[] => {
    const because: readonly Rule[] = ["tick.sliceEnds", "schedule.turn"];
    const state = (key: typeof root): State => running(world, key);
    return see({ ...tickStep(state(from), state(to)), effects: [], because });
  };
  const turns = [turn(root, sigma0), turn(sigma0, root), turn(root, sigma0), turn(sigma0, root)];
  expect(turns.flat()).not.toEqual([]);
});
