import { expect, test } from "vitest";
import { prng, type Prng } from "../../lib/prng.ts";
import { meantBy } from "../../refinement/meaning.ts";
import { ExpectedRegisters } from "../../refinement/relation/registers.ts";
import type { ObservedStep } from "../../spec/claim.ts";
import { historyClaims, stepClaims } from "../../spec/claims/index.ts";
import { always, concernsIn, concernsOf } from "../../spec/concern.ts";
import { idOf, threadAt, threadKeys, type Effect, type State } from "../../spec/index.ts";
import { damaged } from "../refinement/damage.ts";
import { begun, walked } from "../refinement/fixture.ts";

test("a step concerns its event, what changes in it, and whoever is told", () => {
  const { state } = begun();
  const step: ObservedStep = { before: state, event: { tag: "tick" }, after: state, effects: [] };
  expect(concernsIn(step)).toBe(concernsOf(["tick"]));
  expect(concernsIn({ ...step, after: { ...state, now: 9 } })).toBe(concernsOf(["tick", "now"]));
  const refused: Effect = { thread: threadKeys(state)[0] as never, result: { tag: "refused" } };
  expect(concernsIn({ ...step, effects: [refused] })).toBe(concernsOf(["told", "tick"]));
  const heard: Effect = { ...refused, result: { tag: "interrupted", line: 1 } };
  const line = concernsOf(["told", "toldOfLine", "tick"]);
  expect(concernsIn({ ...step, effects: [refused, heard] })).toBe(line);
  expect(concernsOf(undefined)).toBe(always);
  expect(concernsOf([])).toBe(0);
});

test("claims hold of steps that do not concern them, whatever the kernel did", () => {
  const random = prng(13);
  const refuted = new Set<string>();
  for (let seed = 0; seed < 60; seed++) {
    const walk = walked(seed, random.below(80));
    const { state } = walk.lockstep;
    const [before, event] = meantBy(walk.draw(random), state, new ExpectedRegisters(), seed);
    for (let times = 0; times < 40; times++) {
      const after = damaged(random.chance(1, 3) ? before : damaged(before, random), random);
      const step = { before, event, after, effects: anyEffects(before, random) };
      for (const name of refutedBy(step)) refuted.add(name);
    }
  }
  const known = [...stepClaims, ...historyClaims].map(({ name }) => name);
  expect(known.filter((name) => !refuted.has(name) && !rare.has(name))).toEqual([]);
});

/** Claims that such damage seldom refutes: they begin with a look at the event. */
const rare = new Set([
  "anIdThatDiedNeverNamesAnyoneAgain",
  "grantMovesOneNodeAndItsSubtree",
  "openReceiversServeTheFirst",
  "unmapRevokesEverythingDerived",
  "unmapTouchesNothingElse",
  "deletedTasksLeaveNoMapping",
]);

/** The claims that the step violates; it concerns all of them. */
function refutedBy(step: ObservedStep): readonly string[] {
  const asked = [
    ...stepClaims,
    ...historyClaims.map((claim) => ({ ...claim, violations: claim.begin(step.before) })),
  ];
  return asked
    .filter(({ name, concerns, violations }) => {
      const holds = violations(step).length === 0;
      const isAsked = (concernsOf(concerns) & concernsIn(step)) !== 0;
      expect(holds || isAsked, name).toBe(true);
      return !holds;
    })
    .map(({ name }) => name);
}

/** What threads could be told by a wrong kernel. */
function anyEffects(state: State, random: Prng): readonly Effect[] {
  const [thread, sender] = [random.pick(threadKeys(state)), random.pick(threadKeys(state))];
  const { activity } = threadAt(state, sender);
  const message =
    activity.tag === "polling" ? activity.message : { label: 7, untyped: 0, words: [], items: [] };
  const envelope = {
    from: idOf(state, random.pick([sender, thread])),
    to: idOf(state, thread),
    redirected: false,
    propagated: random.chance(1, 2),
  };
  const error = random.pick(["timeout", "cut", "badMessage"] as const);
  const failure = random.chance(1, 2) ? undefined : ({ phase: "send", error } as const);
  return random.pick<readonly Effect[]>([
    [],
    [{ thread, result: { tag: "ipc", failure } }],
    [{ thread, result: { tag: "interrupted", line: random.below(4) } }],
    [{ thread, result: { tag: "received", sender, envelope, message, failure } }],
  ]);
}
