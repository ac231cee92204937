import { expect, test } from "vitest";
import { DEVICE_FRAMES_START, PAGE_BYTES, USER_FRAMES_START } from "../../abi/index.ts";
import { bootRanges, parseTrace, type BootNumbers } from "../../trace/index.ts";
import { bootFields } from "../../trace/schema.ts";
import { deviceRanges, FIRST_USER_FRAME } from "../../trace/schema.ts";

const names = Object.keys(bootRanges) as (keyof BootNumbers)[];

test.each(names)("%s is taken at both ends of its range and nowhere beyond", (name) => {
  const { min, max } = bootRanges[name];
  for (const value of [min, max]) expect(bootFields[name].safeParse(value).success).toBe(true);
  for (const value of [min - 1, max + 1, min + 0.5, String(min), null]) {
    expect(bootFields[name].safeParse(value).success).toBe(false);
  }
});

test("an object's own fields are not those of every object", () => {
  const text = '{"format":"septet-trace","version":1,"toString":1,"boot":{},"events":[]}';
  expect(parseTrace(text, "t.json").tag).toBe("refused");
});

test("traces know the frames of the board as programs and the kernel do", () => {
  expect(deviceRanges.frame.min).toBe(DEVICE_FRAMES_START);
  expect(FIRST_USER_FRAME * PAGE_BYTES).toBe(USER_FRAMES_START);
});
