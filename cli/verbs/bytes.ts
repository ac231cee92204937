// `septet bytes`: is every byte of the kernel's memory accounted for? Each bit is flipped, in many
// states, and somebody must complain.

import {
  dontCares,
  flipStates,
  realSystem,
  WORDS_TO_ONE,
  type Flips,
} from "../../refinement/index.ts";
import { EXIT_HOLDS, EXIT_REFUTED } from "../fault.ts";
import { tlbPolicies, type TlbName } from "../kernels.ts";
import { count, counted } from "../../lib/counted.ts";
import { columns } from "../report/text.ts";
import type { Terminal } from "../terminal.ts";

export type BytesOptions = {
  readonly seed?: number;
  readonly states?: number;
  readonly tlb?: TlbName;
  readonly json?: boolean;
};

/** The states that are looked at unless it is said: one in eleven has megapages. */
export const DEFAULT_STATES = 220;

/** Flips all bits; the answer is the exit code. */
export function bytes(options: BytesOptions, terminal: Terminal): number {
  const { seed = 1, states = DEFAULT_STATES, tlb = "keeps" } = options;
  const system = { ...realSystem, tlb: tlbPolicies[tlb] };
  const flips = flipStates(system, seed, states, (sofar) =>
    terminal.progress.show(() => `${sofar.states} of ${counted(states, "state")}`),
  );
  terminal.progress.clear();
  terminal.out(options.json === true ? json(flips, seed) : text(flips, seed));
  return flips.unexplained.size === 0 ? EXIT_HOLDS : EXIT_REFUTED;
}

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((all, some) => all + some, 0);

/** Of all flips, those that were reported or do not matter; rounded down, so that 100 is all. */
const explainedPercent = ({ flips, unexplained }: Flips): number =>
  Math.floor((1000 * 100 * (flips - sum(unexplained))) / Math.max(1, flips)) / 1000;

const sorted = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].toSorted(([, a], [, b]) => b - a);

function json(flips: Flips, seed: number): string {
  const counts = (of: ReadonlyMap<string, number>): unknown => Object.fromEntries(sorted(of));
  const answer = {
    seed,
    states: flips.states,
    statesWithMegapages: flips.statesWithMegapages,
    flips: flips.flips,
    done: flips.done,
    explainedPercent: explainedPercent(flips),
    dontCare: dontCares.map(({ name, reason }) => ({
      name,
      reason,
      flips: flips.dontCare.get(name) ?? 0,
    })),
    reported: counts(flips.reported),
    unexplained: counts(flips.unexplained),
  };
  return JSON.stringify(answer, undefined, 2);
}

function text(flips: Flips, seed: number): string {
  const row = ([name, flipped]: readonly [string, number]): readonly string[] => [
    name,
    count(flipped),
  ];
  const { states, statesWithMegapages, done } = flips;
  const verdict =
    `${counted(flips.flips, "flip")} in ${counted(states, "state")} from seed ${seed}: ` +
    `${explainedPercent(flips)} % explained.`;
  const unexplained = sorted(flips.unexplained).map(row);
  return [
    "reported by",
    ...columns(sorted(flips.reported).map(row), [1]),
    "",
    "reported by nobody, since they mean nothing",
    ...dontCares.flatMap(({ name, reason }) => [
      ...columns([[name, count(flips.dontCare.get(name) ?? 0)]], [1]),
      `  ${reason}`,
    ]),
    "",
    ...(unexplained.length > 0 ? ["unexplained", ...columns(unexplained, [1]), ""] : []),
    verdict,
    `${count(done)} were done one by one; the others carried over from the state before, whose`,
    "page tables, nodes and tasks were the same, bit for bit.",
    ...(statesWithMegapages === 0
      ? []
      : [
          `${counted(statesWithMegapages, "state")} had megapages, and so much memory that one ` +
            `word in ${count(WORDS_TO_ONE)} was drawn, and`,
          "those that say what is a megapage; in the others every bit was flipped.",
        ]),
  ].join("\n");
}
