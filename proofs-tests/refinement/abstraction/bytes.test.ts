import { expect, test } from "vitest";
import { addressIn, bytesOf, indexIn } from "../../../refinement/abstraction/bytes.ts";
import { begun, smallBoot } from "../fixture.ts";

const { machine } = begun();
const bytes = bytesOf(machine, smallBoot);

test("an object's address names it, and no address between two objects names any", () => {
  for (const pool of Object.values(bytes.places))
    for (let index = 0; index < pool.count; index++) {
      expect(indexIn(pool, addressIn(pool, index))).toBe(index);
      expect(indexIn(pool, addressIn(pool, index) + 1)).toBe(-1);
    }
  expect(indexIn(bytes.places.threads, 0)).toBe(-1);
  expect(indexIn(bytes.places.threads, addressIn(bytes.places.threads, smallBoot.threads))).toBe(
    -1,
  );
});

test("a peek anywhere gives a word", () => {
  for (const address of [0, 4, 0x7fff_fffc, 0x8000_0000, 0x8000_0002, 0xffff_fffc])
    expect(bytes.reader.load32(address)).toBeTypeOf("number");
});
