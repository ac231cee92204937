import { expect, test } from "vitest";
import { septet } from "../fixture.ts";

type Answer = {
  readonly kinds: Readonly<Record<string, number>>;
  readonly refuted: unknown;
};

const json = (args: readonly string[]): Answer =>
  JSON.parse(septet(["induct", ...args, "--json"], ".").out) as Answer;

test("states are generated, counted by kind, and hold", () => {
  const answer = json(["--states", "40"]);
  expect(answer).toMatchObject({ seed: 1, from: 0, states: 40, steps: 120, holds: true });
  expect(answer.refuted).toBeNull();
  expect(Object.values(answer.kinds).some((count) => count > 0)).toBe(true);
  expect(json(["--states", "40"])).toEqual(answer);
});

test("a bug that shows late is told of, with what it takes", () => {
  const found = ["--mutant", "clockCarriesOnce", "--seed", "1", "--from", "258", "--states", "1"];
  const { code, out } = septet(["induct", ...found], ".");
  expect(code).toBe(1);
  expect(out).toContain("clockRelation");
  expect(out).toContain("anotherTime");
  expect(out).toContain("npx septet induct --seed 1 --from 258 --states 1");
  expect(json(found)).toMatchObject({
    holds: false,
    refuted: { state: 258, early: false, event: { event: "tick" } },
  });
});

test("a kernel that is refuted on the way is refuted", () => {
  expect(json(["--mutant", "timeoutsAreRoundedDown", "--states", "200"])).toMatchObject({
    holds: false,
  });
});

test("a number out of range is refused in one line", () => {
  const { code, out, err } = septet(["induct", "--states", "0"], ".");
  expect([code, out]).toEqual([2, ""]);
  expect(err.trim().split("\n")).toHaveLength(1);
});
