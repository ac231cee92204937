import { expect, test } from "vitest";
import { expand, Follower, Leader, resumed, saved, survey } from "../../../engines/index.ts";
import { counters } from "./toys.ts";

const system = { ...counters(4, 3), goals: diceGoals() };
function diceGoals() {
  return [{ name: "full", holds: (state: readonly number[]) => state.every((n) => n === 3) }];
}

/** A search that is left off after `batches` batches, as bytes. */
function leftOff(batches: number): Uint8Array {
  const leader = new Leader(system, {});
  const follower = new Follower(system);
  for (let done = 0; done < batches; done++) {
    const batch = leader.next();
    if (batch !== undefined) leader.take(expand(system, follower, batch));
  }
  return saved("a search", leader);
}

test("wherever it was left off, it ends as if it had not been", () => {
  const whole = survey(system, {});
  for (let batches = 0; batches < 16; batches++) {
    const from = resumed("a search", leftOff(batches));
    if ("refused" in from) throw new Error(from.refused);
    const leader = new Leader(system, {}, from);
    const follower = new Follower(system);
    for (let batch = leader.next(); batch !== undefined; batch = leader.next())
      leader.take(expand(system, follower, batch));
    expect(leader.survey()).toEqual(whole);
  }
});

test("what is damaged, of another version or of another search is refused", () => {
  const bytes = leftOff(3);
  const refusal = (change: (copy: Uint8Array) => Uint8Array): string => {
    const from = resumed("a search", change(bytes.slice()));
    return "refused" in from ? from.refused : "";
  };
  expect(refusal((copy) => copy.fill(0, 0, 1))).toBe("it is no checkpoint of such a search");
  expect(refusal((copy) => copy.fill(9, 4, 5))).toContain("it has version 9");
  for (let at = 16; at < bytes.length; at += 97)
    expect(refusal((copy) => copy.fill((copy[at] as number) ^ 1, at, at + 1))).toMatch(
      /its (header is|states are) damaged/,
    );
  expect(refusal((copy) => copy.slice(0, -5))).toBe("its states are damaged");
  expect(refusal((copy) => copy.slice(0, -4))).toBe("its states are damaged");
  expect(refusal(() => new Uint8Array(0))).toBe("it is no checkpoint of such a search");
  const other = resumed("another search", bytes);
  expect(other).toEqual({ refused: "it is of a search, not of another search" });
});
