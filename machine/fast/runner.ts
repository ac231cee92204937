// Runs many steps at once: the fast interpreter where it can, the table-driven hart where it must.
// What n steps of this do is what n steps of the hart do, to the byte.

import type { DataPath } from "../hart/dataPath.ts";
import type { Mmu } from "../hart/mmu.ts";
import type { Tlb } from "../hart/tlb.ts";
import { CYCLES, PC, RETIRED } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { CodePages } from "./codePages.ts";
import { type Exit, Interpreter } from "./interpreter.ts";
import { Translations } from "./translations.ts";

export class Runner {
  private readonly memory: Memory;
  private readonly pages: CodePages;
  private readonly translations: Translations;
  private readonly interpreter: Interpreter;

  constructor(memory: Memory, mmu: Mmu, tlb: Tlb, data: DataPath) {
    this.memory = memory;
    this.translations = new Translations(memory, mmu, tlb, data);
    this.pages = new CodePages(memory, () => this.translations.forgetWrites());
    this.interpreter = new Interpreter(memory, this.pages, this.translations);
  }

  /** Somebody may look at the stamps of pages, or has changed RAM: stores make new stamps. */
  begin(): void {
    this.translations.forgetWrites();
  }

  /**
   * Does at least one step, and at most `steps`, none of which an interrupt must interrupt; `step`
   * does one by the table. The answer is how many were done.
   */
  advance(steps: number, step: () => void): number {
    const { interpreter, memory, translations } = this;
    translations.refresh();
    let left = steps;
    let exit = interpreter.run(left);
    if (exit === "fetch" && this.learnFetch()) exit = interpreter.run(interpreter.left);
    left = interpreter.left;
    memory.count(RETIRED, steps - left);
    memory.count(CYCLES, steps - left);
    if (left === 0) return steps;
    this.stepOver(exit, step);
    return steps - left + 1;
  }

  /** Lets the hart do one instruction, and learns from it. */
  private stepOver(exit: Exit, step: () => void): void {
    const { pages, translations } = this;
    const { address } = this.interpreter;
    if (exit === "read") {
      step();
      translations.refresh();
      translations.learnRead(address);
    } else if (exit === "write") {
      const page = translations.ramPage(address, "store");
      const wasCode = page !== undefined && pages.isCode(page);
      step();
      if (wasCode) pages.changed(page, address & 0xfff);
      translations.refresh();
      translations.learnWrite(address, (one) => !pages.isCode(one));
    } else step();
  }

  /** True if pc lies in RAM and the TLB knows where, so that the interpreter can go on. */
  private learnFetch(): boolean {
    return this.translations.learnFetch(this.memory.word(PC));
  }
}
