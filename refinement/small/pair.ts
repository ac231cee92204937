// Specification and machine side by side, as ../lockstep.ts has them, but able to go back, and with
// less to check: what an equal state was checked for is not checked again, and claims about steps
// and runs are left to the searches of the specification alone, since what the machine does must
// be one of the specification's steps.

import { assert } from "../../lib/assert.ts";
import { thrownText } from "../../lib/thrown.ts";
import type { Failure, Verdict } from "../../engines/model.ts";
import type { Machine, Place, Places } from "../../machine/index.ts";
import { stateClaims } from "../../spec/claims/index.ts";
import type { Event } from "../../spec/event.ts";
import { describeKey, type ThreadKey } from "../../spec/name.ts";
import type { State } from "../../spec/state.ts";
import { lineAt } from "../../spec/parts/lines.ts";
import type { ThreadEvent, TraceEvent } from "../../trace/event.ts";
import { Malformed, type Read } from "../abstraction/outcome.ts";
import { Abstraction, type View } from "../abstraction/state.ts";
import { ConcreteChecks, refuted } from "../checks.ts";
import type { RegisterFile } from "../codec/call.ts";
import { touchesDevice } from "../deviceAccess.ts";
import type { Lockstep } from "../lockstep.ts";
import { performWith } from "../machineRun.ts";
import { meantBy } from "../meaning.ts";
import { membership } from "../membership.ts";
import { ExpectedRegisters, type SavedFiles } from "../relation/registers.ts";
import { StateChecks } from "../specChecks.ts";
import { Meanings } from "./meanings.ts";

/** A place to go back to. */
export type Mark = {
  readonly machine: Place;
  readonly state: State;
  readonly registers: SavedFiles;
  readonly ordinal: number;
};

/** What is known of states. */
export type Known = {
  /** Whether a state that reads so has been found right before. */
  readonly has: (state: State, view: View) => boolean;
  /** The state that was asked for last has been found right. */
  readonly add: () => void;
};

/** All claims are asked of one new state in so many, whatever has changed. Of random runs it is one
 *  in 64 of all, which shows better whether claims are asked where they should be; here it cost a
 *  thirtieth of the time. */
const FULL_EVERY = 256;

const holds: Verdict = { tag: "holds", reached: [] };

/** One machine and what the specification says of it. Mutable. */
export class Pair {
  private readonly machine: Machine;
  private readonly places: Places;
  private readonly abstraction: Abstraction;
  private readonly expected = new ExpectedRegisters();
  private readonly known: Known;
  private readonly meanings = new Meanings();
  /** What they asked about the last new state they need not ask again of what is the same. */
  private bytes = new ConcreteChecks(FULL_EVERY);
  private states = new StateChecks(stateClaims, FULL_EVERY);
  private current: State;
  private ordinal = 0;

  /** Goes on from the start of `lockstep`, which must have done nothing yet. */
  constructor({ machine, state, boot }: Lockstep, known: Known) {
    this.machine = machine;
    this.places = machine.places();
    this.abstraction = new Abstraction(machine, boot);
    this.current = state;
    this.known = known;
    known.has(state, this.view());
    known.add();
  }

  get state(): State {
    return this.current;
  }

  /** The parts of the state in which the machine is, which has been checked. */
  view(): View {
    return sensible(this.abstraction.view());
  }

  mark(): Mark {
    const { places, current, expected, ordinal } = this;
    return {
      machine: places.take(),
      state: current,
      registers: expected.save(),
      ordinal,
    };
  }

  goBack({ machine, state, registers, ordinal }: Mark): void {
    this.places.goBack(machine);
    this.current = state;
    this.expected.restore(registers);
    this.ordinal = ordinal;
  }

  /** One event, on both sides. After a refutation only `goBack` helps. */
  step(event: TraceEvent): Verdict {
    const because = impossible(this.current, event);
    if (because !== undefined) return { tag: "disabled", because };
    const { current, expected, ordinal, meanings } = this;
    const [before, meaning] = meantBy(event, current, expected, ordinal, meanings);
    const failure = this.performed(event) ?? this.judged(before, meaning);
    return failure === undefined ? holds : { tag: "refuted", failure };
  }

  /** One event that was found right before, from the very same place: it is done, not checked. */
  again(event: TraceEvent): void {
    const { current, expected, ordinal, meanings, abstraction } = this;
    meantBy(event, current, expected, ordinal, meanings);
    assert(this.performed(event) === undefined, "pair: what happened once happens again");
    const view = this.view();
    this.current = sensible(abstraction.state(view));
    abstraction.adopt(view, this.current);
    expected.take(view.bytes, view.roster);
  }

  /** The registers with which an event begins are expected by now: the machine gets the same. */
  private readonly prepare = (_: ThreadEvent, registers: RegisterFile): void =>
    registers.set(this.expected.file(this.current.running as ThreadKey));

  private performed(event: TraceEvent): Failure | undefined {
    this.ordinal++;
    try {
      const happened = performWith(this.machine, event, this.prepare);
      return happened ? undefined : refuted("theTimerIsArmed", ["no interrupt came at mtimecmp"]);
    } catch (error) {
      return refuted("everyTrapEnds", [thrownText(error)]);
    }
  }

  private judged(before: State, meaning: Event): Failure | undefined {
    const view = this.abstraction.view();
    if (view instanceof Malformed) return refuted(view.claim, view.evidence);
    const seen = this.abstraction.state(view);
    if (seen instanceof Malformed) return refuted(seen.claim, seen.evidence);
    const deed = { view, seen };
    const found = membership(before, meaning, deed, this.expected);
    if (found.tag === "differs") {
      const { part, lines } = found.closest();
      return refuted(part, lines);
    }
    const { state } = found.outcome;
    this.abstraction.adopt(view, state);
    this.current = state;
    if (this.known.has(state, view)) return undefined;
    const wrong = this.bytes.violated(view) ?? this.states.violated(state);
    if (wrong === undefined) this.known.add();
    else this.beginChecks();
    return wrong;
  }

  /** Whatever is asked next is asked anew: what was refuted must not pass for known. */
  private beginChecks(): void {
    this.bytes = new ConcreteChecks(FULL_EVERY);
    this.states = new StateChecks(stateClaims, FULL_EVERY);
  }
}

function sensible<T>(read: Read<T>): T {
  assert(!(read instanceof Malformed), "pair: what was checked makes sense");
  return read;
}

/** Why the event cannot happen now, if it cannot. */
export function impossible(state: State, event: TraceEvent): string | undefined {
  if (event.event === "tick") return undefined;
  if (event.event === "interrupt")
    return lineAt(state, event.line) === undefined ? `there is no line ${event.line}` : undefined;
  const { running } = state;
  if (running === undefined || event.by !== describeKey(running)) return `${event.by} does not run`;
  return touchesDevice(state, event);
}
