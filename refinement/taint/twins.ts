// Two machines that do the same, with one task's words others in the second: whatever differs
// between them was made from these words. What differs must be where that task may write, or where
// a message, a string or a shared page carried it; kernel memory keeps it in saved registers only.

import * as abi from "../../abi/index.ts";
import type { Failure, Verdict } from "../../engines/model.ts";
import type { Prng } from "../../lib/prng.ts";
import { thrownText } from "../../lib/thrown.ts";
import { u32, type Word } from "../../lib/u32.ts";
import type { Machine } from "../../machine/index.ts";
import type { Event } from "../../spec/event.ts";
import { taskOf, type ThreadKey } from "../../spec/name.ts";
import { route } from "../../spec/parts/clans.ts";
import { write } from "../../spec/rights.ts";
import { activeTask, findThread, type State } from "../../spec/state.ts";
import type { Boot, ThreadEvent, TraceEvent } from "../../trace/event.ts";
import { effectsOf } from "../abstraction/effects.ts";
import { Malformed } from "../abstraction/outcome.ts";
import { Abstraction, type View } from "../abstraction/state.ts";
import type { RegisterFile } from "../codec/call.ts";
import { DATA_REGISTER, setRegisters } from "../codec/event.ts";
import { booted, performWith } from "../machineRun.ts";
import { refuted } from "../checks.ts";
import { KernelWalk } from "../model.ts";
import { putAway } from "../spares.ts";
import type { System } from "../system.ts";
import { Comparison } from "./comparison.ts";
import { Flows, messageRegisters, type Carried } from "./flows.ts";

/** The name of the claim: no byte or register that a task wrote reaches another unsaid. */
export const TAINT_CLAIM = "wordsGoOnlyWhereTheyAreSent";

/** Registers of which no call, result or fault takes an argument: anything may be in them. */
// prettier-ignore
const secretRegisters: readonly number[] = [
  1, 3, 4, 8, 9, 26, 27, DATA_REGISTER, 29, 30, 31, ...messageRegisters,
];

/** What makes the owner's words others: every byte of them. */
const MASK: Word = 0xa5c3_5a3c;

/** Words that the owner writes into each frame before each event of its own. */
const WORDS_WRITTEN = 16;

/** Two runs of one kernel. Mutable; after a refutation they must not be used. */
export class Twins {
  readonly walk: KernelWalk;
  private readonly other: Machine;
  private readonly owner: number;
  private readonly flows = new Flows();
  private readonly comparison: Comparison;
  private readonly abstraction: Abstraction;
  private ordinal = 0;

  private constructor(walk: KernelWalk, other: Machine, owner: number) {
    const { machine, boot } = walk.lockstep;
    this.walk = walk;
    this.other = other;
    this.owner = owner;
    this.comparison = new Comparison(machine, other, boot);
    this.abstraction = new Abstraction(machine, boot);
  }

  /** Boots both; the words of task `owner` will be others in the second. */
  static begin(system: System, boot: Boot, owner: number, random: Prng): Twins | Failure {
    const walk = KernelWalk.begin(system, boot, random, {});
    return walk instanceof KernelWalk ? new Twins(walk, booted(system, boot), owner) : walk;
  }

  /** Both machines are anybody's now: once, and last. */
  end(): void {
    putAway(this.other);
    this.walk.end();
  }

  /** What was carried from task to task as it may be. */
  get carried(): Carried {
    return this.flows.carried;
  }

  /** One event, on both. That words went where they were not sent is told before all else. */
  step(event: TraceEvent): Verdict {
    const { lockstep } = this.walk;
    const preview = lockstep.preview(event, "plentiful");
    if (preview === undefined) return this.walk.step(event);
    const { before, meaning } = preview;
    const file = this.prepared(event, before, meaning);
    const verdict = this.walk.step(event);
    const failure = this.follow(event, file) ?? this.differs(before, meaning, event);
    if (failure !== undefined) return { tag: "refuted", failure };
    return verdict;
  }

  /** The registers of the running thread in the second run, as the event begins. */
  private prepared(event: TraceEvent, before: State, meaning: Event): RegisterFile | undefined {
    const { running } = before;
    if (event.event === "tick" || event.event === "interrupt" || running === undefined)
      return undefined;
    const [first, second] = [this.walk.lockstep.machine, this.other].map(({ registers }) =>
      this.set(event, registers.slice(0, 32)),
    ) as [RegisterFile, RegisterFile];
    const isOwners = taskOf(running) === this.owner;
    const open = publicWords(before, running, meaning, first);
    for (const register of secretRegisters) {
      const word = first[register] as Word;
      if (open.includes(register)) second[register] = word;
      else if (isOwners) second[register] = u32(word ^ MASK);
      this.flows.set(running, register, second[register] !== word);
    }
    if (isOwners) this.writeMemory(before);
    return second;
  }

  /** The owner has stored words of its own in every frame that it may write. */
  private writeMemory(before: State): void {
    const { machine } = this.walk.lockstep;
    const { pages, first } = before.frames;
    for (const { frame, rights } of activeTask(before, this.owner)?.space ?? []) {
      if ((rights & write) === 0 || frame < first || frame >= first + pages.length) continue;
      for (let count = 0; count < WORDS_WRITTEN; count++) {
        const word = (this.ordinal * 7 + count * 61) % (abi.PAGE_BYTES / 4);
        const address = u32(frame * abi.PAGE_BYTES + word * 4);
        this.other.poke32(address, u32(machine.peek32(address) ^ MASK));
        this.flows.write(address / 4);
      }
    }
  }

  private set(event: ThreadEvent, registers: RegisterFile): RegisterFile {
    setRegisters(event, this.ordinal, registers);
    return registers;
  }

  /** The second machine does the event, too. */
  private follow(event: TraceEvent, file: RegisterFile | undefined): Failure | undefined {
    this.ordinal++;
    try {
      performWith(this.other, event, (_, registers) => registers.set(file ?? registers));
      return undefined;
    } catch (error) {
      return refuted("everyTrapEnds", [thrownText(error)]);
    }
  }

  private differs(before: State, event: Event, raw: TraceEvent): Failure | undefined {
    const view = this.abstraction.view();
    const after = view instanceof Malformed ? view : this.abstraction.state(view);
    // Of bytes that make no sense the first run tells.
    if (view instanceof Malformed || after instanceof Malformed) return undefined;
    const step = { before, event, after };
    const effects = effectsOf(step, view);
    this.flows.follow({ ...step, effects }, (index) => this.comparison.differsAt(index));
    return this.judged(view, raw);
  }

  private judged(view: View, { event }: TraceEvent): Failure | undefined {
    const lines = this.comparison.violations(view, this.flows);
    if (lines.length === 0) return undefined;
    return refuted(TAINT_CLAIM, [`of task ${this.owner}, after ${event}:`, ...lines]);
  }
}

/**
 * Message registers that steer what happens: typed words, and what sets an ip, an sp or an a0. They
 * are the same in both runs: what follows from them is no copy of them.
 */
function publicWords(
  before: State,
  me: ThreadKey,
  event: Event,
  registers: RegisterFile,
): readonly number[] {
  if (event.tag !== "ipc") return [];
  const tag = registers[abi.A1] as Word;
  if (!abi.hasGoodCounts(tag)) return [];
  const untyped = abi.untypedOf(tag);
  const typed = messageRegisters.slice(untyped, untyped + abi.typedOf(tag));
  const to = route(before, me, event.to)?.to;
  const activity = to === undefined ? undefined : findThread(before, to)?.activity;
  const steers = activity?.tag === "waiting" && activity.purpose !== "ipc";
  // In another's name it may answer an exception that is still to come.
  return steers || event.speakingFor !== undefined ? messageRegisters : typed;
}
