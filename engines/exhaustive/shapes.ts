// Shapes: what one field holds, whoever is who. A state has as many shapes as fields that can
// change; each leaves out what the other fields hold, so that there are far fewer of them than
// states.

import { orbitsOf } from "./orbits.ts";
import { orderOf, renamings } from "./renamings.ts";
import { type Field, type Fields, type Layout, layoutOf, positionOf, valueAt } from "./schema.ts";

/** With more renamings than this a field's shape is what it holds, names and all. */
const RENAMINGS_MAX = 1000;

/** The shapes of the states of `layout`, in the order of `fields`. */
export function shapesOf(fields: Fields, layout: Layout): (words: Int32Array) => readonly string[] {
  const shapes = Object.entries(fields)
    .filter(([, field]) => field.value.size > 1)
    .map(([name, field]) => shapeOf(name, field, layout));
  return (words) => shapes.map((shape) => shape(words));
}

function shapeOf(name: string, field: Field, all: Layout): (words: Int32Array) => string {
  const fields = { [name]: field };
  const layout = layoutOf(fields);
  const symmetry = orderOf(fields) <= RENAMINGS_MAX ? "all" : "none";
  const { least } = orbitsOf(layout, renamings(fields, symmetry));
  const [from, to] = [all, layout].map(({ places }) => places.find((one) => one.name === name));
  const own = new Int32Array(layout.words);
  return (words) => {
    own.fill(0);
    if (from === undefined || to === undefined) return "";
    for (let at = 0; at < field.index.size; at++) {
      const { word, shift } = positionOf(to, at);
      own[word] = (own[word] as number) | (valueAt(from, words, at) << shift);
    }
    return least(own).join();
  };
}
