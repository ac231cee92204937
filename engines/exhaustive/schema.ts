// Schemas: what a state consists of, and how it is packed into 32-bit words. Cells never straddle
// words, so that reading one is a shift and a mask; empty bits are always 0, so that equal states
// are equal words.

import { assert } from "../../lib/assert.ts";
import { numbers, type Kind } from "./kinds.ts";

/** A field of the state: a value for each index. */
export type Field = { readonly index: Kind; readonly value: Kind };

/** The fields of a state by name. */
export type Fields = Readonly<Record<string, Field>>;

/** A value of kind `value` for each value of kind `index`. */
export const array = (index: Kind, value: Kind): Field => ({ index, value });

/** One value; its index is 0. */
export const cell = (value: Kind): Field => ({ index: numbers(1), value });

/** Where a field lies: `perWord` cells of `bits` bits from `shift` in `word`, then in the words
 *  that follow. Only a field that needs several words continues, and it starts at bit 0. */
export type Place = {
  readonly name: string;
  readonly field: Field;
  readonly bits: number;
  readonly perWord: number;
  readonly word: number;
  readonly shift: number;
};

/** How states are packed. */
export type Layout = { readonly words: number; readonly places: readonly Place[] };

/** Packs the largest fields first, each into the first word that has room for all of it. */
export function layoutOf(fields: Fields): Layout {
  const used: number[] = [];
  const places = Object.entries(fields)
    .map(([name, field]) => ({ name, field, bits: bitsFor(name, field.value) }))
    .toSorted((a, b) => b.bits * b.field.index.size - a.bits * a.field.index.size)
    .map((one) => placed(one, used));
  return { words: Math.max(used.length, 1), places };
}

function placed(one: Pick<Place, "name" | "field" | "bits">, used: number[]): Place {
  const { size } = one.field.index;
  const perWord = Math.floor(WORD_BITS / one.bits);
  if (size <= perWord) {
    const fit = used.findIndex((bits) => bits + one.bits * size <= WORD_BITS);
    const word = fit < 0 ? used.push(0) - 1 : fit;
    const shift = used[word] as number;
    used[word] = shift + one.bits * size;
    return { ...one, perWord, word, shift };
  }
  const word = used.length;
  for (let left = size; left > 0; left -= perWord) used.push(one.bits * Math.min(left, perWord));
  return { ...one, perWord, word, shift: 0 };
}

const WORD_BITS = 32;

function bitsFor(name: string, { size }: Kind): number {
  assert(/^[a-z]\w*$/i.test(name), `schema: ${name} is no name for a field`);
  assert(size >= 1 && size <= 0x1_0000, `schema: ${name} has values of a kind of size ${size}`);
  return Math.max(1, 32 - Math.clz32(size - 1));
}

/** The word of cell `index`, and the bit where it starts. */
export function positionOf(place: Place, index: number): { word: number; shift: number } {
  const word = Math.floor(index / place.perWord);
  return {
    word: place.word + word,
    shift: place.shift + (index - word * place.perWord) * place.bits,
  };
}

/** The value of cell `index`. */
export function valueAt(place: Place, words: Int32Array, index: number): number {
  const { word, shift } = positionOf(place, index);
  return ((words[word] as number) >>> shift) & (2 ** place.bits - 1);
}

/** A state for a person: a line for each field, in the order of the schema. */
export function shownState(fields: Fields, layout: Layout, words: Int32Array): readonly string[] {
  return Object.keys(fields).map((name) => {
    const place = layout.places.find((one) => one.name === name) as Place;
    const { index, value } = place.field;
    const cells = Array.from({ length: index.size }, (_, at) =>
      value.show(valueAt(place, words, at)),
    );
    const labelled = cells.map((text, at) => `${index.show(at)} ${text}`);
    return `${name}: ${index.size === 1 ? cells.join() : labelled.join(", ")}`;
  });
}

/** Schemas with equal signatures pack equal states into equal words. */
export const signatureOf = ({ places }: Layout): string =>
  places
    .map(({ name, field, word, shift, bits }) => {
      const sizes = `${field.index.size}*${field.value.size}`;
      return `${name}:${sizes}@${word}.${shift}/${bits}`;
    })
    .join(" ");
