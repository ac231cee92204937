import { expect, test } from "vitest";
import { bytesOf } from "../../../refinement/abstraction/bytes.ts";
import { watchPool, watchWords } from "../../../refinement/abstraction/watch.ts";
import { begun, smallBoot } from "../fixture.ts";

test("the first look is a change; then only other words are, not stores of the same", () => {
  const { machine } = begun();
  const bytes = bytesOf(machine, smallBoot);
  const address = bytes.places.nodes.base;
  const looks = [watchWords(bytes, address, 64), watchPool(bytes, bytes.places.nodes)];
  const look = (): readonly boolean[] => looks.map((watch) => watch());
  expect(look()).toEqual([true, true]);
  expect(look()).toEqual([false, false]);
  machine.poke32(address + 4, machine.peek32(address + 4));
  expect(look()).toEqual([false, false]);
  machine.poke32(address + 4, machine.peek32(address + 4) + 1);
  expect(look()).toEqual([true, true]);
  machine.poke32(address + 64, 12345);
  expect(look()).toEqual([false, true]);
});
