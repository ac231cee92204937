import { expect, test } from "vitest";
import { bootFields, bootRanges, parseTrace, type BootNumbers } from "../../trace/index.ts";

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
