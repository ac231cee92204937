import { expect, test } from "vitest";
import { MIE, PLIC_ENABLE, PLIC_PRIORITIES, type Machine } from "../../../machine/index.ts";
import { lineClaims, lineWordsAgree } from "../../../refinement/claims/lines.ts";
import { begun, deviceBoot, readAll, walked } from "../fixture.ts";

const all = [...lineClaims, lineWordsAgree];

test("all hold along random runs", () => {
  for (let seed = 60; seed < 66; seed++) {
    const { view } = readAll(walked(seed, 100, deviceBoot).lockstep);
    for (const { name, violations } of all) expect(violations(view.bytes), name).toEqual([]);
  }
});

test.each<[claim: string, spoil: (machine: Machine) => void]>([
  ["lineWordsAgree", (machine) => machine.poke32(0x8000_0200, 1 << 4)],
  ["lineWordsAgree", (machine) => machine.poke32(0x8000_0204, 1 << 4)],
  ["lineWordsAgree", (machine) => machine.poke32(0x8000_0280 + 8, 0x8000_9000)],
  ["linesAreEnabledWhileTheyAreQuiet", (machine) => machine.store32(PLIC_ENABLE, 1 << 4)],
  ["linesAreEnabledWhileTheyAreQuiet", (machine) => machine.store32(PLIC_PRIORITIES + 16, 0)],
  ["linesAreEnabledWhileTheyAreQuiet", (machine) => machine.csrWrite(MIE, 1 << 7)],
])("%s can fail", (claim, spoil) => {
  const lockstep = begun(deviceBoot);
  const { view } = readAll(lockstep);
  spoil(lockstep.machine);
  const violated = all.filter(({ violations }) => violations(view.bytes).length > 0);
  expect(violated.map(({ name }) => name)).toContain(claim);
});
