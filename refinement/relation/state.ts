// The state relation: all parts together. The order is that in which differences are told.

import type { State } from "../../spec/state.ts";
import { framesRelation, sameFrames } from "./frames.ts";
import {
  clockRelation,
  linesRelation,
  livingRelation,
  scheduleRelation,
  spacesRelation,
  tasksRelation,
  threadsRelation,
  type PartRelation,
} from "./parts.ts";
import { sameLine, sameList, sameTask } from "./same.ts";

/** Every part of a state is in exactly one of these. */
export const relations: readonly PartRelation[] = [
  tasksRelation,
  livingRelation,
  threadsRelation,
  spacesRelation,
  linesRelation,
  clockRelation,
  scheduleRelation,
  framesRelation,
];

/** The first part in which two states differ. */
export type StateDifference = { readonly part: string; readonly lines: readonly string[] };

/** undefined iff the states are equal. */
export function sameState(expected: State, seen: State): StateDifference | undefined {
  if (isEqual(expected, seen)) return undefined;
  for (const { name, differences } of relations) {
    const lines = differences(expected, seen);
    if (lines.length > 0) return { part: name, lines };
  }
  return undefined;
}

/**
 * True iff no relation finds a difference: all of them at once, as there hardly ever is one. Boot
 * parameters are a claim of their own.
 */
export const isEqual = (a: State, b: State): boolean =>
  a === b ||
  (a.now === b.now &&
    a.running === b.running &&
    sameList(a.lines, b.lines, sameLine) &&
    sameList(a.tasks, b.tasks, sameTask) &&
    sameFrames(a.frames, b.frames));

/** In how many parts two states differ: how far apart they are. */
export const distance = (expected: State, seen: State): number =>
  relations.filter(({ differences }) => differences(expected, seen).length > 0).length;
