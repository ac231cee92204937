import fc from "fast-check";
import { expect, test } from "vitest";
import { alignDown, bit, bits, hex, i32, signExtend, u32 } from "../../lib/u32.ts";

const word = fc.integer({ min: 0, max: 0xffff_ffff });
const wide = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });

test("u32 and i32 are the number modulo 2³², from 0 and around 0", () => {
  expect([u32(-1), u32(2 ** 32), u32(2 ** 31)]).toEqual([0xffff_ffff, 0, 0x8000_0000]);
  expect([i32(0xffff_ffff), i32(2 ** 32), i32(2 ** 31)]).toEqual([-1, 0, -(2 ** 31)]);
  fc.assert(
    fc.property(wide, (n) => {
      const modulo = ((n % 2 ** 32) + 2 ** 32) % 2 ** 32;
      expect(u32(n)).toBe(modulo);
      expect(i32(n)).toBe(modulo >= 2 ** 31 ? modulo - 2 ** 32 : modulo);
    }),
  );
});

test("bits takes a field out, down to one bit and up to the whole word", () => {
  expect(bits(0xdead_beef, 15, 8)).toBe(0xbe);
  expect(bits(0xdead_beef, 31, 28)).toBe(0xd);
  expect(bits(0xdead_beef, 0, 0)).toBe(1);
  expect(u32(bits(0xdead_beef, 31, 0))).toBe(0xdead_beef);
});

test("bits is division and remainder, for every field but the whole word", () => {
  fc.assert(
    fc.property(word, fc.nat(31), fc.nat(30), (w, low, length) => {
      const high = Math.min(31, low + length);
      expect(u32(bits(w, high, low))).toBe(Math.floor(w / 2 ** low) % 2 ** (high - low + 1));
    }),
  );
});

test("bit is the field of one bit", () => {
  expect([bit(0x8000_0001, 31), bit(0x8000_0001, 30), bit(0x8000_0001, 0)]).toEqual([1, 0, 1]);
});

test("signExtend reads the low bits as a number in two's complement", () => {
  expect(signExtend(0xfff, 12)).toBe(-1);
  expect(signExtend(0x7ff, 12)).toBe(2047);
  expect(signExtend(0x800, 12)).toBe(-2048);
  expect(signExtend(0x1_2345, 8)).toBe(0x45);
  expect(signExtend(0xffff_ffff, 32)).toBe(-1);
});

test("alignDown is the largest multiple of the size that is not above", () => {
  expect(alignDown(0xffff_ffff, 4096)).toBe(0xffff_f000);
  expect(alignDown(4096, 4096)).toBe(4096);
  expect(alignDown(4095, 4096)).toBe(0);
  fc.assert(
    fc.property(word, fc.nat(30), (a, log2) => {
      expect(alignDown(a, 2 ** log2)).toBe(a - (a % 2 ** log2));
    }),
  );
});

test("hex has eight digits, also for what is kept signed", () => {
  expect(hex(0)).toBe("0x00000000");
  expect(hex(0x8000_00ff)).toBe("0x800000ff");
  expect(hex(-1)).toBe("0xffffffff");
});
