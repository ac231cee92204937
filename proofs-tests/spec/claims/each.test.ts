import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { stateClaims } from "../../../spec/claims/index.ts";
import { ofEachChange, ofEachThread } from "../../../spec/claims/each.ts";
import { changeThread, describeKey, threadAt, threadKeys } from "../../../spec/index.ts";
import { damaged } from "../../refinement/damage.ts";
import { walked } from "../../refinement/fixture.ts";
import { booted, makes, root } from "../world.ts";

test("every living thread is asked, ascending; what is wrong is told", () => {
  const world = makes(booted, root, 3);
  const all = ofEachThread(world, (thread, key) => {
    expect(thread).toBe(threadAt(world, key));
    return describeKey(key);
  });
  expect(all).toEqual(threadKeys(world).map(describeKey));
  expect(ofEachThread(world, (_, key) => (key === root ? "wrong" : undefined))).toEqual(["wrong"]);
});

test("every thread that a step changed is asked, with what it was and what it is", () => {
  const before = makes(booted, root, 3);
  const after = changeThread(before, root, { ip: 0x44 });
  const step = { before, after, event: { tag: "tick" } } as const;
  const all = ofEachChange(step, (key, was, is) => {
    expect([was, is]).toEqual([threadAt(before, key), threadAt(after, key)]);
    return describeKey(key);
  });
  expect(all).toEqual([describeKey(root)]);
});

test("what is said to hold still does hold, and nothing else, however states are damaged", () => {
  const random = prng(14);
  const refuted = new Set<string>();
  for (let seed = 0; seed < 40; seed++) {
    const before = walked(seed, 80).lockstep.state;
    for (let times = 0; times < 60; times++) {
      const once = damaged(before, random);
      const after = random.chance(1, 2) ? once : damaged(once, random);
      for (const { name, violations, stillHolds } of stateClaims) {
        if (stillHolds === undefined) continue;
        const holds = violations(after).length === 0;
        expect(stillHolds(before, after), name).toBe(holds);
        if (!holds) refuted.add(name);
      }
    }
  }
  const claims = stateClaims.filter(({ stillHolds }) => stillHolds !== undefined);
  expect(claims.map(({ name }) => name).filter((name) => !refuted.has(name))).toEqual([]);
});
