import { expect, test } from "vitest";
import { fixedMemory } from "../../../machine/memory/webassembly.ts";

test("a memory is zero and as large as asked, in units of 64 KiB", () => {
  const { buffer } = fixedMemory(65537);
  expect(buffer.byteLength).toBe(2 * 65536);
  expect(new Uint8Array(buffer).every((byte) => byte === 0)).toBe(true);
});
