// The registers that every thread should have: what it had, and what the outcomes wrote since.
// sp and pc are parts of the state and compared there.

import { SP } from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import { Slab } from "../../lib/slab.ts";
import { hex } from "../../lib/u32.ts";
import { describeKey, type ThreadKey } from "../../spec/name.ts";
import type { Effect } from "../../spec/outcome.ts";
import { wordIndex, type Bytes } from "../abstraction/bytes.ts";
import type { Roster } from "../abstraction/roster.ts";
import type { RegisterFile } from "../codec/call.ts";
import { writeResult } from "../codec/result.ts";

const REGISTERS = 32;

/** Files as they were before some effects. */
export type Undo = readonly (readonly [ThreadKey, RegisterFile])[];

/** All files at one time, in the order in which their threads were heard of. */
export type SavedFiles = Int32Array;

export class ExpectedRegisters {
  /** All files, one behind the other: so they are saved and restored at once. */
  private all: Uint32Array = new Uint32Array(8 * REGISTERS);
  private readonly files: RegisterFile[] = [];
  /** Whose they are, in their order. */
  private readonly keys: ThreadKey[] = [];
  private readonly slab = new Slab();
  /** The files that there are, as signed words: what is saved. */
  private whole: Int32Array = new Int32Array(0);
  /** For what files were before some effects: hardly ever are they taken back. */
  private readonly spare: RegisterFile[] = [];

  /** The registers that the thread should have; zero when it was never heard of. It is these until
   *  another thread is heard of. */
  file(key: ThreadKey): RegisterFile {
    return this.files[key] ?? this.newFile(key);
  }

  private newFile(key: ThreadKey): RegisterFile {
    const count = this.keys.push(key);
    if (REGISTERS * count > this.all.length) this.grow();
    this.whole = new Int32Array(this.all.buffer, 0, REGISTERS * count);
    return (this.files[key] = this.fileAt(count - 1));
  }

  private fileAt(order: number): RegisterFile {
    return this.all.subarray(REGISTERS * order, REGISTERS * (order + 1));
  }

  private grow(): void {
    const larger = new Uint32Array(2 * this.all.length);
    larger.set(this.all);
    this.all = larger;
    for (const [order, key] of this.keys.entries()) this.files[key] = this.fileAt(order);
  }

  /** From now on threads should have the registers that they have. */
  take({ words, machine, reader }: Bytes, { members }: Roster): void {
    const current = record.currentOf(reader);
    for (const { key, tcb } of members) {
      const first = wordIndex(tcb);
      const saved = words.subarray(first, first + REGISTERS);
      this.file(key).set(tcb === current ? machine.registers : saved);
    }
  }

  /** All files as they are now. */
  save(): SavedFiles {
    return this.slab.copyOf(this.whole);
  }

  /** All files as they were; a thread that was not heard of then has zeroes. */
  restore(saved: SavedFiles): void {
    this.whole.set(saved);
    if (saved.length < this.whole.length) this.whole.fill(0, saved.length);
  }

  /** Writes what the effects name, in their order; it can be taken back until others write. */
  apply(effects: readonly Effect[]): Undo {
    const undo: [ThreadKey, RegisterFile][] = [];
    for (const { thread, result } of effects) {
      const file = this.file(thread);
      const was = (this.spare[undo.length] ??= new Uint32Array(REGISTERS));
      was.set(file);
      undo.push([thread, was]);
      writeResult(result, file);
    }
    return undo;
  }

  /** Takes effects back. */
  revert(undo: Undo): void {
    for (const [key, file] of undo.toReversed()) this.file(key).set(file);
  }

  /** Where the machine disagrees, thread by thread. */
  differences(bytes: Bytes, roster: Roster): readonly string[] {
    const current = record.currentOf(bytes.reader);
    const lines: string[] = [];
    for (const { key, tcb } of roster.members) {
      const file = this.file(key);
      const isCurrent = tcb === current;
      const seen = isCurrent ? bytes.machine.registers : bytes.words;
      const first = isCurrent ? 0 : wordIndex(tcb);
      if (!isAs(file, seen, first)) putDifferences(key, file, seen.subarray(first), lines);
    }
    return lines;
  }
}

/** Puts a line for each register that is another in `seen`. */
function putDifferences(
  key: ThreadKey,
  file: RegisterFile,
  seen: RegisterFile,
  lines: string[],
): void {
  for (let register = 1; register < REGISTERS; register++)
    if (register !== SP && seen[register] !== file[register])
      lines.push(differs(key, register, file, seen[register] as number));
}

/** True iff the registers from `first` on are those of `file`, but for x0 and sp. Mostly they are:
 *  four at once, and one branch asks for all. */
function isAs(file: RegisterFile, seen: Uint32Array, first: number): boolean {
  let differ =
    ((seen[first + 1] as number) ^ (file[1] as number)) |
    ((seen[first + 3] as number) ^ (file[3] as number));
  for (let register = 4; register < REGISTERS; register += 4) {
    const at = first + register;
    differ |=
      ((seen[at] as number) ^ (file[register] as number)) |
      ((seen[at + 1] as number) ^ (file[register + 1] as number)) |
      ((seen[at + 2] as number) ^ (file[register + 2] as number)) |
      ((seen[at + 3] as number) ^ (file[register + 3] as number));
  }
  return differ === 0;
}

const differs = (key: ThreadKey, register: number, file: RegisterFile, seen: number): string =>
  `thread ${describeKey(key)} x${register}: ` +
  `${hex(file[register] as number)} (spec) | ${hex(seen)} (machine)`;
