// Where the words of one task may be: what it wrote into registers and memory, and where messages,
// strings and shared pages have carried it. Nothing else carries anything.

import * as abi from "../../abi/index.ts";
import type { ObservedStep } from "../../spec/claim.ts";
import { speaksForFault } from "../../spec/claims/receptions.ts";
import type { StringBuffer } from "../../spec/message.ts";
import { taskOf, type ThreadKey } from "../../spec/name.ts";
import { mappingAt } from "../../spec/parts/space.ts";
import { read, write, type Rights } from "../../spec/rights.ts";
import { activeTask, findThread, type State } from "../../spec/state.ts";
import { DATA_REGISTER } from "../codec/event.ts";
import { openedIn } from "../../spec/claims/receivers.ts";
import { waysIn } from "../../spec/claims/ways.ts";

/** What was carried, by the way that it went. */
export type Carried = { words: number; strings: number; loads: number; stores: number };

/** Registers as a set of bits. */
type Bits = number;
const bit = (register: number): Bits => (1 << register) >>> 0;

/** MR0 … MR7. */
export const messageRegisters: readonly number[] = Array.from(
  { length: abi.MESSAGE_WORDS_MAX },
  (_, index) => abi.MR0 + index,
);

const PAGE_WORDS = abi.PAGE_BYTES / 4;

/** The places in which words of the owner may be. Mutable. */
export class Flows {
  readonly carried: Carried = { words: 0, strings: 0, loads: 0, stores: 0 };
  private readonly registers = new Map<ThreadKey, Bits>();
  /** All that each thread ever had: a block keeps what was there when it last left the kernel. */
  private readonly once = new Map<ThreadKey, Bits>();
  /** Words of user memory, by physical address div 4. */
  private readonly memory = new Set<number>();

  /** True iff the register of the thread may hold such a word; with `stale`, may have held one. */
  mayHold(key: ThreadKey, register: number, stale = false): boolean {
    return (((stale ? this.once : this.registers).get(key) ?? 0) & bit(register)) !== 0;
  }

  /** True iff the word at physical address 4 · `index` may be such. */
  mayLie = (index: number): boolean => this.memory.has(index);

  /** From now on the register may hold such a word, or does not. */
  set(key: ThreadKey, register: number, holds: boolean): void {
    const bits = this.registers.get(key) ?? 0;
    const next = holds ? bits | bit(register) : bits & ~bit(register);
    this.registers.set(key, next);
    this.once.set(key, (this.once.get(key) ?? 0) | next);
  }

  /** The owner has written the word at physical address 4 · `index`. */
  write(index: number): void {
    this.memory.add(index);
  }

  /** What the step carried. `differs`: does the word at 4 · index differ between the two runs? */
  follow(step: ObservedStep, differs: (index: number) => boolean): void {
    this.copyStrings(step, differs);
    this.copyWords(step);
    this.access(step);
    this.bury(step);
  }

  /** Who died is heard of no more: its successor has a block that was cleared. */
  private bury({ before, after }: ObservedStep): void {
    for (const key of this.registers.keys()) {
      const number = taskOf(key);
      const same = activeTask(before, number)?.version === activeTask(after, number)?.version;
      if (same && findThread(after, key) !== undefined) continue;
      this.registers.delete(key);
      this.once.delete(key);
    }
  }

  /** A message carries the words that it has, and no others. */
  private copyWords(step: ObservedStep): void {
    const sent = new Map(this.registers);
    for (const { thread, result } of step.effects) {
      if (result.tag !== "received") continue;
      const { sender: from, message } = result;
      const activity = findThread(step.before, from)?.activity;
      const isKernels =
        speaksForFault(step, { from, message }) ||
        (activity?.tag === "polling" && activity.purpose !== "ipc");
      const bits = isKernels ? 0 : (sent.get(from) ?? 0);
      for (const register of messageRegisters.slice(0, message.words.length)) {
        const holds = (bits & bit(register)) !== 0;
        if (holds) this.carried.words++;
        this.set(thread, register, holds);
      }
    }
  }

  /** The running thread loads or stores, where it may. */
  private access({ before, event, after }: ObservedStep): void {
    const { running } = before;
    if (event.tag !== "access" || running === undefined || event.access === "fetch") return;
    const mapping = mappingAt(before, taskOf(running), event.address >>> abi.LOG2_PAGE_BYTES);
    const right = event.access === "store" ? write : read;
    if (mapping === undefined || (mapping.rights & right) === 0 || after.running !== running)
      return;
    const index = mapping.frame * PAGE_WORDS + ((event.address % abi.PAGE_BYTES) >>> 2);
    if (event.access === "load") {
      if (this.mayLie(index)) this.carried.loads++;
      this.set(running, DATA_REGISTER, this.mayLie(index));
    } else if (this.mayHold(running, DATA_REGISTER)) {
      this.carried.stores++;
      this.memory.add(index);
    } else this.memory.delete(index);
  }

  /** Strings carry what their sender may read into the buffer of their receiver. */
  private copyStrings(step: ObservedStep, differs: (index: number) => boolean): void {
    if (step.before.frames === step.after.frames || step.event.tag === "access") return;
    for (const { from, to } of waysIn(step)) {
      const sources = framesOf(step, taskOf(from), read);
      const isSource = (index: number): boolean =>
        sources.some(([frame]) => frame === Math.floor(index / PAGE_WORDS));
      if (![...this.memory].some(isSource)) continue;
      const buffers = openedIn(step).filter(({ task }) => task === taskOf(to));
      for (const { buffer } of buffers) this.copyInto(step, to, buffer, differs);
    }
  }

  /** Words that differ in what the receiver may write of its buffer were copied there. */
  private copyInto(
    step: ObservedStep,
    to: ThreadKey,
    buffer: StringBuffer,
    differs: (index: number) => boolean,
  ): void {
    for (const [frame, page] of framesOf(step, taskOf(to), write))
      for (let word = 0; word < PAGE_WORDS; word++) {
        const index = frame * PAGE_WORDS + word;
        const address = page * abi.PAGE_BYTES + word * 4;
        if (!isIn(buffer, address) || !differs(index) || this.mayLie(index)) continue;
        this.carried.strings++;
        this.memory.add(index);
      }
  }
}

const isIn = ({ address: first, length }: StringBuffer, address: number): boolean =>
  address + 4 > first && address < first + length;

/** The frames that a task may use so, before the step or after it, and its pages of them. */
function framesOf(
  { before, after }: ObservedStep,
  task: number,
  right: Rights,
): readonly (readonly [frame: number, page: number])[] {
  const spaces = [before, after].flatMap((state: State) => activeTask(state, task)?.space ?? []);
  return spaces
    .filter(({ rights }) => (rights & right) !== 0)
    .map(({ frame, page }) => [frame, page] as const);
}
