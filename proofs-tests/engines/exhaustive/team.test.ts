import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { explore, type Explored, type Helpers } from "../../../engines/exhaustive/index.ts";
import { ACTIVE, JOINED } from "../../../engines/exhaustive/store.ts";
import type { Assignment } from "./helper.ts";
import { wide, workshop } from "./toys.ts";

/** Worker threads, which load compiled modules. The search begins when they are there. */
const helpers = (count: number, model: Assignment["model"]): Helpers => ({
  count,
  start: (job) => {
    const { control } = job.store;
    const joined = Atomics.load(control, JOINED);
    const path = "../../../.tsbuild/proofs-tests/engines/exhaustive/helper.js";
    const workerData: Assignment = { model, job };
    new Worker(new URL(path, import.meta.url), { workerData }).on("error", () => undefined);
    for (let turns = 0; turns < 1000 && Atomics.load(control, JOINED) === joined; turns++) {
      Atomics.wait(control, JOINED, joined, 10);
    }
    expect(Atomics.load(control, JOINED)).toBe(joined + 1);
  },
});

/** Everything that a search found, traces included; when the table grew is left out. */
const plain = (explored: Explored): unknown => ({
  ...explored,
  bytesPerState: undefined,
  counterexamples: explored.counterexamples.map((one) => ({ ...one, trace: one.trace() })),
  deadlocks: explored.deadlocks?.trace(),
  goals: [...explored.goals].map(([name, found]) => [name, found?.trace()]),
});

test("a search gives the same with no, one and two helpers", () => {
  const alone = plain(explore(wide, {}));
  for (const count of [1, 2]) {
    expect(plain(explore(wide, { helpers: helpers(count, "wide") }))).toEqual(alone);
  }
  const reduced = plain(explore(workshop(-1), { symmetry: "all" }));
  const helped = explore(workshop(-1), { symmetry: "all", helpers: helpers(1, "workshop") });
  expect(plain(helped)).toEqual(reduced);
});

test("a bound gives the same last level with a helper", () => {
  for (const bound of [{ statesMax: 20_000 }, { bytesMax: 2 ** 18 }]) {
    const helped = explore(wide, { ...bound, helpers: helpers(1, "wide") });
    expect(plain(helped)).toEqual(plain(explore(wide, bound)));
    expect(helped.ended).not.toBe("complete");
  }
});

test("a helper that never comes changes nothing", () => {
  const absent: Helpers = { count: 3, start: () => undefined };
  expect(plain(explore(wide, { helpers: absent }))).toEqual(plain(explore(wide, {})));
});

test("a leader that throws lets its helpers go", () => {
  const broken = { ...wide, steps: () => expect.fail("the leader's rules are broken") };
  const withHelper = { helpers: helpers(1, "wide") };
  expect(() => explore(broken, withHelper)).toThrow("the leader's rules are broken");
});

test("a helper that throws ends the search", () => {
  expect(() => explore(wide, { helpers: helpers(1, "broken") })).toThrow("a helper failed");
});

test("a helper that is killed in the middle of a phase ends the search, and says so", () => {
  const killed: Helpers = {
    count: 1,
    start: ({ store }) => void Atomics.add(store.control, ACTIVE, 1),
    patience: 20,
  };
  expect(() => explore(wide, { helpers: killed })).toThrow("a helper was killed");
});
