import { expect, test } from "vitest";
import { meterOn, phaseNames } from "../../refinement/phases.ts";

test("time goes to the phase that was entered last", () => {
  let now = 0;
  const meter = meterOn(() => now);
  meter.enter("machine");
  now = 3;
  meter.enter("spec");
  now = 10;
  meter.enter(undefined);
  now = 99;
  meter.enter("machine");
  expect(meter.spent).toMatchObject({ machine: 3, spec: 7, claims: 0 });
  expect(Object.keys(meter.spent).toSorted()).toEqual([...phaseNames].toSorted());
});
