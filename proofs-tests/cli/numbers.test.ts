import { expect, test } from "vitest";
import { numberIn } from "../../cli/numbers.ts";

const port = numberIn({ min: 0, max: 65535 });

test("whole numbers in a range", () => {
  expect(["0", "65535", "007"].map(port)).toEqual([0, 65535, 7]);
});

test.each(["", "-1", "65536", "1.5", "1e3", "0x10", " 7", "9".repeat(30)])(
  "%j is refused",
  (text) => {
    expect(() => port(text)).toThrow("whole number from 0 to 65535");
  },
);
