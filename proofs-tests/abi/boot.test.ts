// Literals from the manual, section 6, and the board's addresses.
import { expect, test } from "vitest";
import * as abi from "../../abi/boot.ts";

test("User frames follow the kernel's share of RAM, page by page", () => {
  expect(abi.RAM_START).toBe(0x8000_0000);
  expect(abi.USER_FRAMES_START).toBe(0x8010_0000);
  expect(abi.USER_FRAMES_START % 4096).toBe(0);
});

test("The boot parameters are words that follow each other and fill their record", () => {
  const offsets = Object.entries(abi)
    .filter(
      ([name]) => name.startsWith("BOOT_") && !["BOOT_PRIORITY", "BOOT_DEVICES"].includes(name),
    )
    .map(([, offset]) => offset);
  expect(offsets.toSorted((a, b) => a - b)).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36]);
  expect(abi.BOOT_PARAMETERS_BYTES).toBe(36);
  expect(abi.BOOT_DEVICES).toBe(0x180);
});

test("σ0 is task 1, root is task 2, at priority 100 with slices of ten ticks", () => {
  expect([abi.TASK_SIGMA0, abi.TASK_ROOT]).toEqual([1, 2]);
  expect([abi.BOOT_PRIORITY, abi.ROOT_MCP, abi.SLICE_DEFAULT]).toEqual([100, 255, 10]);
});
