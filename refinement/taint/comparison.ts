// Where two machines differ, and whether they may there.

import { USER_FRAMES_START } from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import { THREAD_BYTES } from "../../impl/layout/memory.ts";
import { hex, u32 } from "../../lib/u32.ts";
import { MIE, MSTATUS, RAM_START, SATP, type Machine } from "../../machine/index.ts";
import { describeKey, type ThreadKey } from "../../spec/name.ts";
import type { Boot } from "../../trace/event.ts";
import { addressIn, bytesOf, wordIndex, type Places } from "../abstraction/bytes.ts";
import type { View } from "../abstraction/state.ts";
import type { Flows } from "./flows.ts";

const PAGE_WORDS = 1024;
const REGISTERS = 32;
const FIRST_USER_WORD = wordIndex(USER_FRAMES_START);

export class Comparison {
  private readonly a: Machine;
  private readonly b: Machine;
  private readonly places: Places;
  private readonly stamps: Float64Array;
  /** Indices of words of RAM that differ, by page. */
  private readonly differing: Set<number>[] = [];

  constructor(a: Machine, b: Machine, boot: Boot) {
    this.a = a;
    this.b = b;
    this.places = bytesOf(a, boot).places;
    this.stamps = new Float64Array(2 * a.pageStamps.length).fill(-1);
  }

  /** True iff the words at physical address 4 · `index` differ. */
  differsAt(index: number): boolean {
    const word = index - RAM_START / 4;
    return this.a.ramWords[word] !== this.b.ramWords[word];
  }

  /** Places where they differ and may not. */
  violations(view: View, flows: Flows): readonly string[] {
    const lines = this.hartDiffers(view, flows);
    const blocks = new Map(view.roster.members.map(({ key, tcb }) => [tcb, key]));
    const current = record.currentOf(view.bytes.reader);
    this.a.pageStamps.forEach((_, page) => {
      for (const index of this.differingIn(page)) {
        const address = u32(RAM_START + index * 4);
        if (index >= FIRST_USER_WORD) {
          if (!flows.mayLie(address / 4)) lines.push(this.wordText("user memory", index));
          continue;
        }
        const tcb = this.blockOf(address);
        const key = blocks.get(tcb);
        const register = (address - tcb) / 4;
        const saved = key !== undefined && register > 0 && register < REGISTERS;
        if (!saved || !flows.mayHold(key, register, tcb === current))
          lines.push(this.wordText(saved ? registerText(key, register) : "kernel memory", index));
      }
    });
    return lines;
  }

  /** The hart's own registers are those of whoever runs. */
  private hartDiffers({ running }: View, flows: Flows): string[] {
    const { a, b } = this;
    const lines: string[] = [];
    const compare = (what: string, one: number, other: number): void => {
      if (one !== other) lines.push(`${what}: ${hex(u32(one))} and ${hex(u32(other))}`);
    };
    compare("pc", a.pc, b.pc);
    compare("mode", a.mode, b.mode);
    compare("mtimecmp", a.mtimecmp, b.mtimecmp);
    for (const csr of [SATP, MSTATUS, MIE])
      compare(`CSR ${csr.toString(16)}`, a.csrRead(csr), b.csrRead(csr));
    for (let register = 1; register < REGISTERS; register++)
      if (running === undefined || !flows.mayHold(running, register)) {
        // Nobody sees what the hart holds while it idles.
        if (running === undefined) continue;
        const [one, other] = [a.registers[register] ?? 0, b.registers[register] ?? 0];
        compare(registerText(running, register), one, other);
      }
    return lines;
  }

  private blockOf(address: number): number {
    const { threads } = this.places;
    const index = Math.floor((address - threads.base) / THREAD_BYTES);
    return index >= 0 && index < threads.count ? addressIn(threads, index) : 0;
  }

  private wordText(where: string, index: number): string {
    const [one, other] = [this.a.ramWords[index] ?? 0, this.b.ramWords[index] ?? 0];
    return `${where}, ${hex(u32(RAM_START + index * 4))}: ${hex(one)} and ${hex(other)}`;
  }

  /** A page is compared again when a store has touched it in either run. */
  private differingIn(page: number): ReadonlySet<number> {
    const { a, b, stamps } = this;
    const [one, other] = [a.pageStamps[page] ?? 0, b.pageStamps[page] ?? 0];
    const known = this.differing[page];
    if (known !== undefined && stamps[2 * page] === one && stamps[2 * page + 1] === other)
      return known;
    stamps[2 * page] = one;
    stamps[2 * page + 1] = other;
    const found = new Set<number>();
    for (let index = page * PAGE_WORDS; index < (page + 1) * PAGE_WORDS; index++)
      if (a.ramWords[index] !== b.ramWords[index]) found.add(index);
    return (this.differing[page] = found);
  }
}

const registerText = (key: ThreadKey, register: number): string =>
  `x${register} of thread ${describeKey(key)}`;
