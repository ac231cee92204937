import { expect, test } from "vitest";
import { draftOf } from "../../../refinement/induction/draft.ts";
import { freeIn, tablesFor } from "../../../refinement/induction/writeSpaces.ts";
import type { Mapping, Rights } from "../../../spec/index.ts";
import { seenBy, walked } from "../fixture.ts";

const at = (page: number): Mapping => ({ page, frame: 1, rights: 7 as Rights, parent: undefined });

test("a space takes a root table, and one for each 1024 pages in use", () => {
  expect(tablesFor([])).toBe(1);
  expect(tablesFor([at(0), at(1023)])).toBe(2);
  expect(tablesFor([at(0), at(1023), at(1024)])).toBe(3);
});

test("what is left is what the kernel counts", () => {
  for (let seed = 0; seed < 10; seed++) {
    const { lockstep } = walked(seed, 40);
    const view = seenBy(lockstep);
    const { freeNodeCount, freeTableCount } = view.mapped;
    const free = freeIn(draftOf(view, lockstep.state));
    expect(free).toEqual({ nodes: freeNodeCount, tables: freeTableCount });
  }
});
