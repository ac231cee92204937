// Which accesses of a loop go through memory evenly, by the same number of bytes each round: for
// these, one look at the translation of their page is enough for many rounds.

import { samePage, type Block } from "./plan.ts";
import type { Why } from "./accesses.ts";
import { isBranch, links, type Step } from "./steps.ts";

/** Accesses of one kind whose addresses are what a register is at the head, and a constant. */
export type Stride = {
  readonly why: Why;
  /** The register. */
  readonly base: number;
  /** What each round adds to it. */
  readonly each: number;
  /** The first and the last byte that is accessed in a round, from where the register points. */
  readonly low: number;
  readonly high: number;
  /** This address from there must be a multiple of that; so the others are what they must be. */
  readonly aligned: { readonly at: number; readonly bytes: number };
  /** The least immediate of its instructions. */
  readonly leastImmediate: number;
};

export type Strides = {
  readonly all: readonly Stride[];
  /** For each access, its place among them. */
  readonly of: ReadonlyMap<Step, number>;
};

const BYTES: ReadonlyMap<string, number> = new Map([
  ["lb", 1],
  ["lbu", 1],
  ["lh", 2],
  ["lhu", 2],
  ["lw", 4],
  ["sb", 1],
  ["sh", 2],
  ["sw", 4],
]);
const COMPUTES =
  /^(lui|auipc|(add|xor|or|and|s[lr]l|sra|slt)i?|slti?u|sub|mul\w*|divu?|remu?|jal)$/;

/** More is not worth its code. */
const STEPS_MAX = 300;
const STRIDES_MAX = 6;
/** All accesses of a round should mostly lie in one page, and those of many rounds. */
const SPAN_MAX = 512;
const EACH_MAX = 256;

/** What a register holds: what another was at the head, and a constant. Register 0 was 0. */
type Sum = { readonly base: number; readonly plus: number };
/** Of registers of which that is known. */
type Sums = ReadonlyMap<number, Sum>;
type Access = { readonly step: Step; readonly sum: Sum };

/** The strides of the loop of these blocks, if every access of it belongs to one. */
export function stridesOf(
  blocks: readonly Block[],
  first: number,
  last: number,
): Strides | undefined {
  const steps = blocks.slice(first, last + 1).flatMap((block) => block.steps);
  const [head] = steps as [Step];
  const isPlain = (step: Step): boolean =>
    (BYTES.has(step.name) || COMPUTES.test(step.name) || isBranch(step)) &&
    !links(step) &&
    samePage(step.at, head.at) &&
    step.page === step.lastPage;
  if (steps.length > STEPS_MAX || !steps.every(isPlain)) return undefined;
  const walked = walk(blocks, first, last);
  return walked && grouped(walked.accesses, (base) => eachOf(base, walked.rounds));
}

/** Goes through the loop once: what is accessed, and what registers hold where it jumps back. */
function walk(
  blocks: readonly Block[],
  first: number,
  last: number,
): { readonly accesses: readonly Access[]; readonly rounds: readonly Sums[] } | undefined {
  const accesses: Access[] = [];
  const rounds: Sums[] = [];
  const before = new Map<number, Sums>();
  before.set(first, new Map(Array.from({ length: 32 }, (_, n) => [n, { base: n, plus: 0 }])));
  for (let place = first; place <= last; place++) {
    const block = blocks[place] as Block;
    const sums = new Map(before.get(place));
    for (const step of block.steps) {
      if (BYTES.has(step.name)) {
        const sum = sums.get(step.rs1);
        if (sum === undefined) return undefined;
        accesses.push({ step, sum: { base: sum.base, plus: sum.plus + step.immediate } });
      }
      follow(sums, step);
    }
    for (const next of block.successors)
      if (next === first) rounds.push(sums);
      else if (next > place && next <= last) before.set(next, common(before.get(next), sums));
  }
  return { accesses, rounds };
}

/** Changes `sums` as `step` does. */
function follow(sums: Map<number, Sum>, step: Step): void {
  const { name, rd, rs1, rs2, immediate } = step;
  if (rd === 0 || isBranch(step) || /^s[bhw]$/.test(name)) return;
  const sum = sums.get(name === "add" && rs1 === 0 ? rs2 : rs1);
  sums.delete(rd);
  if (name === "lui") sums.set(rd, { base: 0, plus: immediate });
  else if (name === "auipc") sums.set(rd, { base: 0, plus: (step.at + immediate) | 0 });
  else if (sum === undefined) return;
  else if (name === "addi") sums.set(rd, { base: sum.base, plus: (sum.plus + immediate) | 0 });
  else if (name === "add" && (rs1 === 0 || rs2 === 0)) sums.set(rd, sum);
}

/** What is true on both ways. */
function common(one: Sums | undefined, other: Sums): Sums {
  if (one === undefined) return other;
  return new Map([...one].filter(([n, sum]) => isSame(other.get(n), sum)));
}

const isSame = (one: Sum | undefined, other: Sum): boolean =>
  one?.base === other.base && one.plus === other.plus;

/** What each round adds to a register, if that is always the same. */
function eachOf(base: number, rounds: readonly Sums[]): number | undefined {
  const plus = rounds
    .map((sums) => sums.get(base))
    .map((sum) => (sum?.base === base ? sum.plus : NaN));
  return plus.every((one) => one === plus[0]) ? plus[0] : undefined;
}

function grouped(
  accesses: readonly Access[],
  each: (base: number) => number | undefined,
): Strides | undefined {
  const groups = new Map<string, Access[]>();
  for (const access of accesses) {
    const key = `${access.step.name.startsWith("s")} ${access.sum.base}`;
    groups.set(key, [...(groups.get(key) ?? []), access]);
  }
  const all = [...groups.values()].map((group) => strideOf(group, each));
  if (all.length > STRIDES_MAX || all.includes(undefined)) return undefined;
  const of = [...groups.values()].flatMap((group, n) =>
    group.map(({ step }) => [step, n] as const),
  );
  return { all: all as readonly Stride[], of: new Map(of) };
}

function strideOf(
  group: readonly Access[],
  eachOfBase: (base: number) => number | undefined,
): Stride | undefined {
  const bytesOf = ({ step }: Access): number => BYTES.get(step.name) as number;
  const [one] = group as [Access];
  const largest = group.reduce((a, b) => (bytesOf(b) > bytesOf(a) ? b : a));
  const aligned = { at: largest.sum.plus, bytes: bytesOf(largest) };
  const each = eachOfBase(one.sum.base);
  const low = Math.min(...group.map(({ sum }) => sum.plus));
  const high = Math.max(...group.map((access) => access.sum.plus + bytesOf(access) - 1));
  const isEven =
    each !== undefined &&
    Math.abs(each) <= EACH_MAX &&
    each % aligned.bytes === 0 &&
    high - low < SPAN_MAX;
  if (!isEven || group.some((access) => (access.sum.plus - aligned.at) % bytesOf(access) !== 0))
    return undefined;
  return {
    why: one.step.name.startsWith("s") ? "write" : "read",
    base: one.sum.base,
    each,
    low,
    high,
    aligned,
    leastImmediate: Math.min(...group.map(({ step }) => step.immediate)),
  };
}
