// The suites of the kernel once more, with one that is made anew for every trap. In the long tier
// that is all of them; in the fast one, those that have a thousand traps and not fifty thousand.

import { readdirSync } from "node:fs";
import { afterAll, expect, vi } from "vitest";
import { traps } from "./kernel.ts";

vi.mock("../../../impl/kernel.ts", () => import("./kernel.ts"));
vi.setConfig({ testTimeout: 600_000 });

/** Left to the long tier, as paths begin. */
const long: readonly string[] = [
  "refinement/",
  "impl/parts/",
  "lockstep/configurations",
  "lockstep/deadlines",
  "lockstep/megapages",
  "lockstep/random",
  "lockstep/snapshot",
];

const isLong = process.env["SEPTET_TIER"] === "long";
const root = new URL("../../", import.meta.url);
const suites = ["lockstep", "impl", "refinement"].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts") && !/^(freshKernel|qemu)\//.test(name))
    .map((name) => `${folder}/${name}`)
    .filter((path) => isLong || !long.some((start) => path.startsWith(start)))
    .toSorted(),
);
for (const path of suites) await import(new URL(path, root).pathname);

afterAll(() => expect(traps.handled).toBeGreaterThan(1000));
