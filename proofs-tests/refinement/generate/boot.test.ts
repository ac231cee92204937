import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { drawBoot } from "../../../refinement/generate/boot.ts";
import { begun } from "../fixture.ts";

test("every drawn configuration boots, and they differ", () => {
  const random = prng(5);
  const boots = Array.from({ length: 200 }, () => drawBoot(random));
  for (const boot of boots) expect(begun(boot).boot).toBe(boot);
  expect(new Set(boots.map((boot) => JSON.stringify(boot))).size).toBeGreaterThan(150);
  expect(boots.some(({ kernelTables }) => kernelTables < 5)).toBe(true);
  expect(boots.some(({ firstVersion }) => firstVersion === 1023)).toBe(true);
});
