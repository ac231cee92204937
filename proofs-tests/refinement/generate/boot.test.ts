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

test("devices are few, ascending by line, and where the board has devices", () => {
  const random = prng(6);
  const drawn = Array.from({ length: 400 }, () => drawBoot(random).devices ?? []);
  expect(new Set(drawn.map(({ length }) => length))).toEqual(new Set([0, 1, 2, 3]));
  for (const devices of drawn) {
    const numbers = devices.map(({ line }) => line);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    for (const { frame } of devices) expect([0x10000, 0x10001]).toContain(frame);
  }
});
