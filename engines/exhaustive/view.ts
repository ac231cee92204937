// A view of a packed state: reading and writing its fields by name. The accessors are compiled from
// the layout, so that a field costs a shift and a mask by constants; an index or a value that does
// not fit is a bug of the model and is refused.

import { assert } from "../../lib/assert.ts";
import { compiled } from "../../lib/compiled.ts";
import type { Fields, Layout, Place } from "./schema.ts";

/** The cells of one field. */
export type Cells = {
  readonly get: (index: number) => number;
  readonly set: (index: number, value: number) => void;
};

/** A state that a model reads and changes in place. */
export type State<F extends Fields> = { readonly [K in keyof F]: Cells };

/** The view of the state that is packed in `words`, now and after every change of them. */
export function stateOver<F extends Fields>(layout: Layout, words: Int32Array): State<F> {
  const cells = layout.places.map((place) => {
    const misfit = (index: number, value: number): never => refuse(place, index, value);
    const Made = compiled<new (over: Int32Array) => Cells>({ misfit }, accessors(place));
    return [place.name, new Made(words)];
  });
  return Object.fromEntries(cells) as State<F>;
}

function refuse({ name, field }: Place, index: number, value: number): never {
  const { index: indices, value: values } = field;
  assert(index >= 0 && index < indices.size, `model: ${name} has no index ${index}`);
  assert(false, `model: ${value} is no value of ${name}, which has ${values.size}`);
}

/** The text of a class with `get` and `set`. */
function accessors({ field, bits, perWord, word, shift }: Place): string {
  const [count, size, mask] = [field.index.size, field.value.size, 2 ** bits - 1];
  const oneWord = count <= perWord;
  const at = oneWord ? `${word}` : "at";
  const from = `(${shift} + ${oneWord ? "i" : "rest"} * ${bits})`;
  const find = oneWord
    ? ""
    : `const q = (i / ${perWord}) | 0, at = ${word} + q, rest = i - q * ${perWord};`;
  return `class {
  constructor(words) { this.words = words; }
  get(i) {
    if (i >>> 0 >= ${count}) misfit(i, 0);
    ${find}
    return (this.words[${at}] >>> ${from}) & ${mask};
  }
  set(i, v) {
    if (i >>> 0 >= ${count} || v >>> 0 >= ${size}) misfit(i, v);
    ${find}
    this.words[${at}] = (this.words[${at}] & ~(${mask} << ${from})) | (v << ${from});
  }
}`;
}
