// Wild calls: any thread, any call, any word in any register. What comes of them must be one of the
// permitted outcomes; or, faster, must at least leave bytes that make sense.

import * as abi from "../abi/index.ts";
import type { Failure } from "../engines/model.ts";
import type { Prng } from "../lib/prng.ts";
import { thrownText } from "../lib/thrown.ts";
import { u32, type Word } from "../lib/u32.ts";
import type { Machine } from "../machine/index.ts";
import { stateClaims } from "../spec/claims/index.ts";
import { activeTask, idOf, threadKeys, type State } from "../spec/state.ts";
import { callNames, registerNames, type Registers, type TraceEvent } from "../trace/event.ts";
import { Malformed } from "./abstraction/outcome.ts";
import { Abstraction } from "./abstraction/state.ts";
import { ConcreteChecks, refuted } from "./checks.ts";
import { wordOfName } from "./codec/name.ts";
import { wildWord } from "./generate/arguments.ts";
import type { KernelWalk } from "./model.ts";
import { StateChecks } from "./specChecks.ts";

const ECALL: Word = 0x0000_0073;

/** Words that mean something now: they name threads, lines and pages, or do so anywhere. */
export function vocabularyOf(state: State): readonly Word[] {
  const words: Word[] = [...EVERYWHERE];
  for (const key of threadKeys(state)) words.push(wordOfName(idOf(state, key)));
  for (const { line } of state.lines) words.push(line + 1);
  for (let number = 1; number < state.tasks.length; number++) {
    words.push(abi.threadIdOf(0, number, 0, 0));
    for (const { page } of activeTask(state, number)?.space ?? [])
      words.push(abi.flexpageOf(page, 0, 7), u32((page << 12) | abi.ITEM_MAP), u32(page << 12));
  }
  return words;
}

const EVERYWHERE: readonly Word[] = [
  abi.NIL,
  abi.ANY,
  abi.COMPLETE,
  abi.flexpageOf(4, 2, 7),
  u32((4 << 12) | abi.ITEM_GRANT),
  // Strings of 6 and 5000 bytes, and where they may lie.
  (6 << 10) | abi.ITEM_STRING,
  (5000 << 10) | abi.ITEM_STRING,
  0x4ffe,
  5000,
  abi.tagOf(0, 2, 0),
  abi.tagOf(1, 0, 2),
  abi.tagOf(7, 1, 4),
  u32(abi.tagOf(3, 3, 0) | abi.TAG_PROPAGATED),
  (abi.TIMEOUT_ZERO << 16) | abi.TIMEOUT_ZERO,
  0x0c01_0c01,
  1,
  2,
  100,
  255,
];

/** Any word; of three, two that mean something. */
const anyWord = (random: Prng, vocabulary: readonly Word[]): Word =>
  random.chance(2, 3) ? random.pick(vocabulary) : wildWord(random);

/** A call of the thread `by` with something in every register that a call can look at. */
export function wildCall(random: Prng, by: string, vocabulary: readonly Word[]): TraceEvent {
  const registers: { -readonly [Name in keyof Registers]: Registers[Name] } = {};
  for (const name of registerNames) registers[name] = anyWord(random, vocabulary);
  return random.chance(1, 16)
    ? { event: "exception", by, exception: "unknownCall", registers }
    : { event: "call", by, call: random.pick(callNames), registers };
}

/** What wild calls came to: how many were made, and what went wrong. */
export type Wild = { readonly calls: number; readonly failure: Failure | undefined };

/** Up to `calls` wild calls in `walk`, each held against the specification. It ends when nobody can
 *  be woken any more. */
export function wildInLockstep(walk: KernelWalk, random: Prng, calls: number): Wild {
  const { lockstep } = walk;
  let idle = 0;
  for (let done = 0; done < calls;) {
    const by = lockstep.runningName();
    if (by === undefined && ++idle > IDLE_MAX) return { calls: done, failure: undefined };
    const ticks = by === undefined || random.chance(1, 24);
    const event = ticks ? outside(random, lockstep.state) : wild(random, by, lockstep.state);
    const verdict = walk.step(event);
    if (verdict.tag === "refuted") return { calls: done, failure: verdict.failure };
    if (by !== undefined) idle = 0;
    if (!ticks) done++;
  }
  return { calls, failure: undefined };
}

const wild = (random: Prng, by: string, state: State): TraceEvent =>
  wildCall(random, by, vocabularyOf(state));

/** Ticks without anybody running, after which nobody will. */
const IDLE_MAX = 12;

function outside(random: Prng, { lines }: State): TraceEvent {
  const line = lines.length > 0 && random.chance(1, 2) ? random.pick(lines).line : undefined;
  return line === undefined ? { event: "tick" } : { event: "interrupt", line };
}

/** Wild calls on the machine alone: a look at the bytes every `every` calls. */
export class WildMachine {
  private readonly machine: Machine;
  private readonly abstraction: Abstraction;
  private readonly concrete = new ConcreteChecks();
  private readonly claims = new StateChecks(stateClaims);
  private readonly random: Prng;
  private vocabulary: readonly Word[];
  private state: State;

  /** Goes on from where `walk` is; the walk must not be used any more. */
  constructor({ lockstep }: KernelWalk, random: Prng) {
    this.machine = lockstep.machine;
    this.abstraction = new Abstraction(lockstep.machine, lockstep.boot);
    this.random = random;
    this.state = lockstep.state;
    this.vocabulary = vocabularyOf(lockstep.state);
  }

  /** Does up to `calls` calls. When nobody can be woken any more it goes back to where it began;
   *  when that is so there, it ends. */
  run(calls: number, every: number): Wild {
    const start = this.machine.snapshot();
    for (let done = 0; done < calls; done++) {
      try {
        if (!this.wake()) {
          this.machine.restore(start);
          if (!this.wake()) return { calls: done, failure: this.look() };
        }
        this.call();
        if (this.random.chance(1, 24)) this.fromOutside();
      } catch (error) {
        return { calls: done, failure: refuted("everyTrapEnds", [thrownText(error)]) };
      }
      const failure = (done + 1) % every === 0 ? this.look() : undefined;
      if (failure !== undefined) return { calls: done + 1, failure };
    }
    return { calls, failure: this.look() };
  }

  /** Lets time pass until somebody runs; false if nobody does. */
  private wake(): boolean {
    for (let idle = 0; this.machine.waiting && idle < IDLE_MAX; idle++) this.fromOutside();
    return !this.machine.waiting;
  }

  private call(): void {
    const { machine, random, vocabulary } = this;
    for (let register = 1; register < 32; register++)
      machine.writeRegister(register, anyWord(random, vocabulary));
    if (random.chance(15, 16)) machine.writeRegister(abi.A7, random.below(abi.SYSCALL_COUNT));
    machine.inject(ECALL);
  }

  private fromOutside(): void {
    const { machine, random } = this;
    const event = outside(random, this.state);
    if (event.event === "interrupt") machine.raise(event.line + 1);
    else machine.advanceTime(Math.max(machine.mtime, machine.mtimecmp));
    machine.takeInterrupt();
  }

  /** The first claim about bytes or states that does not hold now. */
  private look(): Failure | undefined {
    const view = this.abstraction.view();
    if (view instanceof Malformed) return refuted(view.claim, view.evidence);
    const violated = this.concrete.violated(view);
    if (violated !== undefined) return violated;
    const state = this.abstraction.state(view);
    if (state instanceof Malformed) return refuted(state.claim, state.evidence);
    this.state = state;
    this.vocabulary = vocabularyOf(state);
    return this.claims.violated(state);
  }
}
