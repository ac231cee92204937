import { expect, test } from "vitest";
import * as pools from "../../../impl/parts/pools.ts";
import { booted, freeCounts } from "../world.ts";

test("What is taken is taken from its count, and what is given back is there again", () => {
  const m = booted();
  const before = freeCounts(m);
  const [thread, node, table] = [pools.takeThread(m), pools.takeNode(m), pools.takeTable(m)];
  expect(freeCounts(m)).toEqual(before.map((count) => count - 1));
  pools.giveBackThread(m, thread);
  pools.giveBackNode(m, node);
  pools.giveBackTable(m, table);
  expect(freeCounts(m)).toEqual(before);
  expect([pools.takeThread(m), pools.takeNode(m), pools.takeTable(m)]).toEqual([
    thread,
    node,
    table,
  ]);
});

test("Nothing is handed out twice", () => {
  const m = booted();
  const nodes = Array.from({ length: freeCounts(m)[1] }, () => pools.takeNode(m));
  expect(new Set(nodes).size).toBe(60);
});

test("A table that is handed out is all zero", () => {
  const m = booted();
  const table = pools.takeTable(m);
  for (let offset = 0; offset < 0x2000; offset += 4) expect(m.peek32(table + offset)).toBe(0);
});
