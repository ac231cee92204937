// Breadth-first search of any system. See README.md.
export { resumed, saved } from "./checkpoint.ts";
export { expand, type Batch, type Expansion, type Wrong } from "./expand.ts";
export { eventsAlong, Follower } from "./follower.ts";
export { Leader, type Bounds, type Position, type Restored } from "./leader.ts";
export { surveyed, type Ended, type Level, type Survey, type Wrongdoing } from "./progress.ts";
export { survey } from "./survey.ts";
