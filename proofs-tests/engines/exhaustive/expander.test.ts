import { expect, test } from "vitest";
import { entranceOf } from "../../../engines/exhaustive/entrance.ts";
import { compile, expanderOf } from "../../../engines/exhaustive/expander.ts";
import { CURSOR, END, GROW, PAUSE, STATES, storeFor } from "../../../engines/exhaustive/store.ts";
import { goalWitness, STEPS, talliesLength } from "../../../engines/exhaustive/tallies.ts";
import { counter } from "./toys.ts";

const model = counter([1, 2], 5);

function prepared() {
  const compiled = compile(model, "none");
  const store = storeFor(compiled.layout.words, { statesMax: 99, bytesMax: 2 ** 20 }, 1);
  entranceOf(store).add(compiled.words);
  store.control[END] = 1;
  const tallies = new Float64Array(talliesLength(0, 1));
  return { store, tallies, expander: expanderOf(compiled, store, tallies) };
}

test("expanding a level adds its successors and counts the steps", () => {
  const { store, tallies, expander } = prepared();
  expander.expand();
  expect(tallies[STEPS]).toBe(2);
  expect(store.control[STATES]).toBe(3);
});

test("checking a level sees goals and adds nothing", () => {
  const { store, tallies, expander } = prepared();
  store.rows[0] = 5;
  expander.check();
  expect([tallies[goalWitness(0, 0)], tallies[goalWitness(0, 0) + 1]]).toEqual([1, 0]);
  expect(store.control[STATES]).toBe(1);
});

test("nothing is taken from a level while there is a pause, or when all is taken", () => {
  const { store, tallies, expander } = prepared();
  store.control[PAUSE] = GROW;
  expander.expand();
  expect(store.control[CURSOR]).toBe(0);
  store.control[PAUSE] = 0;
  expander.expand();
  expander.expand();
  expect(tallies[STEPS]).toBe(2);
});
