// What calls mean that are done again and again: the names of their registers are looked up once,
// and they are decoded once, as long as the registers hold what they held then.

import { A0, MR0, T0, T1 } from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import type { Event } from "../../spec/event.ts";
import type { ThreadEvent } from "../../trace/event.ts";
import type { RegisterFile } from "../codec/call.ts";
import { meaningOf, setRegisters, setterOf, type CallEvent } from "../codec/event.ts";
import type { Codec } from "../meaning.ts";

type Known = {
  readonly event: CallEvent;
  readonly set: (ordinal: number, registers: RegisterFile) => void;
  /** What was decoded last, and with which registers. */
  registers: RegisterFile | undefined;
  meaning: Event | undefined;
};

/** Remembers what the calls of a menu mean. */
export class Meanings implements Codec {
  private readonly known = new WeakMap<ThreadEvent, Known>();
  /** The event of the last question is mostly that of the next. */
  private last: Known | undefined;

  /** The same as the function of that name. */
  readonly setRegisters = (event: ThreadEvent, ordinal: number, registers: RegisterFile): void => {
    if (event.event !== "call") setRegisters(event, ordinal, registers);
    else this.of(event).set(ordinal, registers);
  };

  /** The same as the function of that name. */
  readonly meaningOf = (event: ThreadEvent, ip: Word, registers: RegisterFile): Event => {
    if (event.event !== "call") return meaningOf(event, ip, registers);
    const known = this.of(event);
    const { registers: before, meaning: decoded } = known;
    if (before !== undefined && decoded !== undefined && isSaid(before, registers)) return decoded;
    const meaning = meaningOf(event, ip, registers);
    known.registers = registers.slice();
    known.meaning = meaning;
    return meaning;
  };

  private of(event: CallEvent): Known {
    if (this.last?.event === event) return this.last;
    let known = this.known.get(event);
    if (known === undefined) {
      known = { event, set: setterOf(event), registers: undefined, meaning: undefined };
      this.known.set(event, known);
    }
    return (this.last = known);
  }
}

/** A call reads t0, t1, and the registers from a0 on to the last message register. */
const LAST_READ = MR0 + 7;

/** True iff all registers that a call may read are the same. */
function isSaid(a: RegisterFile, b: RegisterFile): boolean {
  if (a[T0] !== b[T0] || a[T1] !== b[T1]) return false;
  for (let register = A0; register <= LAST_READ; register++)
    if (a[register] !== b[register]) return false;
  return true;
}
