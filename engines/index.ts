// Engines drive any system that starts somewhere and does one event after another.
export { runsOf, type Run, type RunOptions } from "./arbitrary.ts";
export { EPOCH, type Guidance, type OnFirst, type Seedling } from "./guide.ts";
export type { Failure, Model, Verdict, Walk } from "./model.ts";
export { Nearest, type Budget, type Reach, type Sieve } from "./nearest.ts";
export {
  batches,
  joined,
  lengthOf,
  search,
  type Failing,
  type Range,
  type Searched,
} from "./random.ts";
export { shortened, type Reaching } from "./reaching.ts";
export { begin, replay, type Replayed, type Watch } from "./replay.ts";
export { Remembering, type Remembered } from "./remembering.ts";
export { Retracer } from "./retrace.ts";
export type { Candidate, Refutation } from "./attempt.ts";
export { shrink, type Shrunk } from "./shrink.ts";
export type { Simpler } from "./simpler.ts";
export { noStatistics, sum, tally, type Statistics, type Tally } from "./statistics.ts";
export { isFailure, type Goal, type System } from "./system.ts";
export { walksOf, type Move } from "./walks.ts";
export * from "./breadth/index.ts";
