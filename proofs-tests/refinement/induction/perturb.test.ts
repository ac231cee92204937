import { expect, test } from "vitest";
import { present } from "../../../lib/assert.ts";
import { prng } from "../../../lib/prng.ts";
import { perturb } from "../../../refinement/induction/perturb.ts";
import { walked } from "../fixture.ts";

test("a perturbed kernel is another one, and satisfies all claims", () => {
  let others = 0;
  for (let seed = 0; seed < 60; seed++) {
    const { lockstep } = walked(seed, 30);
    const before = lockstep.state;
    perturb(present(lockstep.view(), "it makes sense"), prng(seed, 1));
    if (lockstep.examine() !== undefined) others++;
    expect(lockstep.resume()).toBeUndefined();
    expect(lockstep.examine()).toBeUndefined();
    expect(before.tasks.length).toBe(lockstep.state.tasks.length);
  }
  expect(others).toBeGreaterThan(40);
});
