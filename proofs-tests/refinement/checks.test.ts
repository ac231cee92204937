import { expect, test } from "vitest";
import { ConcreteChecks, refuted, SpecChecks } from "../../refinement/checks.ts";
import type { StateClaim } from "../../spec/claim.ts";
import { withTask } from "../../spec/state.ts";
import { begun, readAll } from "./fixture.ts";

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
  const checks = new SpecChecks([counted], [], 1000);
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
  expect(new SpecChecks([wrong, throws], []).violated(state)).toEqual(refuted("of ipc", ["wrong"]));
  expect(new SpecChecks([throws, wrong], []).violated(state)?.claim).toBe("of scheduling");
});

test("claims about bytes hold after boot, and one of them fails when a word changes", () => {
  const { view } = readAll(begun());
  const checks = new ConcreteChecks(1000);
  expect(checks.violated(view)).toBeUndefined();
  view.bytes.machine.poke32(0x8000_0054, 0);
  view.bytes.tracking.look();
  expect(checks.violated(view)?.claim).toBe("threadBlocksAreConserved");
});
