// What a snapshot costs: nothing written since the last one, and some pages written.

import { Machine, RAM_START } from "../machine/index.ts";
import { figure, repeated, secondsOf, type Figure } from "./figure.ts";

/** As `septet run` has it. */
const RAM_BYTES = 64 * 1024 * 1024;
const PAGE_BYTES = 4096;
const SNAPSHOTS = 2000;
const PAGES = 32;

/** Microseconds of a snapshot by itself, and for each page that was written before it. */
export function snapshots(repeats: number): readonly Figure[] {
  const machine = new Machine({ ramBytes: RAM_BYTES });
  const micros = (pages: number): number => {
    let seconds = 0;
    for (let n = 0; n < SNAPSHOTS; n++) {
      // Far apart, so that no two of them are neighbours anywhere.
      for (let page = 0; page < pages; page++)
        machine.poke32(RAM_START + ((n + 509 * page) % 16_384) * PAGE_BYTES, n + 1);
      seconds += secondsOf(() => machine.snapshot());
    }
    return (seconds * 1e6) / SNAPSHOTS;
  };
  const bare = repeated(repeats, () => micros(0));
  const perPage = repeated(repeats, () => micros(PAGES) / PAGES);
  return [
    figure("snapshots.bare", "µs", bare),
    figure("snapshots.perPage", "µs for each page written", perPage),
  ];
}
