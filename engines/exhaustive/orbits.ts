// Orbits: of the states that differ by a renaming alone, the one that stands for all, which is the
// least as a list of words.
//
// Sound for models whose rules, claims and goals treat the members of the domains alike;
// symmetryFaults.ts looks for states where one does not.
//
// A renaming takes each cell to another place and its value to another value, whatever the other
// cells hold. So a word of the image is made of one term for each cell. The terms are in tables,
// those of all renamings side by side. The first word is computed for all renamings, each further
// word for those only under which the words before it are least.

import { compiled } from "../../lib/compiled.ts";
import type { Renaming } from "./kinds.ts";
import { type Layout, type Place, positionOf } from "./schema.ts";

/** Finds the states that stand for others. */
export type Orbits = {
  /** The state that stands for the orbit of `words`; the next call overwrites it. */
  readonly least: (words: Int32Array) => Int32Array;
  /** The number of states in the orbit of `words`. */
  readonly size: (words: Int32Array) => number;
};

/** The orbits of the states of `layout` under `group`, which contains every product of its own. */
export function orbitsOf(layout: Layout, group: readonly Renaming[]): Orbits {
  const terms = layout.places.flatMap((place) =>
    Array.from({ length: place.field.index.size }, (_, index) =>
      termsOf(layout, group, place, index),
    ),
  );
  const least = new Int32Array(layout.words);
  const candidates = new Int32Array(group.length);
  const narrow = Array.from({ length: layout.words }, (_, word) =>
    narrowing(word, group.length, terms.flat(), candidates),
  );
  let count = 0;
  const find = (words: Int32Array): Int32Array => {
    count = group.length;
    for (let word = 0; word < narrow.length; word++) {
      count = (narrow[word] as Narrow)(words, count, least);
    }
    return least;
  };
  return { least: find, size: (words) => (find(words), group.length / count) };
}

/** What one cell contributes to one word of the images: where to read its value, and
 *  `table[value * order + g]` for the renaming g. */
type Term = {
  readonly source: { readonly word: number; readonly shift: number };
  readonly mask: number;
  readonly target: number;
  readonly table: Int32Array;
};

function termsOf(
  layout: Layout,
  group: readonly Renaming[],
  place: Place,
  index: number,
): readonly Term[] {
  const { index: indices, value: values } = place.field;
  const targets = group.map((one) => positionOf(place, indices.renamed(index, one)));
  return Array.from({ length: layout.words }, (_, target) => {
    const table = new Int32Array(group.length * values.size);
    for (const [g, { word, shift }] of targets.entries()) {
      if (word !== target) continue;
      for (let value = 0; value < values.size; value++) {
        const image = values.renamed(value, group[g] as Renaming);
        table[value * group.length + g] = image << shift;
      }
    }
    return { source: positionOf(place, index), mask: 2 ** place.bits - 1, target, table };
  }).filter(({ table }) => table.some((term) => term !== 0));
}

/** Computes a word under the first `count` candidates, notes the least in `least`, moves those
 *  candidates to the front that give it, and says how many they are. */
type Narrow = (words: Int32Array, count: number, least: Int32Array) => number;

function narrowing(
  word: number,
  order: number,
  allTerms: readonly Term[],
  candidates: Int32Array,
): Narrow {
  const terms = allTerms.filter(({ target }) => target === word);
  const scope = Object.fromEntries(terms.map(({ table }, at) => [`t${at}`, table]));
  const rows = terms.map(
    ({ source, mask }, at) =>
      `const r${at} = ((words[${source.word}] >>> ${source.shift}) & ${mask}) * ${order};`,
  );
  const image = terms.map((_, at) => `t${at}[r${at} + g]`).join(" | ") || "0";
  return compiled<Narrow>(
    { ...scope, candidates },
    `(words, count, least) => {
  ${rows.join("\n  ")}
  let minimum = 0x7fffffff, kept = 0;
  for (let at = 0; at < count; at++) {
    const g = ${word === 0 ? "at" : "candidates[at]"};
    const image = ${image};
    if (image > minimum) continue;
    if (image < minimum) { minimum = image; kept = 0; }
    candidates[kept++] = g;
  }
  least[${word}] = minimum;
  return kept;
}`,
  );
}
