// Literals from the manual, section 1.3, put together by hand.
import { expect, test } from "vitest";
import * as abi from "../../abi/timeout.ts";

test.each([
  [0x0401, 1, 1], //       1 · 2¹ µs
  [0x03ff, 1023, 0], //    1023 µs
  [0x7fff, 1023, 31],
  [0x2be8, 0x3e8, 10], //  1000 · 2¹⁰ µs, about a second
])("%d has mantissa %d and exponent %d", (timeout, mantissa, exponent) => {
  expect([abi.mantissaOf(timeout), abi.exponentOf(timeout)]).toEqual([mantissa, exponent]);
});

test("Never is 0; zero has mantissa 0 and an exponent other than 0", () => {
  expect(abi.TIMEOUT_NEVER).toBe(0);
  expect(abi.mantissaOf(abi.TIMEOUT_ZERO)).toBe(0);
  expect(abi.exponentOf(abi.TIMEOUT_ZERO)).not.toBe(0);
});

test("a3 holds the send timeout above the receive timeout", () => {
  expect(abi.sendTimeoutOf(0x0401_03ff)).toBe(0x0401);
  expect(abi.receiveTimeoutOf(0x0401_03ff)).toBe(0x03ff);
  expect(abi.sendTimeoutOf(0xffff_0000)).toBe(0xffff);
});

test("t1 holds the transfer timeout as a sender above that as a receiver", () => {
  expect(abi.transferTimeoutAsSender(0x0401_03ff)).toBe(0x0401);
  expect(abi.transferTimeoutAsReceiver(0x0401_03ff)).toBe(0x03ff);
});
