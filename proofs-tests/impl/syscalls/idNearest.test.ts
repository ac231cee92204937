import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { booted, call, makeTask, register, ROOT, runAs, SIGMA0 } from "../world.ts";

function nearest(m: ReturnType<typeof booted>, by: number, id: number): readonly number[] {
  runAs(m, by);
  call(m, abi.ID_NEAREST, id);
  return [register(m, by, abi.A0), register(m, by, abi.A1)];
}

test("Nil is oneself, interrupts are nearest to themselves, and so is who is in reach", () => {
  const m = booted();
  expect(nearest(m, ROOT, abi.NIL)).toEqual([ROOT, abi.NEAREST_SAME_CLAN]);
  expect(nearest(m, ROOT, 31)).toEqual([31, abi.NEAREST_SAME_CLAN]);
  expect(nearest(m, ROOT, SIGMA0)).toEqual([SIGMA0, abi.NEAREST_SAME_CLAN]);
});

test("From inside a clan the world begins at the chief; from outside a clan is its chief", () => {
  const m = booted();
  const child = makeTask(m, 3);
  expect(nearest(m, child, SIGMA0)).toEqual([ROOT, abi.NEAREST_OUTSIDE]);
  expect(nearest(m, SIGMA0, child)).toEqual([ROOT, abi.NEAREST_INSIDE]);
  expect(nearest(m, child, ROOT)).toEqual([ROOT, abi.NEAREST_SAME_CLAN]);
});

test("Beyond σ0 and root there is only the kernel, which has no name", () => {
  const m = booted();
  const nobody = abi.threadIdOf(9, 10, 0, 1);
  expect(nearest(m, ROOT, nobody)).toEqual([abi.NIL, abi.NEAREST_OUTSIDE]);
  expect(nearest(m, ROOT, abi.ANY)).toEqual([abi.NIL, abi.NEAREST_OUTSIDE]);
});
