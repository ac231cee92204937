import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import * as words from "../../../cli/story/words.ts";

test("ids read as task.lthread, with version and chief where they are not the plain ones", () => {
  expect(words.idText(abi.threadIdOf(0, 2, 1, 1))).toBe("2.1");
  expect(words.idText(abi.threadIdOf(4, 7, 63, 12))).toBe("7.63v12 of chief 4");
  expect([abi.NIL, abi.ANY, 1, 31].map(words.idText)).toEqual([
    "nil",
    "any",
    "interrupt line 0",
    "interrupt line 30",
  ]);
});

test("timeouts read as never, zero or µs", () => {
  const texts = [abi.TIMEOUT_NEVER, abi.TIMEOUT_ZERO, 5, (3 << 10) | 7].map(words.timeoutText);
  expect(texts).toEqual(["never", "zero", "5 µs", "56 µs"]);
});

test("flexpages read as pages", () => {
  expect(words.flexpageText(abi.flexpageOf(0x80100, 0, 7))).toBe("page 0x80100");
  expect(words.flexpageText(abi.flexpageOf(8, 3, 7))).toBe("8 pages from 0x8");
  expect(words.flexpageText(abi.COMPLETE)).toBe("the complete space");
  expect(words.flexpageText(0)).toBe("no page");
  expect([0, 7, 5, 2].map(words.rightsText)).toEqual(["---", "rwx", "r-x", "-w-"]);
});

test("numbers are decimal while they are small, and −1 is unchanged", () => {
  expect([0, 9999, 10_000].map(words.numberText)).toEqual(["0", "9999", "0x00002710"]);
  expect(words.settingText(abi.UNCHANGED)).toBe("unchanged");
  expect(words.said(undefined, words.numberText)).toBe("(as it was)");
});
