// The translator: finds what is hot, translates it, and runs translated code. It stands where the
// fast interpreter stands, which does the rest; what neither does is left to the hart.

import type { CodePages } from "../fast/codePages.ts";
import type { Exit, Interpreter } from "../fast/interpreter.ts";
import type { Translations } from "../fast/translations.ts";
import { JUMP_COUNT, MODE, PC } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import { isTranslated } from "./frame.ts";
import * as layout from "./layout.ts";
import { planOf } from "./plan.ts";
import { Regions } from "./regions.ts";
import { type CodeView, type Step, stepsFrom } from "./steps.ts";

/** Code is translated after so many samples in its page, each after so many interpreted steps. */
export type Threshold = { readonly sampleSteps: number; readonly samples: number };

/** Now and then V8 is given the chance to put better code under a function that runs for long. */
const STEPS_AT_ONCE = 1 << 20;
/** What a place costs where translated code begins, but none that is valid now, in steps. */
const MISS_STEPS = 16;
/** Beyond that, epochs come round in the 32 bits that they have in the memory. */
const EPOCHS = 2 ** 31;

export class Translator {
  /** As of the interpreter: an unknown address, and steps left undone. */
  address = 0;
  left = 0;
  /** Steps that translated code has done. */
  translatedSteps = 0;
  private readonly memory: Memory;
  private readonly translations: Translations;
  private readonly interpreter: Interpreter;
  private readonly threshold: Threshold;
  private readonly regions: Regions;
  private readonly words: Int32Array;
  private readonly jumps: Int32Array;
  private readonly view: CodeView;
  /** Of pages of RAM: how many samples until code is translated there, and after that. */
  private readonly samples = new Map<number, { wanted: number; next: number }>();
  private stepsToSample: number;
  private changes = 0;
  private oldestEpoch = 0;

  constructor(
    memory: Memory,
    code: CodePages,
    translations: Translations,
    interpreter: Interpreter,
    threshold: Threshold,
  ) {
    this.memory = memory;
    this.translations = translations;
    this.interpreter = interpreter;
    this.threshold = threshold;
    this.stepsToSample = threshold.sampleSteps;
    this.regions = new Regions(memory, code);
    this.words = new Int32Array(memory.wasm.buffer, 0, layout.JUMPS / 4);
    this.jumps = new Int32Array(memory.wasm.buffer, layout.JUMPS, 4 * JUMP_COUNT);
    this.view = {
      pageOf: (address) =>
        translations.bank.fetchPage(address) ?? translations.ramPage(address, "fetch"),
      wasExecuted: (page, at) => code.wasExecuted(page, at),
    };
  }

  /** Does at most `steps` instructions; see the interpreter, of which this is the other form. */
  run(steps: number): Exit {
    const { interpreter } = this;
    this.left = steps;
    for (;;) {
      const wanted = Math.min(this.left, this.stepsToSample);
      const exit = interpreter.run(wanted);
      const done = wanted - interpreter.left;
      this.left -= done;
      this.stepsToSample -= done;
      if (exit === "spent") {
        if (this.stepsToSample <= 0) this.sample();
        if (this.left === 0) return exit;
      } else if (exit !== "entry") {
        this.address = interpreter.address;
        return exit;
      } else {
        const next = this.enter();
        if (next !== undefined) return next;
      }
    }
  }

  /** The instructions at these bytes of every page are not translated any more. */
  stopAt(offsets: ReadonlySet<number>): void {
    this.regions.stopAt(offsets);
  }

  /** A store changed `page` from byte `at` on, 4 bytes at most. */
  changed(page: number, at: number): void {
    this.regions.changed(page, at);
  }

  /** Runs the region at pc; why to leave, or `undefined`: the interpreter goes on. */
  private enter(): Exit | undefined {
    const { jumps, words } = this;
    const place = this.jumpAtPc();
    if (place === undefined) {
      this.stepsToSample -= MISS_STEPS;
      if (this.stepsToSample <= 0) this.sample();
      return "slow";
    }
    const steps = Math.min(this.left, STEPS_AT_ONCE);
    const run = this.regions.functionAt(jumps[place + 3] as number);
    const rest = run(steps, jumps[place + 2] as number);
    this.left -= steps - rest;
    this.translatedSteps += steps - rest;
    const why = layout.reasons[words[layout.WHY / 4] as number] as layout.Reason;
    if (why === "left") return undefined;
    // More steps than these may be needed to the next entry: they are done one by one.
    if (why === "spent") return this.left < STEPS_AT_ONCE ? "slow" : undefined;
    this.address = words[layout.UNKNOWN / 4] as number;
    return why;
  }

  /** Where the jump to pc is kept, after it was looked up. */
  private jumpAtPc(): number | undefined {
    const { jumps, memory, translations } = this;
    const epoch = this.presentEpoch();
    const pc = memory.word(PC);
    const place = ((pc << layout.JUMP_SHIFT) & layout.JUMP_MASK) >>> 2;
    if (jumps[place] === pc && jumps[place + 1] === epoch) return place;
    const page = translations.bank.fetchPage(pc);
    if (page === undefined) return undefined;
    const region = this.regions.find(pc, memory.word(MODE), page);
    if (region === undefined) return undefined;
    jumps[place] = pc;
    jumps[place + 1] = epoch;
    jumps[place + 2] = region.entries.get(pc) as number;
    jumps[place + 3] = region.slot;
    return place;
  }

  /** Drops regions and jumps that are not true any more. */
  private presentEpoch(): number {
    const { epoch } = this.translations.bank;
    this.regions.refresh();
    if (this.regions.changes !== this.changes || epoch - this.oldestEpoch > EPOCHS) {
      this.changes = this.regions.changes;
      this.oldestEpoch = epoch;
      this.jumps.fill(0);
    }
    this.words[layout.EPOCH / 4 + 1] = epoch;
    return epoch | 0;
  }

  /** Looks where pc is, and translates what is there once it was there often. */
  private sample(): void {
    const { memory, samples, threshold, translations } = this;
    this.stepsToSample = threshold.sampleSteps;
    const pc = memory.word(PC);
    const page = translations.bank.fetchPage(pc);
    if (page === undefined) return;
    const known = samples.get(page) ?? { wanted: threshold.samples, next: 2 * threshold.samples };
    samples.set(page, known);
    known.wanted--;
    if (known.wanted > 0) return;
    // Where there is translated code that nothing leads to, it must begin exactly here.
    const exactly = this.regions.covers(page, pc & 0xfff);
    known.wanted = known.next;
    known.next *= 2;
    this.translate(pc, exactly);
  }

  private translate(pc: number, exactly: boolean): void {
    this.presentEpoch();
    const steps = stepsFrom(pc, this.view, this.memory);
    const first = steps.get(pc);
    const mode = this.memory.word(MODE);
    const isDone = (step: Step): boolean => isTranslated(step, mode);
    if (first === undefined || !isDone(first)) return;
    this.regions.add(planOf(steps, pc, exactly, isDone), mode);
  }
}
