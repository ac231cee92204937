import { expect, test } from "vitest";
import { exceptionMessage, pageFaultMessage } from "../../../spec/parts/kernelMessages.ts";

test("a page fault tells the missing right, the address and the ip", () => {
  const labels = (["load", "store", "fetch"] as const).map((access) =>
    pageFaultMessage(access, 5, 6),
  );
  expect(labels.map(({ label }) => label)).toEqual([0xffe4, 0xffe2, 0xffe1]);
  expect(labels[0]).toMatchObject({ untyped: 2, words: [5, 6], items: [] });
});

test("an exception tells ip, sp, cause, value and a0 to a3", () => {
  expect(exceptionMessage(1, 2, 3, 4, [5, 6, 7, 8])).toEqual({
    label: 0xffb0,
    untyped: 8,
    words: [1, 2, 3, 4, 5, 6, 7, 8],
    items: [],
  });
});
