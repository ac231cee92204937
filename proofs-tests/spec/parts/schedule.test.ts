import { expect, test } from "vitest";
import { threadKey, type State } from "../../../spec/index.ts";
import { begin } from "../../../spec/parts/progress.ts";
import { highestReady, runs, schedulingPoint, type Turn } from "../../../spec/parts/schedule.ts";
import { booted, editThread, makes, root, sigma0 } from "../world.ts";

const child = threadKey(3, 0);
const world = makes(booted, root, 3);
const faulted = { activity: { tag: "faulted" } } as const;
const choices = (state: State, turn: Turn): readonly unknown[] =>
  schedulingPoint([begin(state)], turn).map(({ state: { running }, because }) => [
    running,
    because[0],
  ]);

test("the running thread goes on among equals", () => {
  expect(choices(world, { previous: root })).toEqual([[root, "schedule.continues"]]);
});

test("who has had its turn makes way for any equal", () => {
  expect(choices(world, { previous: root, yields: true })).toEqual([
    [sigma0, "schedule.turn"],
    [child, "schedule.turn"],
  ]);
});

test("a higher one preempts", () => {
  const high = editThread(world, child, { priority: 101 });
  expect(highestReady(high)).toEqual([child]);
  expect(choices(high, { previous: root })).toEqual([[child, "schedule.preempts"]]);
});

test("after a blocked thread any of the highest runs, or whom it woke", () => {
  const blocked = editThread(world, root, faulted);
  expect(choices(blocked, { previous: root })).toEqual([
    [sigma0, "schedule.highest"],
    [child, "schedule.highest"],
  ]);
  expect(choices(blocked, { previous: root, handoff: child })).toEqual([
    [child, "schedule.directSwitch"],
  ]);
  const low = editThread(blocked, child, { priority: 99 });
  expect(choices(low, { previous: root, handoff: child })).toEqual([[sigma0, "schedule.highest"]]);
});

test("nobody ready: the machine idles", () => {
  const idle = [root, sigma0, child].reduce((s, key) => editThread(s, key, faulted), world);
  expect(choices(idle, { previous: root })).toEqual([[undefined, "schedule.idle"]]);
});

test("a switch to a named thread is no scheduling point", () => {
  expect(runs(begin(world), child)[0]).toMatchObject({ state: { running: child }, because: [] });
});
