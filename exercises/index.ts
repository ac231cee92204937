// All exercises, and what a machine makes of them.

import { Bench, type Exercise, type Machines, Wrong } from "./bench.ts";
import { csrExercises } from "./csrs.ts";
import { deviceExercises } from "./devices.ts";
import { integerExercises } from "./integer.ts";
import { interruptExercises } from "./interrupts.ts";
import { memoryExercises } from "./memory.ts";
import { pagingExercises } from "./paging.ts";
import { samenessExercises } from "./sameness.ts";
import { stopExercises } from "./stops.ts";
import { translationExercises } from "./translation.ts";
import { trapExercises } from "./traps.ts";

export type { Exercise, Machines } from "./bench.ts";

export const exercises: readonly Exercise[] = [
  ...integerExercises,
  ...memoryExercises,
  ...trapExercises,
  ...interruptExercises,
  ...csrExercises,
  ...pagingExercises,
  ...deviceExercises,
  ...samenessExercises,
  ...translationExercises,
  ...stopExercises,
];

/** The exercise that a machine fails, and what it does there. */
export type Failed = { readonly exercise: Exercise; readonly says: string };

/** Those of `chosen` that the machine fails, step by step or at once, in order. */
export function* failures(
  machines: Machines,
  chosen: readonly Exercise[] = exercises,
): Generator<Failed> {
  for (const exercise of chosen) {
    const says = fault(machines, exercise, false) ?? fault(machines, exercise, true);
    if (says !== undefined) yield { exercise, says };
  }
}

function fault(machines: Machines, exercise: Exercise, atOnce: boolean): string | undefined {
  try {
    exercise.run(new Bench(machines, atOnce));
    return undefined;
  } catch (error) {
    if (error instanceof Wrong) return error.message;
    // A wrong machine may also refuse what a right one does.
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
