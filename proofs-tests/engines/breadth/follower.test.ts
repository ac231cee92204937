import { expect, test } from "vitest";
import { eventsAlong, Follower, isFailure } from "../../../engines/index.ts";
import { choiceOf, eventIn } from "../../../engines/breadth/follower.ts";
import { diceSystem } from "./toys.ts";

const path = Int32Array.of(0, choiceOf(0, 2), choiceOf(0, 0), choiceOf(1, 0));

test("it goes where the choices lead, wherever it was before", () => {
  const follower = new Follower(diceSystem(9));
  expect(follower.to(path)).toBe(2);
  expect(follower.to(path.subarray(0, 2))).toBe(3);
  expect(follower.to(path.subarray(0, 1))).toBe(0);
  expect(follower.to(path.subarray(0, 3))).toBe(4);
  expect(eventsAlong(diceSystem(9), path)).toEqual(["throw", "throw", "halve"]);
});

test("what neighbours have in common is gone along once", () => {
  let steps = 0;
  const system = diceSystem(9);
  const follower = new Follower({
    ...system,
    step: (state, event) => (steps++, system.step(state, event)),
  });
  follower.to(path);
  follower.to(Int32Array.of(0, choiceOf(0, 2), choiceOf(0, 1)));
  expect(steps).toBe(4);
});

test("a system that can do a step again is asked for that", () => {
  const system = diceSystem(9);
  const done: string[] = [];
  const follower = new Follower({
    ...system,
    again: (state, event, end) => {
      done.push(event);
      const ends = system.step(state, event);
      return isFailure(ends) ? state : (ends[end] as number);
    },
    step: () => [],
  });
  expect(follower.to(path)).toBe(2);
  expect(done).toEqual(["throw", "throw", "halve"]);
});

test("a choice is an event and an end; one that cannot be written is refused", () => {
  expect(eventIn(choiceOf(5, 3))).toBe(5);
  expect(() => choiceOf(0, 256)).toThrow("more than 256 ends");
  expect(() => new Follower(diceSystem(9)).to(Int32Array.of(4))).toThrow("where it led");
});
