// Rounds of a loop that goes evenly through memory: before them, what is asked once for all.

import { PAGE_MASK } from "../fast/bank.ts";
import { RAM_OFFSET } from "../memory/layout.ts";
import { askForPage, type Lookup, putOffset } from "./accesses.ts";
import type { Stride } from "./strides.ts";
import { type Label, op } from "./wasm.ts";

/** What is needed of the region; all but the registers are locals. */
export type RoundsCode = Lookup & {
  /** Puts register n on the stack. */
  readonly get: (n: number) => void;
  /** How many rounds there may be. */
  readonly rounds: number;
  /** For each stride, what to add to the register of an access. */
  readonly bases: readonly number[];
};

/** Fewer are not worth the question. */
const ROUNDS_MIN = 4;

/** What is added besides, so that the sum is the place of an access in the memory. */
export const offsetOf = (stride: Stride, immediate: number): number =>
  immediate - stride.leastImmediate;

/**
 * Finds how many rounds there may be until an access meets another page, or until `rounds`, which
 * is set, are done; goes to `otherwise` if these are few, or if something is not known.
 */
export function prepareRounds(
  region: RoundsCode,
  strides: readonly Stride[],
  otherwise: Label,
): void {
  const { code, rounds } = region;
  for (const [n, stride] of strides.entries()) prepare(region, stride, n, otherwise);
  code.get(rounds);
  code.constant(ROUNDS_MIN);
  code.emit(op.i32Less);
  code.branchIf(otherwise);
}

function prepare(region: RoundsCode, stride: Stride, n: number, otherwise: Label): void {
  const { code, bases } = region;
  region.get(stride.base);
  code.constant(stride.low);
  code.emit(op.i32Add);
  askForPage(region, stride.why, PAGE_MASK);
  code.branchIf(otherwise);
  checkEnds(region, stride, otherwise);
  boundRounds(region, stride);
  putOffset(region, stride.why);
  code.constant(RAM_OFFSET + stride.leastImmediate);
  code.emit(op.i32Add);
  code.set(bases[n] as number);
}

/** A round's accesses must be aligned, and lie in one page. */
function checkEnds(
  { code, address }: RoundsCode,
  { low, high, aligned }: Stride,
  otherwise: Label,
): void {
  if (aligned.bytes > 1) {
    code.get(address);
    code.constant(aligned.at - low);
    code.emit(op.i32Add);
    code.constant(aligned.bytes - 1);
    code.emit(op.i32And);
    code.branchIf(otherwise);
  }
  if (high === low) return;
  code.get(address);
  code.constant(high - low);
  code.emit(op.i32Add);
  code.get(address);
  code.emit(op.i32Xor);
  code.constant(PAGE_MASK);
  code.emit(op.i32And);
  code.branchIf(otherwise);
}

/** There are no more rounds than until the first or the last byte leaves the page. */
function boundRounds({ code, address, rounds }: RoundsCode, { low, high, each }: Stride): void {
  if (each === 0) return;
  // Bytes of the page that are left, in the direction of the stride.
  code.get(address);
  if (each > 0) {
    code.constant(high - low);
    code.emit(op.i32Add);
    code.constant(-1);
    code.emit(op.i32Xor);
  }
  code.constant(~PAGE_MASK);
  code.emit(op.i32And);
  code.constant(Math.abs(each));
  code.emit(op.i32DivUnsigned);
  code.constant(1);
  code.emit(op.i32Add);
  code.tee(address);
  code.get(rounds);
  code.get(address);
  code.get(rounds);
  code.emit(op.i32Less, op.select);
  code.set(rounds);
}
