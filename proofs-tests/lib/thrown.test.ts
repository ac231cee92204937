import { expect, test } from "vitest";
import { thrownText } from "../../lib/thrown.ts";

test("whatever is thrown has a text", () => {
  expect(thrownText(new RangeError("too far"))).toBe("RangeError: too far");
  expect(thrownText("a word")).toBe("a word");
  expect(thrownText(undefined)).toBe("undefined");
  expect(thrownText(Object.create(null))).toBe("something that cannot be written");
});
