// Which instructions belong to a region: those that were executed before and that direct jumps,
// branches and returns reach from a hot place, over as many pages as it takes.

import { type Plain, plainOf } from "../fast/operations.ts";
import { lengthOf } from "../isa/instruction.ts";
import type { Memory } from "../memory/memory.ts";

/** One instruction of a region. */
export type Step = Plain & {
  /** Virtual address, as a signed word. */
  readonly at: number;
  readonly length: 2 | 4;
  /** Pages of RAM of its two halves: different ones where it straddles two virtual pages. */
  readonly page: number;
  readonly lastPage: number;
};

export type CodeView = {
  /** The page of RAM from which `address` is fetched, if that is known. */
  readonly pageOf: (address: number) => number | undefined;
  /** Was an instruction executed at byte `at` of this page since it last changed? */
  readonly wasExecuted: (page: number, at: number) => boolean;
};

/** Regions end here, and others begin. */
const STEPS_MAX = 3000;
const IN_PAGE = 0xfff;

const BRANCH = /^b(eq|ne|ltu?|geu?)$/;

export const isBranch = ({ name }: Plain): boolean => BRANCH.test(name);
export const nextOf = (step: Step): number => (step.at + step.length) | 0;
export const targetOf = (step: Step): number => (step.at + step.immediate) | 0;

/** Does control come back behind this jump? */
export const links = ({ name, rd }: Plain): boolean =>
  (name === "jal" || name === "jalr") && rd !== 0;

/** Where control may be after `step`, as far as the instruction tells: first what it jumps to. */
export function successorsOf(step: Step): readonly number[] {
  if (isBranch(step)) return [targetOf(step), nextOf(step)];
  if (step.name === "jal") return links(step) ? [targetOf(step), nextOf(step)] : [targetOf(step)];
  if (step.name === "jalr") return links(step) ? [nextOf(step)] : [];
  return [nextOf(step)];
}

/** The steps of the region around `start`, by address; the nearest ones if there are many. */
export function stepsFrom(start: number, view: CodeView, memory: Memory): Map<number, Step> {
  const steps = new Map<number, Step>();
  const reached = [start];
  for (let n = 0; n < reached.length && steps.size < STEPS_MAX; n++) {
    const at = reached[n] as number;
    if (steps.has(at)) continue;
    const step = stepAt(at, view, memory);
    if (step === undefined) continue;
    steps.set(at, step);
    reached.push(...successorsOf(step));
  }
  return steps;
}

/** The instruction at `at`, if it was executed; an illegal one has no name. */
function stepAt(at: number, view: CodeView, memory: Memory): Step | undefined {
  const page = view.pageOf(at);
  if (page === undefined || !view.wasExecuted(page, at & IN_PAGE)) return undefined;
  const low = memory.load16(page * 4096 + (at & IN_PAGE));
  const length = lengthOf(low);
  const lastPage = length === 2 ? page : view.pageOf((at + 2) | 0);
  if (lastPage === undefined) return undefined;
  const high = length === 2 ? 0 : memory.load16(lastPage * 4096 + ((at + 2) & IN_PAGE));
  const plain = plainOf((low | (high << 16)) >>> 0) ?? ILLEGAL;
  return { ...plain, at, length, page, lastPage };
}

const ILLEGAL: Plain = { name: "", rd: 0, rs1: 0, rs2: 0, immediate: 0, csr: 0 };
