import { expect, test } from "vitest";
import { activeTask, type Rights, type State } from "../../../spec/index.ts";
import { Remapping } from "../../../spec/parts/remapping.ts";
import { forest, FRAME, handedOn, place } from "../world.ts";

const world = handedOn;

const top = `2:40 from 1:${FRAME.toString(16)} 7`;
const after = (change: (spaces: Remapping) => void, before: State = world): State => {
  const spaces = new Remapping(before);
  change(spaces);
  return spaces.state();
};
const fresh = (page: number) =>
  [place(2, page), { page, frame: FRAME, rights: 7 as Rights, parent: place(1, FRAME) }] as const;

test("ancestors are found at any distance, in any task", () => {
  const spaces = new Remapping(world);
  expect(spaces.isAncestor(place(2, 0x40), place(2, 0x60))).toBe(true);
  expect(spaces.isAncestor(place(2, 0x60), place(2, 0x40))).toBe(false);
  expect(spaces.isAncestor(place(2, 0x40), place(2, 0x40))).toBe(false);
});

test("flushing a place takes its subtree", () => {
  expect(forest(after((spaces) => spaces.flush(place(3, 0x50))))).toEqual([top]);
});

test("moving a place takes its children along and masks them", () => {
  const moved = (mask: number) =>
    forest(after((spaces) => spaces.move(place(3, 0x50), place(3, 0x51), mask as Rights)));
  expect(moved(5)).toEqual([top, "2:60 from 3:51 5", "3:51 from 2:40 5"]);
  expect(moved(2).filter((m) => m.startsWith("2:60"))).toEqual([]);
});

test("what moved can be flushed where it is now, and only there", () => {
  const state = after((spaces) => {
    spaces.move(place(3, 0x50), place(3, 0x51), 7 as Rights);
    spaces.insert(place(3, 0x50), { ...fresh(0x50)[1], parent: place(2, 0x40) });
    spaces.flush(place(3, 0x51));
  });
  expect(forest(state)).toEqual([top, "3:50 from 2:40 7"]);
});

test("rights grow only where asked", () => {
  const weak = after((spaces) => {
    spaces.flush(place(3, 0x50));
    spaces.insert(place(3, 0x50), { ...fresh(0x50)[1], rights: 4 as Rights });
  });
  const wide = after((spaces) => spaces.widen(place(3, 0x50), 1 as Rights), weak);
  expect(activeTask(wide, 3)?.space[0]?.rights).toBe(5);
  expect(after((spaces) => spaces.widen(place(3, 0x50), 4 as Rights), weak)).toBe(weak);
});

test("spaces stay sorted, and what was put there is found", () => {
  const spaces = new Remapping(world);
  for (const page of [0x61, 0x45, 0x3f, 0x41]) spaces.insert(...fresh(page));
  expect(spaces.at(place(2, 0x45))).toBe(spaces.at(place(2, 0x45)));
  expect(spaces.at(place(2, 0x46))).toBeUndefined();
  const pages = activeTask(spaces.state(), 2)?.space.map(({ page }) => page);
  expect(pages).toEqual([0x3f, 0x40, 0x41, 0x45, 0x60, 0x61]);
});

test("the state may be asked for at any time: it is what all changes made", () => {
  const often = after((spaces) => {
    spaces.flush(place(2, 0x60));
    spaces.state();
    spaces.insert(...fresh(0x60));
    spaces.state();
    spaces.move(place(2, 0x60), place(3, 0x60), 5 as Rights);
  });
  const once = after((spaces) => {
    spaces.flush(place(2, 0x60));
    spaces.insert(...fresh(0x60));
    spaces.move(place(2, 0x60), place(3, 0x60), 5 as Rights);
  });
  expect(often).toEqual(once);
  expect(after(() => {})).toBe(world);
});
