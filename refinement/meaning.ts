// What an event of a trace means to the specification.

import { SP } from "../abi/index.ts";
import type { Event } from "../spec/event.ts";
import { changeThread, threadAt, type State } from "../spec/state.ts";
import type { TraceEvent } from "../trace/event.ts";
import { meaningOf, setRegisters } from "./codec/event.ts";
import type { ExpectedRegisters } from "./relation/registers.ts";

/**
 * What `event` means in `state`, and the state in which it begins: an event may set sp. It is
 * number `ordinal` of its run. The registers that it sets are set in `expected`. `decode` is
 * `meaningOf`, or knows what that says.
 */
export function meantBy(
  event: TraceEvent,
  state: State,
  expected: ExpectedRegisters,
  ordinal: number,
  decode: typeof meaningOf = meaningOf,
): readonly [State, Event] {
  const { running } = state;
  if (event.event === "interrupt") return [state, { tag: "interrupt", line: event.line }];
  if (event.event === "tick" || running === undefined) return [state, { tag: "tick" }];
  const file = expected.file(running);
  const { ip, sp } = threadAt(state, running);
  file[SP] = sp;
  setRegisters(event, ordinal, file);
  const set = file[SP];
  const before = set === sp ? state : changeThread(state, running, { sp: set });
  return [before, decode(event, ip, file)];
}
