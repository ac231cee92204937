import { expect, test } from "vitest";
import { expand, Follower } from "../../../engines/index.ts";
import { choiceOf } from "../../../engines/breadth/follower.ts";
import { counters, diceSystem } from "./toys.ts";

const batch = (paths: readonly number[], length: number, steps = true) => ({
  paths: Int32Array.from(paths),
  length,
  steps,
});

test("every end of every event comes back with its choice and its key", () => {
  const system = diceSystem(9);
  const made = expand(system, new Follower(system), batch([0, choiceOf(0, 1)], 2));
  expect([...made.counts]).toEqual([4]);
  expect([...made.keys]).toEqual([3, 4, 5, 1]);
  expect([...made.choices]).toEqual([0, 1, 2, 256]);
  expect(made.wrong).toEqual([]);
});

test("goals are bits, and without steps only the states are looked at", () => {
  const system = diceSystem(9);
  const made = expand(
    system,
    new Follower(system),
    batch([0, choiceOf(0, 0), 0, choiceOf(0, 1)], 2, false),
  );
  expect([...made.goals]).toEqual([1, 0]);
  expect(made.choices.length).toBe(0);
});

test("wrong states, wrong steps and deadlocks say where they are", () => {
  const trap = diceSystem(9, true);
  const way = [0, choiceOf(0, 2), choiceOf(0, 2), choiceOf(0, 0)];
  expect(expand(trap, new Follower(trap), batch(way, 4)).wrong).toMatchObject([
    { source: 0, choice: 0, failure: { claim: "sevenIsSafe" } },
  ]);
  const low = diceSystem(2);
  expect(expand(low, new Follower(low), batch([0, choiceOf(0, 2)], 2)).wrong).toMatchObject([
    { source: 0, choice: undefined, failure: { claim: "staysBelowNine" } },
  ]);
  const stuck = { ...counters(1, 0), deadlock: "refuted" } as const;
  expect(expand(stuck, new Follower(stuck), batch([0], 1)).wrong).toMatchObject([
    { source: 0, failure: { claim: "someStepIsPossible" } },
  ]);
});
