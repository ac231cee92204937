// All state is bytes: a kernel whose modules are thrown away and made anew before every trap does
// the same, to the byte.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { prng } from "../../lib/prng.ts";
import { sameMachine } from "../../machine/index.ts";
import { loadSystem } from "../../mutants/load.ts";
import { drawBoot } from "../../refinement/generate/boot.ts";
import { KernelWalk } from "../../refinement/model.ts";
import { realSystem, type KernelModule, type System } from "../../refinement/system.ts";

const sources = new Map(
  ["impl", "machine", "abi", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => [`${folder}/${file}`, readFileSync(`${folder}/${file}`, "utf8")] as const),
  ),
);
const loaded = loadSystem(sources);
const freshKernel = (): KernelModule => loaded.kernelAgain() as unknown as KernelModule;

test.each([1, 2, 3])("a fresh kernel for each trap changes nothing, seed %i", (seed) => {
  const fresh: System = { ...realSystem, freshKernel };
  const [kept, thrown] = [realSystem, fresh].map((system) => {
    const random = prng(seed);
    const walk = KernelWalk.begin(system, drawBoot(random), random, {});
    if (!(walk instanceof KernelWalk)) throw new Error(walk.claim);
    for (let i = 0; i < 120; i++) expect(walk.step(walk.draw(random)).tag).toBe("holds");
    return walk.lockstep.machine.snapshot();
  });
  if (kept === undefined || thrown === undefined) throw new Error("two runs");
  expect(sameMachine(kept, thrown)).toBeUndefined();
});
