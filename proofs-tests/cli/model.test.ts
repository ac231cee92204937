import { expect, test } from "vitest";
import { mutantKernel, mutantNamed, ours } from "../../cli/kernels.ts";
import { modelOf } from "../../cli/model.ts";
import { replay, Retracer, search } from "../../engines/index.ts";
import { prng } from "../../lib/prng.ts";
import { boot as plainBoot } from "./fixture.ts";
import { bootFault, bootRanges, type Boot, type BootNumbers } from "../../trace/index.ts";

const drawn = (boot: Partial<Boot>): readonly Boot[] =>
  Array.from({ length: 100 }, (_, run) => modelOf(ours, boot).drawStart(prng(1, run)));

test.each<Partial<Boot>>([
  {},
  { userFrames: 256 },
  { mappingNodes: 1 },
  { userFrames: 3, mappingNodes: 3, tasks: 2 },
  { devices: [{ line: 3, frame: 0x10000 }, { line: 4, frame: 0x11000 }] }, // prettier-ignore
  { devices: [{ line: 3, frame: 0x10000 }], mappingNodes: 2, kernelTables: 4 },
])("boot configurations with %j are in range and keep what is fixed", (fixed) => {
  for (const boot of drawn(fixed)) {
    expect(boot).toMatchObject(fixed);
    expect(bootFault(boot)).toBeUndefined();
    for (const [name, { min, max }] of Object.entries(bootRanges)) {
      expect(boot[name as keyof BootNumbers]).toBeGreaterThanOrEqual(min);
      expect(boot[name as keyof BootNumbers]).toBeLessThanOrEqual(max);
    }
  }
});

test("what is not fixed is drawn as it would have been", () => {
  const tasks = (boots: readonly Boot[]): readonly number[] => boots.map((boot) => boot.tasks);
  expect(tasks(drawn({ tickMicros: 5 }))).toEqual(tasks(drawn({})));
});

test("an event of another thread becomes one of the thread that runs", () => {
  const walk = modelOf(ours, {}).begin(plainBoot, prng(1));
  if ("claim" in walk) throw new Error(`our kernel does not boot: ${walk.claim}`);
  const adapted = walk.adapt?.({ event: "load", by: "9.9", address: 8 });
  expect(adapted).toMatchObject({ event: "load", address: 8 });
  expect(adapted && walk.step(adapted).tag).toBe("holds");
  expect(walk.adapt?.({ event: "tick" })).toBeUndefined();
});

test.each(["grantKeepsTheSource", "deadlineNowIsStillToCome", "neverCountsAsZero"])(
  "runs that shrinking may try, done again from where they differ, end as they do from boot: %s",
  (name) => {
    const model = modelOf(mutantKernel(mutantNamed(name)), {});
    const { failing } = search(model, { seed: 1, from: 0, to: 100, eventsMax: 60 });
    if (failing === undefined) throw new Error("the bug is found");
    const { start, events } = failing;
    const [random, retracer] = [prng(5), new Retracer(model)];
    for (let attempt = 0; attempt < 60; attempt++) {
      const from = random.below(events.length);
      const tried = events.toSpliced(from, 1 + random.below(4));
      expect(retracer.replay(start, tried)).toEqual(replay(model, start, tried, () => {}));
      expect(retracer.replay(start, events)).toMatchObject({ tag: "refuted" });
    }
  },
);
