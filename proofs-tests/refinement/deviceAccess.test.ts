import { expect, test } from "vitest";
import { isDevicePage, touchesDevice } from "../../refinement/deviceAccess.ts";
import { threadKey } from "../../spec/index.ts";
import { begun, deviceBoot, smallBoot } from "./fixture.ts";

const sigma0 = threadKey(1, 0);

test("a page of a device is one by its frame, wherever it is mapped", () => {
  const { state } = begun(deviceBoot);
  expect(isDevicePage(state, sigma0, 0x1000_0ffc)).toBe(true);
  expect(isDevicePage(state, sigma0, 0x8010_0000)).toBe(false);
  expect(isDevicePage(state, threadKey(2, 0), 0x1000_0000)).toBe(false);
  expect(isDevicePage(begun(smallBoot).state, sigma0, 0x1000_0000)).toBe(false);
});

test("a load or store there is no event of a check; a fetch faults as it should", () => {
  const lockstep = begun(deviceBoot);
  for (const event of ["load", "store"] as const) {
    const access = { event, by: "1.0", address: 0x1000_0000 };
    expect(touchesDevice(lockstep.state, access)).toContain("device");
    expect(lockstep.step(access).tag).toBe("disabled");
  }
  expect(lockstep.step({ event: "fetch", by: "1.0", address: 0x1000_0000 }).tag).toBe("holds");
  expect(lockstep.step({ event: "interrupt", line: 4 }).tag).toBe("disabled");
});
