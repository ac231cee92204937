import { expect, test } from "vitest";
import { Comparison } from "../../../refinement/taint/comparison.ts";
import { Flows } from "../../../refinement/taint/flows.ts";
import { threadKey } from "../../../spec/index.ts";
import { begun, seenBy, smallBoot } from "../fixture.ts";

const USER = 0x8010_0000;

test("equal machines differ nowhere; one word of user memory, in a register, in the kernel", () => {
  const [one, other] = [begun(), begun()];
  const comparison = new Comparison(one.machine, other.machine, smallBoot);
  const flows = new Flows();
  const seen = (): readonly string[] => comparison.violations(seenBy(one), flows);
  expect(seen()).toEqual([]);
  other.machine.poke32(USER, 1);
  expect(seen()).toHaveLength(1);
  expect(comparison.differsAt(USER / 4)).toBe(true);
  flows.write(USER / 4);
  expect(seen()).toEqual([]);
  other.machine.writeRegister(20, 9);
  expect(seen()).toEqual(["x20 of thread 1.0: 0x00000000 and 0x00000009"]);
  flows.set(threadKey(1, 0), 20, true);
  expect(seen()).toEqual([]);
  other.machine.poke32(0x800f_ff00, 1);
  expect(seen()).toEqual(["kernel memory, 0x800fff00: 0x00000000 and 0x00000001"]);
});
