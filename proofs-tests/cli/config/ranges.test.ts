import { expect, test } from "vitest";
import { secondsOf } from "../../../cli/config/ranges.ts";

test.each<[string, number | undefined]>([
  ["60s", 60],
  ["5m", 300],
  ["2h", 7200],
  ["1500ms", 1.5],
  ["168h", 604_800],
  ["169h", undefined],
  ["0s", undefined],
  ["60", undefined],
  ["1.5s", undefined],
  ["-1s", undefined],
  ["", undefined],
  [" 1s", undefined],
  ["1d", undefined],
])("%j is %s seconds", (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds);
});
