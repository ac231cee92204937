import fc from "fast-check";
import { expect, test } from "vitest";
import { array, cell, domain, each, numbers, union } from "../../../engines/exhaustive/index.ts";
import { orbitsOf } from "../../../engines/exhaustive/orbits.ts";
import { renamings } from "../../../engines/exhaustive/renamings.ts";
import { layoutOf, positionOf } from "../../../engines/exhaustive/schema.ts";

const tasks = domain("task", 3);
const slots = each(tasks, "slot", 3);
const content = union({ empty: {}, from: { slot: slots, mode: numbers(2) } });
const fields = { slot: array(slots, content), turn: cell(tasks), mark: array(tasks, numbers(5)) };
const layout = layoutOf(fields);
const group = renamings(fields, "all");
const orbits = orbitsOf(layout, group);

/** A state cell by cell: the slots, then whose turn it is, then the marks. */
type Cells = readonly (readonly number[])[];
const NAMES = ["slot", "turn", "mark"] as const;

function packed(cells: Cells): Int32Array {
  const words = new Int32Array(layout.words);
  for (const [at, name] of NAMES.entries()) {
    const place = layout.places.find((one) => one.name === name);
    if (place === undefined) throw new Error(`${name} has a place`);
    for (const [index, value] of (cells[at] ?? []).entries()) {
      const { word, shift } = positionOf(place, index);
      words[word] = (words[word] ?? 0) | (value << shift);
    }
  }
  return words;
}

function image(cells: Cells, renaming: (typeof group)[number]): Cells {
  return NAMES.map((name, at) => {
    const { index, value } = fields[name];
    const moved: number[] = [];
    for (const [from, one] of (cells[at] ?? []).entries()) {
      moved[index.renamed(from, renaming)] = value.renamed(one, renaming);
    }
    return moved;
  });
}

const cellsArb = fc.tuple(
  fc.array(fc.nat(content.size - 1), { minLength: 9, maxLength: 9 }),
  fc.array(fc.nat(2), { minLength: 1, maxLength: 1 }),
  fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
);

test("what stands for an orbit is the least of all images, found from each of them", () => {
  fc.assert(
    fc.property(cellsArb, fc.nat(group.length - 1), (cells, which) => {
      const images = group.map((renaming) => packed(image(cells, renaming)));
      const least = images.toSorted(byWords)[0]?.join();
      expect(orbits.least(packed(cells)).join()).toBe(least);
      expect(orbits.least(images[which] ?? new Int32Array()).join()).toBe(least);
      expect(orbits.size(packed(cells))).toBe(new Set(images.map((one) => one.join())).size);
    }),
    { numRuns: 50 },
  );
});

const byWords = (a: Int32Array, b: Int32Array): number => {
  const at = a.findIndex((word, index) => word !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

test("a state that no renaming changes is an orbit of its own", () => {
  const words = packed([Array(9).fill(0), [0], [1, 1, 1]]);
  expect(orbits.size(words)).toBe(3);
  const still = orbitsOf(layout, renamings(fields, ["slot"]));
  expect(still.size(words)).toBe(1);
});
