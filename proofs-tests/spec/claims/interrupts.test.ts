import { expect, test } from "vitest";
import * as claims from "../../../spec/claims/interrupts.ts";
import type { Event, Line, State } from "../../../spec/index.ts";
import { attached, asks, booted, child, lineName, listen, world } from "../devices.ts";
import { does, ipc, root, running, send, sigma0, wait } from "../world.ts";
import { stepOf } from "./state.ts";

const edited = (state: State, number: number, changes: Partial<Line>): State => ({
  ...state,
  lines: state.lines.map((line) => (line.line === number ? { ...line, ...changes } : line)),
});
const owned = attached(world, sigma0, 3);

test("linesBelongToWhoHasTheDevice: a stranger, the dead, a free line that is open", () => {
  const { violations } = claims.linesBelongToWhoHasTheDevice;
  expect(violations(owned)).toEqual([]);
  expect(violations(edited(owned, 3, { owner: child }))).toHaveLength(1);
  expect(violations(edited(booted, 3, { owner: child }))).toHaveLength(1);
  expect(violations(edited(booted, 3, { masked: false }))).toHaveLength(1);
});

test("whoWaitsForALineOwnsIt: another does, or it is masked", () => {
  const { violations } = claims.whoWaitsForALineOwnsIt;
  const waiting = does(owned, sigma0, listen(3, "never")).state;
  expect(violations(waiting)).toEqual([]);
  expect(violations(edited(waiting, 3, { owner: root }))).toHaveLength(1);
  expect(violations(edited(waiting, 3, { masked: true }))).toHaveLength(1);
});

test("noOwnerWaitsWhileItsLineIsPending: it does", () => {
  const { violations } = claims.noOwnerWaitsWhileItsLineIsPending;
  const waiting = does(owned, sigma0, wait()).state;
  expect(violations(waiting)).toEqual([]);
  expect(violations(edited(waiting, 3, { pending: true }))).toHaveLength(1);
});

test("linesAreAttachedByAReceive: of somebody else, or while it is another's", () => {
  const { violations } = claims.linesAreAttachedByAReceive;
  const before = running(world, sigma0);
  expect(violations(stepOf(before, listen(3), owned))).toEqual([]);
  expect(violations(stepOf(before, wait(), owned))).toHaveLength(1);
  expect(violations(stepOf(before, listen(3), edited(owned, 3, { owner: root })))).toHaveLength(1);
  const taken = edited(running(owned, root), 3, { owner: root });
  expect(violations(stepOf(running(owned, root), listen(3), taken))).toHaveLength(1);
});

test("linesAreUnmaskedByTheirOwner: by a receive or a message of another", () => {
  const { violations } = claims.linesAreUnmaskedByTheirOwner;
  const masked = edited(owned, 3, { masked: true });
  const steps = [send(lineName(3)), listen(3), wait(), ipc({ to: lineName(9) })];
  const wrong = (who: number): readonly number[] =>
    steps.map((event) => {
      const before = { ...masked, running: who as typeof root };
      return violations(stepOf(before, event, { ...owned, running: before.running })).length;
    });
  expect([wrong(sigma0), wrong(root)]).toEqual([[0, 0, 1, 1], [1, 1, 1, 1]]); // prettier-ignore
});

test("noInterruptIsLostOrInvented: lost, invented, told to another, told again", () => {
  const observe = (before: State, event: Event, after: State, thread: number | undefined) =>
    claims.noInterruptIsLostOrInvented.begin(before)({
      ...stepOf(before, event, after),
      effects:
        thread === undefined
          ? []
          : [{ thread: thread as typeof root, result: { tag: "interrupted", line: 3 } }],
    });
  const waiting = does(owned, sigma0, wait()).state;
  const heard = asks(waiting, 3).state;
  const event = { tag: "interrupt", line: 3 } as const;
  expect(observe(waiting, event, heard, sigma0)).toEqual([]);
  expect(observe(waiting, event, heard, undefined)).toHaveLength(1);
  expect(observe(waiting, event, heard, root)).toHaveLength(1);
  expect(observe(waiting, { tag: "tick" }, heard, sigma0)).toHaveLength(1);
  expect(observe(waiting, event, edited(heard, 3, { masked: false }), sigma0)).toHaveLength(1);
  expect(observe(waiting, event, edited(heard, 3, { pending: true }), sigma0)).toHaveLength(1);
  expect(observe(booted, { tag: "tick" }, booted, undefined)).toEqual([]);
});
