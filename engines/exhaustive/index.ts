// Exhaustive search: every state of a finite model, breadth first. See README.md.
export { readCheckpoint } from "./explore.ts";
export type { Checkpoint, Restored } from "./checkpoint.ts";
export { BYTES_MAX, explore, type Options, type Reached } from "./explore.ts";
export {
  domain,
  each,
  numbers,
  union,
  type Case,
  type Domain,
  type Kind,
  type Parts,
  type Renaming,
  type Union,
} from "./kinds.ts";
export {
  finiteModel,
  nothing,
  type Claim,
  type FiniteModel,
  type Goal,
  type Next,
} from "./model.ts";
export type { Level, Progress } from "./progress.ts";
export type { Symmetry } from "./renamings.ts";
export {
  holds,
  verdict,
  type Counterexample,
  type Explored,
  type Found,
  type Pinned,
} from "./result.ts";
export { array, cell, type Field, type Fields } from "./schema.ts";
export { assist, type Helpers, type Job } from "./team.ts";
export { symmetryFaults } from "./symmetryFaults.ts";
export type { TraceStep } from "./trace.ts";
export type { Cells, State } from "./view.ts";
export { finiteRuns, type FiniteRun, type FiniteRuns, type Step } from "./walks.ts";
