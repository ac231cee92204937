import { expect, test } from "vitest";
import { meantBy } from "../../refinement/meant.ts";
import { ExpectedRegisters } from "../../refinement/relation/registers.ts";
import { threadAt } from "../../spec/index.ts";
import { begun, call } from "./fixture.ts";

test("an event begins with the stack pointer that it sets", () => {
  const lockstep = begun();
  const { state } = lockstep;
  const { running } = state;
  const expected = new ExpectedRegisters();
  const event = call(lockstep, "threadSwitch", { a0: 0, sp: 0x1230 });
  const [before, meaning] = meantBy(event, 0, state, expected);
  expect(running !== undefined && threadAt(before, running).sp).toBe(0x1230);
  expect(meaning).toEqual({ tag: "threadSwitch", to: { tag: "nil" } });
});

test("a tick and an interrupt begin where the last event ended", () => {
  const { state } = begun();
  const expected = new ExpectedRegisters();
  expect(meantBy({ event: "tick" }, 0, state, expected)).toEqual([state, { tag: "tick" }]);
  expect(meantBy({ event: "interrupt", line: 3 }, 0, state, expected)[1]).toEqual({
    tag: "interrupt",
    line: 3,
  });
});
