import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import {
  stringByteAt,
  stringBytesLeftAt,
  stringBytesOf,
  tellStrings,
} from "../../../impl/parts/strings.ts";
import { setRegister } from "../../../impl/layout/index.ts";
import { booted, messageRegister, ROOT, SIGMA0, tcbOf } from "../world.ts";

const tag = abi.tagOf(0, 1, 6);
/** A word, a string of 3, a map item, a string of 5. */
const words = [
  9,
  abi.stringItemOf(3),
  0x1000,
  abi.ITEM_MAP,
  0,
  abi.stringItemOf(5) | 0x3f0,
  0x2000,
];

function sender(): readonly [ReturnType<typeof booted>, number] {
  const m = booted();
  const tcb = tcbOf(m, SIGMA0);
  words.forEach((word, index) => setRegister(m, tcb, abi.MR0 + index, word));
  return [m, tcb];
}

test("All strings count together; other items are none", () => {
  const [m, tcb] = sender();
  expect(stringBytesOf(m, tcb, tag)).toBe(8);
  expect(stringBytesOf(m, tcb, abi.tagOf(0, 5, 0))).toBe(0);
});

test("A byte lies in the string that it falls into", () => {
  const [m, tcb] = sender();
  const places = [0, 2, 3, 7].map((n) => stringByteAt(m, tcb, tag, n));
  expect(places).toEqual([0x1000, 0x1002, 0x2000, 0x2004]);
  expect([0, 2, 3, 7].map((n) => stringBytesLeftAt(m, tcb, tag, n))).toEqual([3, 1, 5, 1]);
});

test("The receiver is told of each string what came and where", () => {
  const [m, tcb] = sender();
  const root = tcbOf(m, ROOT);
  setRegister(m, root, abi.A5, 0x7000);
  tellStrings(m, tcb, root, tag, 5);
  const told = [1, 2, 3, 5, 6].map((index) => messageRegister(m, ROOT, index));
  expect(told).toEqual([abi.stringItemOf(3), 0x7000, 0, abi.stringItemOf(2), 0x7003]);
});
