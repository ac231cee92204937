// What calls mean that are done again and again: decoded once, as long as the registers hold what
// they held then.

import { A0, MR0, T0, T1 } from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import type { Event } from "../../spec/event.ts";
import type { ThreadEvent } from "../../trace/event.ts";
import type { RegisterFile } from "../codec/call.ts";
import { meaningOf } from "../codec/event.ts";

type Known = { readonly registers: RegisterFile; readonly meaning: Event };

/** Remembers what the calls of a menu mean. */
export class Meanings {
  private readonly known = new WeakMap<ThreadEvent, Known>();

  /** The same as `meaningOf`. */
  readonly of = (event: ThreadEvent, ip: Word, registers: RegisterFile): Event => {
    if (event.event !== "call") return meaningOf(event, ip, registers);
    const before = this.known.get(event);
    if (before !== undefined && isSaid(before.registers, registers)) return before.meaning;
    const meaning = meaningOf(event, ip, registers);
    this.known.set(event, { registers: registers.slice(), meaning });
    return meaning;
  };
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
