import { expect, test } from "vitest";
import * as draw from "../../../refinement/generate/calls.ts";
import { scenes } from "./scenery.ts";

test.each([
  ["drawIdNearest", ["a0"]],
  ["drawUnmap", ["a0", "a1"]],
  ["drawSwitch", ["a0"]],
  ["drawSchedule", ["a0", "a1", "a2"]],
  ["drawExRegs", ["a0", "a1", "a2", "a3"]],
  ["drawTaskNew", ["a0", "a1", "a2", "a3", "a4"]],
] as const)("%s sets the registers of its call to words", (name, registers) => {
  for (const scene of scenes()) {
    const drawn = draw[name](scene);
    expect(Object.keys(drawn)).toEqual(registers);
    for (const value of Object.values(drawn)) expect(value >>> 0).toBe(value);
  }
});
