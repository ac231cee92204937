// A search by a team: batches are handed out as long as there are any, and taken in in order. Now
// and then the search is written to a file, from which another process can go on.

import { Leader, saved, type Batch, type Bounds, type Survey } from "../../engines/index.ts";
import type { Expansion, Restored } from "../../engines/index.ts";
import { writeWhole } from "../files.ts";
import type { AnySystem } from "./task.ts";
import type { Team } from "./team.ts";

/** Where a search is written, and what it says it is of. */
export type Checkpoint = { readonly file: string; readonly identity: string };

export type Wanted = {
  readonly system: AnySystem;
  readonly bounds: Bounds;
  readonly checkpoint: Checkpoint | undefined;
  readonly from: Restored | undefined;
  readonly onBatch: (survey: () => Survey) => void;
};

/** Checkpoints come at least this far apart, and so that they take a twentieth of the time. */
const CHECKPOINT_MS = 300;
const CHECKPOINT_SHARE = 20;

/** Searches to the end. */
export async function searched(wanted: Wanted, team: Team): Promise<Survey> {
  const { system, bounds, from, checkpoint, onBatch } = wanted;
  const leader = new Leader(system, bounds, from);
  const out: Promise<Expansion>[] = [];
  const handOut = (): void => {
    while (out.length < team.places) {
      const batch = leader.next();
      if (batch === undefined) return;
      out.push(expansionOf(team, batch));
    }
  };
  const save = checkpoint === undefined ? () => 0 : () => written(checkpoint, leader);
  let due = performance.now() + CHECKPOINT_MS;
  for (handOut(); out.length > 0; handOut()) {
    leader.take(await (out.shift() as Promise<Expansion>));
    onBatch(() => leader.survey());
    if (performance.now() < due) continue;
    const took = save();
    due = performance.now() + Math.max(CHECKPOINT_MS, CHECKPOINT_SHARE * took);
  }
  save();
  return leader.survey();
}

/** A rejection is looked at when the batch's turn comes; until then it is nobody's fault. */
function expansionOf(team: Team, batch: Batch): Promise<Expansion> {
  const expansion = team.expand(batch);
  expansion.catch(() => {});
  return expansion;
}

/** Writes the search to its file, whole or not at all; how many ms it took. */
function written<State, Event>(
  { file, identity }: Checkpoint,
  leader: Leader<State, Event>,
): number {
  const began = performance.now();
  writeWhole(file, saved(identity, leader));
  return performance.now() - began;
}
