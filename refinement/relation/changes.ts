// What became of a state: the relations between two states, read as a before and an after.

import type { State } from "../../spec/state.ts";
import { relations } from "./state.ts";

/** Something that a step changed. */
export type Change = { readonly what: string; readonly before: string; readonly after: string };

/** How relations tell a difference: see `line` in parts.ts. */
const DIFFERENCE = /^(.*?): (.*) \(spec\) \| (.*) \(machine\)$/;

/** Every change between two states, in the order of the parts. */
export const changesBetween = (from: State, to: State): readonly Change[] =>
  relations.flatMap(({ differences }) => differences(from, to).map(changeIn));

function changeIn(difference: string): Change {
  const [, what, before, after] = DIFFERENCE.exec(difference) ?? [];
  // A relation that told it in another way would still be heard.
  if (what === undefined || before === undefined || after === undefined)
    return { what: difference, before: "", after: "" };
  return { what, before, after };
}
