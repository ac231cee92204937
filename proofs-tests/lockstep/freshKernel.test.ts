// All state is bytes: a kernel whose modules are thrown away and made anew before every trap does
// the same, to the byte.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { prng } from "../../lib/prng.ts";
import { sameMachine, type TlbPolicy } from "../../machine/index.ts";
import { loadSystem } from "../../mutants/load.ts";
import { drawBoot } from "../../refinement/generate/boot.ts";
import { KernelWalk } from "../../refinement/model.ts";
import type { Boot } from "../../trace/event.ts";
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

/** What the random check, the configurations of the long tier, and each TLB have in common. */
const suites: readonly (readonly [name: string, boot: Partial<Boot>, tlb: TlbPolicy])[] = [
  ["drawn", {}, "keeps"],
  ["drawn", {}, "forgets"],
  ["drawn", {}, { seed: 1 }],
  ["exhaustion", { userFrames: 8, threads: 5, kernelTables: 7, mappingNodes: 12 }, "keeps"],
  [
    "devices",
    { devices: [{ line: 3, frame: 0x10000 }], kernelTables: 20, mappingNodes: 60 },
    "keeps",
  ],
  ["megapages", { userFrames: 1792, kernelTables: 16, mappingNodes: 3840 }, "forgets"],
];

test.each(suites.flatMap(([name, boot, tlb], index) => [[name, boot, tlb, index + 1] as const]))(
  "a fresh kernel for each trap changes nothing: %s %j, TLB %j, seed %i",
  (_, boot, tlb, seed) => {
    const fresh: System = { ...realSystem, freshKernel };
    const [kept, thrown] = [realSystem, fresh].map((system) => {
      const random = prng(seed);
      const start = { ...drawBoot(random), ...boot };
      const walk = KernelWalk.begin({ ...system, tlb }, start, random, {});
      if (!(walk instanceof KernelWalk)) throw new Error(walk.claim);
      for (let i = 0; i < 120; i++) expect(walk.step(walk.draw(random)).tag).toBe("holds");
      return walk.lockstep.machine.snapshot();
    });
    if (kept === undefined || thrown === undefined) throw new Error("two runs");
    expect(sameMachine(kept, thrown)).toBeUndefined();
  },
);
