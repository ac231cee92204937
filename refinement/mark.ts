// A place in a run of specification and machine, to go back to.

import type { Snapshot } from "../machine/index.ts";
import type { State } from "../spec/state.ts";
import type { SavedFiles } from "./relation/registers.ts";
import type { Watched } from "./specChecks.ts";

/** Where a run was. */
export type LockstepMark = {
  readonly snapshot: Snapshot;
  readonly registers: SavedFiles;
  readonly watched: Watched;
  readonly state: State;
  readonly ordinal: number;
};
