// Runs many steps at once: the fast interpreter where it can, the table-driven hart where it must.
// What n steps of this do is what n steps of the hart do, to the byte.

import type { DataPath } from "../hart/dataPath.ts";
import type { Mmu } from "../hart/mmu.ts";
import type { Tlb } from "../hart/tlb.ts";
import { CYCLES, PC, RETIRED } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { CodePages } from "./codePages.ts";
import { type Exit, Interpreter } from "./interpreter.ts";
import { offsetsIn, type Stops } from "./stops.ts";
import { Translations } from "./translations.ts";
import { type Threshold, Translator } from "../translate/translator.ts";

export class Runner {
  private readonly memory: Memory;
  private readonly pages: CodePages;
  private readonly translations: Translations;
  private readonly translator: Translator | undefined;
  private readonly engine: Interpreter | Translator;
  private stops: Stops | undefined;

  /** With a threshold, code that is hot beyond that is translated. */
  constructor(memory: Memory, mmu: Mmu, tlb: Tlb, data: DataPath, threshold?: Threshold) {
    this.memory = memory;
    const translations = new Translations(memory, mmu, tlb, data);
    const pages = new CodePages(memory, () => translations.forgetWrites());
    const interpreter = new Interpreter(memory, pages, translations);
    this.translations = translations;
    this.pages = pages;
    this.translator =
      threshold && new Translator(memory, pages, translations, interpreter, threshold);
    this.engine = this.translator ?? interpreter;
  }

  /** Steps that translated code has done. */
  get translatedSteps(): number {
    return this.translator?.translatedSteps ?? 0;
  }

  /** Somebody may look at the stamps of pages, or has changed RAM: stores make new stamps. */
  begin(): void {
    this.translations.forgetWrites();
  }

  /** From now on `advance` ends before each of these, but does its first step in any case. */
  stopAt(stops: Stops | undefined): void {
    const offsets = offsetsIn(stops);
    this.stops = stops;
    this.pages.stopAt(offsets);
    this.translator?.stopAt(offsets);
    this.translations.watch(stops?.pages ?? new Set());
  }

  /** Does the hart stand before something that `stopAt` named? */
  isAtStop(): boolean {
    return this.stops !== undefined && this.stops.isHere();
  }

  /**
   * Does at least one step, and at most `steps`, none of which an interrupt must interrupt; `step`
   * does one by the table. The answer is how many were done.
   */
  advance(steps: number, step: () => void): number {
    const { engine, memory, translations } = this;
    translations.refresh();
    let exit = engine.run(steps);
    while (exit !== "spent" && this.learns(exit)) exit = engine.run(engine.left);
    const { left } = engine;
    memory.count(RETIRED, steps - left);
    memory.count(CYCLES, steps - left);
    if (left === 0 || (left < steps && this.isAtStop())) return steps - left;
    this.stepOver(exit, step);
    return steps - left + 1;
  }

  /** Lets the hart do one instruction, and learns from it. */
  private stepOver(exit: Exit, step: () => void): void {
    const { pages, translations } = this;
    const { address } = this.engine;
    if (exit === "read") {
      step();
      translations.refresh();
      translations.learnRead(address);
    } else if (exit === "write") {
      const page = translations.ramPage(address, "store");
      const wasCode = page !== undefined && pages.isCode(page);
      step();
      if (wasCode) {
        pages.changed(page, address & 0xfff);
        this.translator?.changed(page, address & 0xfff);
      }
      translations.refresh();
      this.learnWrite(address);
    } else step();
  }

  /** True if the TLB knows what stopped the engine, and that goes to RAM: the engine can go on. */
  private learns(exit: Exit): boolean {
    const { engine, memory, translations } = this;
    const { bank } = translations;
    // If it is known already, the access is misaligned.
    if (exit === "read")
      return !bank.knowsRead(engine.address) && translations.learnRead(engine.address);
    if (exit === "write")
      return !bank.knowsWrite(engine.address) && this.learnWrite(engine.address);
    return exit === "fetch" && translations.learnFetch(memory.word(PC));
  }

  private learnWrite(address: number): boolean {
    return this.translations.learnWrite(address, (page) => !this.pages.isCode(page));
  }
}
