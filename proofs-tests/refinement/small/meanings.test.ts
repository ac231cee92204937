import { expect, test } from "vitest";
import { meaningOf, setRegisters } from "../../../refinement/codec/event.ts";
import { Meanings } from "../../../refinement/small/meanings.ts";
import { menuOf } from "../../../refinement/small/menu.ts";
import { prng } from "../../../lib/prng.ts";
import { configurationNamed } from "./world.ts";
import { threadKey } from "../../../spec/name.ts";

test("a call means what it means when it is decoded anew, whatever its registers hold", () => {
  const menu = menuOf(configurationNamed("pages").events)(threadKey(1, 0));
  const random = prng(3);
  const meanings = new Meanings();
  for (let round = 0; round < 400; round++) {
    const event = random.pick(menu);
    if (!("by" in event)) continue;
    const registers = Uint32Array.from({ length: 32 }, () => random.below(2 ** 32));
    const also = registers.slice();
    setRegisters(event, round, registers);
    meanings.setRegisters(event, round, also);
    expect(also).toEqual(registers);
    if (random.below(3) === 0) registers[5 + random.below(21)] = random.below(5);
    expect(meanings.meaningOf(event, 4 * round, registers)).toEqual(
      meaningOf(event, 4 * round, registers),
    );
  }
});

test("a call that is done again is the very same", () => {
  const event = { event: "call", by: "1.0", call: "threadSwitch", registers: { a0: 7 } } as const;
  const meanings = new Meanings();
  const registers = new Uint32Array(32);
  setRegisters(event, 0, registers);
  const first = meanings.meaningOf(event, 0, registers);
  expect(meanings.meaningOf(event, 4, registers)).toBe(first);
  expect(meanings.meaningOf({ ...event }, 4, registers)).not.toBe(first);
});
