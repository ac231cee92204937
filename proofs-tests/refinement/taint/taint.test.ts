import { expect, test } from "vitest";
import { mutantKernel, mutantNamed, systemOf } from "../../../cli/kernels.ts";
import { realSystem } from "../../../refinement/system.ts";
import { taintRun } from "../../../refinement/taint/taint.ts";
import { TAINT_CLAIM } from "../../../refinement/taint/twins.ts";

test("no word goes where it was not sent, and many go where they were", () => {
  const carried = { words: 0, strings: 0, loads: 0, stores: 0 };
  for (let run = 0; run < 50; run++) {
    const tainted = taintRun(realSystem, 2, run, 200);
    expect(tainted.failure, `run ${run}`).toBeUndefined();
    for (const way of Object.keys(carried) as (keyof typeof carried)[])
      carried[way] += tainted.carried[way];
  }
  expect(carried.words).toBeGreaterThan(50);
  expect(carried.strings).toBeGreaterThan(20);
  expect(carried.loads).toBeGreaterThan(1);
  expect(carried.stores).toBeGreaterThan(1);
});

test("a run is what its number says", () => {
  expect(taintRun(realSystem, 4, 2, 60)).toEqual(taintRun(realSystem, 4, 2, 60));
});

/** The claims that refute runs of a seeded bug. */
const refutedBy = (name: string, runs: number): ReadonlySet<string | undefined> => {
  const system = systemOf(mutantKernel(mutantNamed(name)));
  return new Set(
    Array.from({ length: runs }, (_, run) => taintRun(system, 1, run, 200).failure?.claim),
  );
};

test("a dead thread's registers are found in its successor's block", () => {
  expect(refutedBy("newThreadHasOldRegisters", 60)).toContain(TAINT_CLAIM);
});
