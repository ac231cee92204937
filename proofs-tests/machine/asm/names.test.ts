import { expect, test } from "vitest";
import {
  orderName,
  orderNumber,
  registerName,
  registerNumber,
} from "../../../machine/asm/names.ts";

test("every register is found by its two names", () => {
  for (let n = 0; n < 32; n++) {
    expect(registerNumber(registerName(n))).toBe(n);
    expect(registerNumber(`x${n}`)).toBe(n);
  }
  expect(["zero", "ra", "sp", "fp", "a0", "a7", "s11", "t6"].map(registerNumber)).toEqual([
    0, 1, 2, 8, 10, 17, 27, 31,
  ]);
});

test.each(["x32", "x01", "a8", "", "s12", "X1"])("%j is no register", (name) => {
  expect(registerNumber(name)).toBeUndefined();
});

test("the sides of a fence have names", () => {
  for (let order = 0; order < 16; order++) expect(orderNumber(orderName(order))).toBe(order);
  expect([0, 1, 3, 15].map(orderName)).toEqual(["0", "w", "rw", "iorw"]);
  expect(orderNumber("wr")).toBeUndefined();
});
