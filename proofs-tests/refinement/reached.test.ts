import { expect, test } from "vitest";
import { present } from "../../lib/assert.ts";
import { reachedBy } from "../../refinement/reached.ts";
import { nil } from "../../spec/name.ts";
import { begun, call, hold } from "./fixture.ts";

test("a step tells its rules, its call with its end, and what happened to others", () => {
  const run = begun();
  expect(hold(run, { event: "load", by: "1.0", address: 0x8010_0000 })).toEqual([
    "access.allowed",
    "load → accessed",
  ]);
  const wait = hold(run, call(run, "ipc", { a2: 0xffff_ffff }));
  expect(wait).toContain("ipc → waiting");
  expect(run.runningName()).toBe("2.0");
  const send = hold(run, call(run, "ipc", { a0: 0x0001_0001, a1: 0x0007_0001, s2: 5, a2: 0 }));
  expect(send).toContain("ipc → sent");
  expect(send).toContain("another → received");
  expect(hold(run, call(run, "ipc", { a0: 0x0001_0007 }))).toContain(
    "ipc → error noPartner in send",
  );
  expect(hold(run, { event: "tick" })).toContain("tick.passes");
});

test("a report of a thread within a fault is told in words", () => {
  const { state } = begun();
  const thread = present(state.running, "σ0 runs");
  const told = (within: "pageFault" | undefined): readonly string[] => {
    const report = { activity: "waiting", within, partner: nil } as const;
    const result = { tag: "threadSchedule", priority: 1, slice: 1, report } as const;
    const outcome = { because: [], state, effects: [{ thread, result }] };
    return reachedBy(state, { tag: "tick" }, outcome);
  };
  expect(told("pageFault")).toEqual(["another → waiting for pageFault"]);
  expect(told(undefined)).toEqual(["another → waiting"]);
});
