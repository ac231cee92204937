import { expect, test } from "vitest";
import type { TrapHandler } from "../../../machine/index.ts";
import { booted } from "../../impl/world.ts";
import { handleTwice } from "./ports.ts";

const ADDRESS = 0x8010_0000;

/** A handler that counts what it has handled, as no kernel may. */
function counting(): TrapHandler {
  let count = 0;
  return (port) => port.store32(ADDRESS, ++count);
}

test("a kernel that remembers anything between two traps is found out", () => {
  const m = booted();
  const kept = counting();
  expect(() => handleTwice(m, counting(), kept)).not.toThrow();
  expect(m.peek32(ADDRESS)).toBe(1);
  expect(() => handleTwice(m, counting(), kept)).toThrow(
    "operation 1: store32,2148532224,2 in the place of store32,2148532224,1",
  );
});

test("so is one that does more, and one that does less", () => {
  const m = booted();
  const [one, two]: TrapHandler[] = [1, 2].map((times): TrapHandler => (port) => {
    for (let done = 0; done < times; done++) port.fenceAll();
  });
  expect(() => handleTwice(m, one as TrapHandler, two as TrapHandler)).toThrow(/^operation 2/);
  expect(() => handleTwice(m, two as TrapHandler, one as TrapHandler)).toThrow(
    /^after operation 1/,
  );
});

test("the second is told what the first was told", () => {
  const m = booted();
  m.poke32(ADDRESS, 7);
  const told: number[] = [];
  const increments: TrapHandler = (port) => {
    const word = port.load32(ADDRESS);
    told.push(word, port.readRegister(0));
    port.store32(ADDRESS, word + 1);
  };
  handleTwice(m, increments, increments);
  expect([told, m.peek32(ADDRESS)]).toEqual([[7, 0, 7, 0], 8]);
});
