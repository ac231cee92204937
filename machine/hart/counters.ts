// mcycle and minstret: 64-bit counters that software may set. The hart counts monotonically in
// doubles; what software sees is that count plus an offset.

import { u32, type Word } from "../../lib/u32.ts";
import {
  CYCLES,
  MCOUNTINHIBIT_WORD,
  MCYCLE_OFFSET,
  MINSTRET_OFFSET,
  RETIRED,
} from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";

/** Which double counts, which two words hold the offset, which bit of mcountinhibit stops it. */
export type Counter = {
  readonly counts: number;
  readonly offset: number;
  readonly inhibit: number;
};
export const cycleCounter: Counter = { counts: CYCLES, offset: MCYCLE_OFFSET, inhibit: 1 };
export const instretCounter: Counter = { counts: RETIRED, offset: MINSTRET_OFFSET, inhibit: 4 };
const INHIBITED: number = cycleCounter.inhibit | instretCounter.inhibit;

const LOW = 0xffff_ffffn;

export const counterLow = (memory: Memory, counter: Counter): Word =>
  Number(valueOf(memory, counter) & LOW);
export const counterHigh = (memory: Memory, counter: Counter): Word =>
  Number(valueOf(memory, counter) >> 32n);

export function setCounterLow(memory: Memory, counter: Counter, low: Word): void {
  const high = valueOf(memory, counter) & ~LOW;
  setOffset(memory, counter, (high | BigInt(u32(low))) - counted(memory, counter));
}

export function setCounterHigh(memory: Memory, counter: Counter, high: Word): void {
  const low = valueOf(memory, counter) & LOW;
  setOffset(memory, counter, ((BigInt(u32(high)) << 32n) | low) - counted(memory, counter));
}

/** An instruction that sets a counter is not counted by it: the next one reads what was set. */
export function discountThisInstruction(memory: Memory, counter: Counter): void {
  if (isInhibited(memory, counter)) return;
  setOffset(memory, counter, offsetOf(memory, counter) - 1n);
}

/** Stops and starts counters: what they say does not jump. */
export function setInhibited(memory: Memory, inhibited: number): void {
  const counters = [cycleCounter, instretCounter] as const;
  const values = counters.map((counter) => valueOf(memory, counter));
  memory.hart[MCOUNTINHIBIT_WORD] = inhibited & INHIBITED;
  for (const [n, counter] of counters.entries())
    setOffset(memory, counter, (values[n] ?? 0n) - counted(memory, counter));
}

const isInhibited = (memory: Memory, counter: Counter): boolean =>
  (memory.word(MCOUNTINHIBIT_WORD) & counter.inhibit) !== 0;

/** What is added to the offset: a stopped counter is its offset. */
const counted = (memory: Memory, counter: Counter): bigint =>
  isInhibited(memory, counter) ? 0n : BigInt(memory.double(counter.counts));

const offsetOf = (memory: Memory, counter: Counter): bigint =>
  (BigInt(u32(memory.word(counter.offset + 1))) << 32n) | BigInt(u32(memory.word(counter.offset)));

const valueOf = (memory: Memory, counter: Counter): bigint =>
  BigInt.asUintN(64, counted(memory, counter) + offsetOf(memory, counter));

function setOffset(memory: Memory, counter: Counter, offset: bigint): void {
  memory.hart[counter.offset] = Number(BigInt.asIntN(32, offset));
  memory.hart[counter.offset + 1] = Number(BigInt.asIntN(32, offset >> 32n));
}
