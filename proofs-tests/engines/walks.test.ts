import { expect, test } from "vitest";
import { prng } from "../../lib/prng.ts";
import { walksOf } from "../../engines/index.ts";
import { diceSystem } from "./breadth/toys.ts";

test("a run is decided by its moves: an event and which of its ends was taken", () => {
  const model = walksOf(diceSystem(9));
  const random = prng(3);
  const walk = model.begin(0, random);
  if ("claim" in walk) throw new Error("it begins well");
  const move = walk.draw(random);
  expect(["throw", "halve"]).toContain(move.event);
  expect(walk.step({ event: "throw", end: 2 })).toEqual({ tag: "holds", reached: ["odd"] });
  expect(walk.step({ event: "throw", end: 5 }).tag).toBe("disabled");
  expect(walk.step({ event: "throw", end: 0 })).toEqual({ tag: "holds", reached: [] });
  expect(walk.step({ event: "throw", end: 2 }).tag).toBe("holds");
  expect(walk.step({ event: "throw", end: 2 })).toMatchObject({
    tag: "refuted",
    failure: { claim: "staysBelowNine" },
  });
});

test("a start that does not exist, and one that is wrong in itself, are failures", () => {
  expect(walksOf(diceSystem(9)).begin(7, prng(1))).toMatchObject({ claim: "theStartExists" });
  expect(walksOf(diceSystem(0)).begin(0, prng(1))).toMatchObject({ claim: "staysBelowNine" });
});
