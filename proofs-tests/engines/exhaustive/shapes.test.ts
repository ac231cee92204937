// Shapes forget who is who in a field, and what other fields hold, and nothing else.
import { expect, test } from "vitest";
import fc from "fast-check";
import { array, cell, domain, numbers, type Fields } from "../../../engines/exhaustive/index.ts";
import { layoutOf, positionOf, type Layout } from "../../../engines/exhaustive/schema.ts";
import { shapesOf } from "../../../engines/exhaustive/shapes.ts";

const COLOURS = 5;

/** A colour for each of some people. */
const painted = (people: number): Fields => ({
  colour: array(domain("person", people), numbers(COLOURS)),
  now: cell(numbers(7)),
  fixed: cell(numbers(1)),
});

function wordsOf(layout: Layout, values: Readonly<Record<string, readonly number[]>>): Int32Array {
  const words = new Int32Array(layout.words);
  for (const place of layout.places)
    for (const [at, value] of (values[place.name] ?? []).entries()) {
      const { word, shift } = positionOf(place, at);
      words[word] = (words[word] as number) | (value << shift);
    }
  return words;
}

const colours = (people: number) =>
  fc.array(fc.nat(COLOURS - 1), { minLength: people, maxLength: people });
const counted = (list: readonly number[]): string => list.toSorted((a, b) => a - b).join();

test("two states have the same shape iff a renaming leads from one to the other", () => {
  const fields = painted(4);
  const layout = layoutOf(fields);
  const shapes = shapesOf(fields, layout);
  const state = fc.record({ colour: colours(4), now: fc.nat(6) });
  const property = fc.property(state, state, (a, b) => {
    const [first, second] = [a, b].map(({ colour, now }) =>
      shapes(wordsOf(layout, { colour, now: [now] })),
    ) as [readonly string[], readonly string[]];
    // What never changes has no shape.
    expect(first.length).toBe(2);
    expect(first[0] === second[0]).toBe(counted(a.colour) === counted(b.colour));
    expect(first[1] === second[1]).toBe(a.now === b.now);
  });
  fc.assert(property, { numRuns: 500 });
});

test("with too many renamings a shape is what the field holds, names and all", () => {
  const fields = painted(9);
  const layout = layoutOf(fields);
  const shapes = shapesOf(fields, layout);
  const shapeOf = (colour: readonly number[]) => shapes(wordsOf(layout, { colour }))[0];
  const colour = [4, 0, 0, 0, 0, 0, 0, 0, 1];
  expect(shapeOf(colour)).toBe(shapeOf(colour.slice()));
  expect(shapeOf(colour)).not.toBe(shapeOf(colour.toReversed()));
});
