import { expect, test } from "vitest";
import { Malformed } from "../../../refinement/abstraction/outcome.ts";
import { SpacesReader, where } from "../../../refinement/abstraction/spaces.ts";
import { begun, readAll } from "../fixture.ts";

test("σ0's roots are its own frames with all rights", () => {
  const { view } = readAll(begun());
  const reader = new SpacesReader();
  const spaces = reader.read(view.mapped, []);
  if (spaces instanceof Malformed) throw new Error("malformed");
  expect(spaces[1]?.[0]).toEqual({ page: 0x80100, frame: 0x80100, rights: 7, parent: undefined });
  expect(spaces[2]).toEqual([]);
  const again = reader.read(view.mapped, spaces);
  expect(again instanceof Malformed ? [] : again[1]).toBe(spaces[1]);
});

test("a page without a node means nothing", () => {
  const { view } = readAll(begun());
  const orphaned = { ...view.mapped, nodeAt: new Map() };
  expect(new SpacesReader().read(orphaned, [])).toBeInstanceOf(Malformed);
  expect(where(2, 0x80)).toBe("2:80");
});
