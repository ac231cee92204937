import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { copyBytes } from "../../../impl/parts/copyBytes.ts";
import { prng } from "../../../lib/prng.ts";
import { booted } from "../world.ts";

const START = abi.USER_FRAMES_START;

test("Any bytes go anywhere, one after another, and no other byte changes", () => {
  const random = prng(5);
  const m = booted();
  const ram = new Uint8Array(m.ramWords.buffer, m.ramWords.byteOffset, m.ramWords.byteLength);
  const users = ram.subarray(START - abi.RAM_START);
  for (let round = 0; round < 300; round++) {
    users.set(Array.from({ length: 512 }, () => random.below(256)));
    const [from, to, count] = [random.below(200), random.below(200), random.below(70)];
    const expected = users.slice(0, 512);
    for (let n = 0; n < count; n++) expected[to + n] = expected[from + n] as number;
    copyBytes(m, START + from, START + to, count);
    expect(users.slice(0, 512)).toEqual(expected);
  }
});

test("A page that lies alike costs a load and a store for each word", () => {
  const m = booted();
  let accesses = 0;
  const port = new Proxy(m, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (name === "load32" || name === "store32") accesses++;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  copyBytes(port, START, START + 4096, 4096);
  expect(accesses).toBe(2048);
});
