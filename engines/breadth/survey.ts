// A search in one thread.

import type { System } from "../system.ts";
import { expand } from "./expand.ts";
import { Follower } from "./follower.ts";
import { type Bounds, Leader } from "./leader.ts";
import type { Survey } from "./progress.ts";

/** Looks at every state that `system` can reach, nearest first, within the bounds. */
export function survey<State, Event>(system: System<State, Event>, bounds: Bounds): Survey {
  const leader = new Leader(system, bounds);
  const follower = new Follower(system);
  for (let batch = leader.next(); batch !== undefined; batch = leader.next())
    leader.take(expand(system, follower, batch));
  return leader.survey();
}
