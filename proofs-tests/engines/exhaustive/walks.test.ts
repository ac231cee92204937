// A finite model walked at random does what the exhaustive engine sees it do.
import { expect, test } from "vitest";
import fc from "fast-check";
import {
  cell,
  finiteModel,
  numbers,
  nothing,
  finiteRuns,
} from "../../../engines/exhaustive/index.ts";
import { replay, search } from "../../../engines/index.ts";

/** A lock of three digits that opens at 2, 1, 2; each step turns one digit. */
const lock = (claimed: boolean) =>
  finiteModel({
    name: "a lock",
    fields: { a: cell(numbers(3)), b: cell(numbers(3)), c: cell(numbers(3)) },
    starts: (_, next) => next("start"),
    steps: (s, next) => {
      const digits = [s.a, s.b, s.c];
      for (const [at, digit] of digits.entries()) {
        const value = digit.get(0);
        if (value === 2) continue;
        digit.set(0, value + 1);
        next("turn", at);
      }
    },
    claims: [
      {
        name: "theLockIsShut",
        says: "The digits are not 2, 1, 2.",
        violations: ({ a, b, c }) =>
          claimed && a.get(0) === 2 && b.get(0) === 1 && c.get(0) === 2 ? ["open"] : nothing,
      },
    ],
    goals: [],
    deadlock: "allowed",
  });

test("a random search finds the state that an exhaustive one would, and replays to it", () => {
  const model = finiteRuns(lock(true));
  const { failing } = search(model, { seed: 3, from: 0, to: 200, eventsMax: 40 });
  expect(failing?.failure.claim).toBe("theLockIsShut");
  expect(failing?.events.length).toBe(5);
  const again = replay(model, failing?.start ?? 0, failing?.events ?? [], () => {});
  expect(again).toMatchObject({ tag: "refuted", at: 4 });
  expect(
    search(finiteRuns(lock(false)), { seed: 3, from: 0, to: 200, eventsMax: 40 }).failing,
  ).toBe(undefined);
});

test("what is drawn is possible, what is not possible is disabled and changes nothing", () => {
  const property = fc.property(fc.array(fc.nat(2), { maxLength: 12 }), (turns) => {
    const walk = finiteRuns(lock(false)).begin(0, {
      ...draws(),
      pick: (among) => among[0] as never,
    });
    if ("claim" in walk) throw new Error(walk.claim);
    const turned = [0, 0, 0];
    for (const at of turns) {
      const isPossible = (turned[at] ?? 0) < 2;
      const step = { action: "turn", values: [at] };
      expect(walk.possible().some(({ values }) => values[0] === at)).toBe(isPossible);
      expect(walk.step(step).tag).toBe(isPossible ? "holds" : "disabled");
      if (isPossible) turned[at] = (turned[at] ?? 0) + 1;
    }
  });
  fc.assert(property);
});

/** Chance that decides nothing. */
const draws = () => ({
  word: () => 0,
  below: () => 0,
  chance: () => false,
  weighted: () => 0,
});

test("a step in the place of another is the same action, and there is none at the end", () => {
  const walk = finiteRuns(lock(false)).begin(0, { ...draws(), pick: (among) => among[0] as never });
  if ("claim" in walk) throw new Error(walk.claim);
  expect(walk.adapt?.({ action: "turn", values: [9] })).toEqual({ action: "turn", values: [0] });
  for (let at = 0; at < 6; at++) walk.step({ action: "turn", values: [Math.floor(at / 2)] });
  expect(walk.adapt?.({ action: "turn", values: [0] })).toBe(undefined);
  expect(walk.step(walk.draw({ ...draws(), pick: (among) => among[0] as never })).tag).toBe(
    "disabled",
  );
});

test("a run tells where it is, for each field that can change", () => {
  const walk = finiteRuns(lock(false)).begin(0, { ...draws(), pick: (among) => among[0] as never });
  if ("claim" in walk) throw new Error(walk.claim);
  const before = walk.places?.() ?? [];
  expect(before.length).toBe(3);
  walk.step({ action: "turn", values: [1] });
  const after = walk.places?.() ?? [];
  expect(after.map((place, at) => place === before[at])).toEqual([true, false, true]);
});
