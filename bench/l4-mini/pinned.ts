// Counts that all engines agree on. The orbits were counted independently; see proofs-tests/bench.

import type { Pinned } from "../../engines/exhaustive/index.ts";

const unreduced: Readonly<Record<number, Pinned>> = {
  3: { states: 611_876, transitions: 4_678_716 },
  4: { states: 5_591_876, transitions: 44_533_020 },
  6: { states: 130_071_956, transitions: 1_089_465_804 },
};

const upToSymmetry: Readonly<Record<number, Pinned>> = {
  3: { states: 11_236, transitions: 86_274 },
  4: { states: 76_925, transitions: 614_628 },
  6: { states: 1_466_344, transitions: 12_285_026 },
};

/** What the search must count, if it is known. */
export const pinnedFor = (k: number, symmetry: boolean): Pinned | undefined =>
  (symmetry ? upToSymmetry : unreduced)[k];
