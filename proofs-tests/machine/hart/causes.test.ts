import { expect, test } from "vitest";
import { accessFault, causeName, misaligned, pageFault } from "../../../machine/hart/causes.ts";

test("each kind of access has its own causes", () => {
  expect((["fetch", "load", "store"] as const).map(misaligned)).toEqual([0, 4, 6]);
  expect((["fetch", "load", "store"] as const).map(accessFault)).toEqual([1, 5, 7]);
  expect((["fetch", "load", "store"] as const).map(pageFault)).toEqual([12, 13, 15]);
});

test("causes have names, interrupts too", () => {
  expect(causeName(15)).toBe("store page fault");
  expect(causeName(0x8000_0007)).toBe("timer interrupt");
  expect(causeName(10)).toBe("cause 10");
});
