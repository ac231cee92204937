// The whole spec against itself: random walks keep every claim, and every rule can be reached by
// the tests of its own call. The machine is not in this picture yet.

import { expect, test } from "vitest";
import { prng } from "../../lib/prng.ts";
import { historyClaims, stateClaims, step, stepClaims } from "../../spec/index.ts";
import { drawEvent } from "./draw.ts";
import { booted } from "./world.ts";

test.each([1, 2, 3, 4, 5, 6, 7, 8])("claims hold along 400 random steps, seed %i", (seed) => {
  const random = prng(seed);
  let state = booted;
  const observers = historyClaims.map((claim) => ({
    name: claim.name,
    see: claim.begin(booted),
  }));
  for (let i = 0; i < 400; i++) {
    const event = drawEvent(state, random);
    const outcomes = step(state, event, random.chance(1, 4) ? "scarce" : "plentiful");
    const { state: after, effects } = random.pick(outcomes);
    const at = { before: state, event, after, effects };
    const wrong = [
      ...stateClaims.flatMap((c) => c.violations(after).map((v) => `${c.name}: ${v}`)),
      ...stepClaims.flatMap((c) => c.violations(at).map((v) => `${c.name}: ${v}`)),
      ...observers.flatMap((o) => o.see(at).map((v) => `${o.name}: ${v}`)),
    ];
    expect(wrong, `event ${i}: ${JSON.stringify(event)}`).toEqual([]);
    state = after;
  }
});

test("only a running thread acts", () => {
  const idle = { ...booted, running: undefined };
  expect(() => step(idle, { tag: "idNearest", of: { tag: "nil" } }, "plentiful")).toThrow(
    "only a running thread acts",
  );
});
