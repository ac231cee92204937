import { expect, test } from "vitest";
import { refuted } from "../../refinement/checks.ts";
import { StateChecks, StepChecks } from "../../refinement/specChecks.ts";
import { prng } from "../../lib/prng.ts";
import type { ObservedStep, StateClaim, StepClaim } from "../../spec/claim.ts";
import { stateClaims } from "../../spec/claims/index.ts";
import { withTask, type State } from "../../spec/state.ts";
import { damaged } from "./damage.ts";
import { begun, walked } from "./fixture.ts";

const claim = (family: StateClaim["family"], violations: StateClaim["violations"]): StateClaim => ({
  name: `of ${family}`,
  family,
  says: "",
  reads: ["spaces"],
  violations,
});

test("a claim is looked at again only when its part has changed", () => {
  let looks = 0;
  const counted = claim("mapping", () => (looks++, []));
  const checks = new StateChecks([counted], 1000);
  const { state } = begun();
  expect(checks.violated(state)).toBeUndefined();
  expect(checks.violated({ ...state, now: 1 })).toBeUndefined();
  expect(looks).toBe(1);
  const root = state.tasks[2];
  if (root?.tag !== "active") throw new Error("root is active");
  checks.violated(withTask(state, 2, { ...root, space: [] }));
  expect(looks).toBe(2);
});

test("the first claim that fails is told; one that throws fails", () => {
  const { state } = begun();
  const wrong = claim("ipc", () => ["wrong"]);
  const throws = claim("scheduling", () => {
    throw new Error("nonsense");
  });
  expect(new StateChecks([wrong, throws]).violated(state)).toEqual(refuted("of ipc", ["wrong"]));
  expect(new StateChecks([throws, wrong]).violated(state)?.claim).toBe("of scheduling");
});

test("claims of states, asked now and then or always, find the same", () => {
  const random = prng(12);
  for (let seed = 0; seed < 40; seed++) {
    const before = walked(seed, 60).lockstep.state;
    const checks = new StateChecks(stateClaims, 1_000_000);
    expect(checks.violated(before)).toBeUndefined();
    expect(checks.violated(before)).toBeUndefined();
    const after = damaged(before, random);
    expect(checks.violated(after)).toEqual(new StateChecks(stateClaims).violated(after));
  }
});

const nothing = { steps: [], history: [], choices: [] };

test("a claim about steps is asked of those that it concerns, and now and then of all", () => {
  const { state } = begun();
  let looks = 0;
  const counted: StepClaim = {
    name: "counted",
    family: "ipc",
    says: "",
    concerns: ["interrupt", "now"],
    violations: () => (looks++, []),
  };
  const checks = new StepChecks(state, { ...nothing, steps: [counted] }, 4);
  const step = (after: State, event: ObservedStep["event"]): unknown =>
    checks.violated({ before: state, event, after, effects: [] });
  step(state, { tag: "tick" });
  step(state, { tag: "tick" });
  expect(looks).toBe(1);
  step({ ...state, now: 9 }, { tag: "tick" });
  step(state, { tag: "interrupt", line: 1 });
  expect(looks).toBe(3);
  step(state, { tag: "tick" });
  expect(looks).toBe(4);
});
