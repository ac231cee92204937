import { expect, test } from "vitest";
import {
  drawExRegs,
  drawIdNearest,
  drawSchedule,
  drawSwitch,
  drawTaskNew,
  drawUnmap,
} from "../../../refinement/generate/calls.ts";
import type { Scene } from "../../../refinement/generate/scene.ts";
import type { Registers } from "../../../trace/event.ts";
import { scenes } from "./scenery.ts";

test.each<[name: string, draw: (scene: Scene) => Registers, registers: readonly string[]]>([
  ["drawIdNearest", drawIdNearest, ["a0"]],
  ["drawUnmap", drawUnmap, ["a0", "a1"]],
  ["drawSwitch", drawSwitch, ["a0"]],
  ["drawSchedule", drawSchedule, ["a0", "a1", "a2"]],
  ["drawExRegs", drawExRegs, ["a0", "a1", "a2", "a3"]],
  ["drawTaskNew", drawTaskNew, ["a0", "a1", "a2", "a3", "a4"]],
])("%s sets the registers of its call to words", (_, draw, registers) => {
  for (const scene of scenes()) {
    const drawn = draw(scene);
    expect(Object.keys(drawn)).toEqual(registers);
    for (const value of Object.values(drawn)) expect(value >>> 0).toBe(value);
  }
});
