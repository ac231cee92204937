// A small configuration of the specification alone, as a system for the engines. Every choice that
// the specification leaves open is a way on.

import { digest, DIGEST_WORDS } from "../../lib/digest.ts";
import type { Failure } from "../../engines/model.ts";
import type { System } from "../../engines/system.ts";
import { initialStates } from "../../spec/boot.ts";
import { stateClaims, stepClaims } from "../../spec/claims/index.ts";
import { writeState } from "../../spec/codec.ts";
import { identity, StateWriter, type Renaming } from "../../spec/writer.ts";
import type { Event } from "../../spec/event.ts";
import { changeThread, threadAt, type State } from "../../spec/state.ts";
import { step } from "../../spec/step.ts";
import { SP } from "../../abi/index.ts";
import type { Configuration, TraceEvent } from "../../trace/index.ts";
import { firstViolation } from "../checks.ts";
import { meaningOf, setRegisters } from "../codec/event.ts";
import { bootParameters } from "../userMemory.ts";
import { goalsFor } from "./goals.ts";
import { menuOf } from "./menu.ts";
import { impossible } from "./pair.ts";
import { renamingsOf, type Kind } from "./symmetry.ts";

/** `configuration` of the specification, reduced by what is alike of the chosen kinds. */
export function specificationOf(
  configuration: Configuration,
  reduceBy: readonly Kind[],
): System<State, TraceEvent> {
  const menu = menuOf(configuration.events);
  const renamings = renamingsOf(configuration.alike, reduceBy);
  const reduced = renamings.length > 1 ? ` up to symmetry of ${reduceBy.join(", ")}` : "";
  return {
    name: `${configuration.name}, specification alone${reduced}`,
    initial: () => begun(configuration),
    events: ({ running }) => menu(running),
    step: (state, event) => stepped(state, event),
    keyWords: DIGEST_WORDS,
    key: keyUnder(renamings),
    check: (state) => firstViolation(stateClaims, state),
    goals: goalsFor(configuration),
  };
}

/** The states after what is done first, whatever was chosen on the way. */
function begun({ boot, before }: Configuration): readonly State[] {
  const states = before.reduce<readonly State[]>(
    (now, event) =>
      now.flatMap((state) => {
        const ends = stepped(state, event);
        return Array.isArray(ends) ? (ends as readonly State[]) : [];
      }),
    initialStates(bootParameters(boot)),
  );
  return states;
}

function stepped(state: State, event: TraceEvent): readonly State[] | Failure {
  const meaning = meant(state, event);
  if (meaning === undefined) return [];
  const [before, what] = meaning;
  const outcomes = step(before, what, "plentiful");
  for (const { state: after, effects } of outcomes) {
    const wrong = firstViolation(stepClaims, { before, event: what, after, effects });
    if (wrong !== undefined) return wrong;
  }
  return outcomes.map((outcome) => outcome.state);
}

/** The event as the specification sees it, done by the thread that runs. */
function meant(state: State, event: TraceEvent): readonly [State, Event] | undefined {
  if (impossible(state, event) !== undefined) return undefined;
  if (event.event === "interrupt") return [state, { tag: "interrupt", line: event.line }];
  const { running } = state;
  if (event.event === "tick" || running === undefined) return [state, { tag: "tick" }];
  const { ip, sp } = threadAt(state, running);
  const file = new Uint32Array(32);
  file[SP] = sp;
  setRegisters(event, 0, file);
  const set = file[SP] as number;
  const before = set === sp ? state : changeThread(state, running, { sp: set });
  return [before, meaningOf(event, ip, file)];
}

/** The digest of the state's words, or the least of those of its images. */
export function keyUnder(renamings: readonly Renaming[]): (state: State, into: Int32Array) => void {
  // A writer for each renaming: it knows only words that it wrote under the same one.
  const writer = new StateWriter();
  const images = renamings.slice(1).map((renaming) => ({ renaming, writer: new StateWriter() }));
  const image = new Int32Array(DIGEST_WORDS);
  return (state, into) => {
    writeState(writer, state, "essential", identity);
    digest(writer.words, writer.count, into);
    for (const { renaming, writer: to } of images) {
      writeState(to, state, "essential", renaming);
      digest(to.words, to.count, image);
      if (isLess(image, into)) into.set(image);
    }
  };
}

function isLess(a: Int32Array, b: Int32Array): boolean {
  for (let at = 0; at < DIGEST_WORDS; at++)
    if (a[at] !== b[at]) return (a[at] as number) < (b[at] as number);
  return false;
}
