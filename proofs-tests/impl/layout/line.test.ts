import { expect, test } from "vitest";
import { BOOT_DEVICES, RAM_START } from "../../../abi/index.ts";
import * as line from "../../../impl/layout/line.ts";
import { booted } from "../world.ts";
import { accessorFaults } from "./accessors.ts";

test("Every word about lines is a word of its own", () => {
  expect(accessorFaults(line, [])).toEqual([]);
  expect(accessorFaults(line, [31])).toEqual([]);
});

test("A line's device is what the boot loader says", () => {
  const m = booted({}, { 10: 0x10000 });
  expect([line.deviceFrameOf(m, 10), line.deviceFrameOf(m, 9)]).toEqual([0x10000, 0]);
  expect(m.peek32(RAM_START + BOOT_DEVICES + 40)).toBe(0x10000);
});
