import { expect, test } from "vitest";
import { frameOf, pte, satpSv32 } from "../../../machine/hart/pte.ts";

test("an entry holds a frame of 22 bits above its ten flags", () => {
  expect(pte(0x8_0004, 0xdf)).toBe(0x2000_10df);
  expect(pte(0x3f_ffff, 0x3ff)).toBe(0xffff_ffff);
  expect(frameOf(0xffff_ffff)).toBe(0x3f_ffff);
});

test("satp holds mode, space and root", () => {
  expect(satpSv32(0, 0)).toBe(0x8000_0000);
  expect(satpSv32(511, 0x3f_ffff)).toBe(0xffff_ffff);
  expect(satpSv32(5, 0x8_0001)).toBe(0x8148_0001);
});
