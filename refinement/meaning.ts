// What an event of a trace means to the specification.

import { SP } from "../abi/index.ts";
import type { Event } from "../spec/event.ts";
import { changeThread, threadAt, type State } from "../spec/state.ts";
import type { TraceEvent } from "../trace/event.ts";
import { meaningOf, setRegisters } from "./codec/event.ts";
import type { ExpectedRegisters } from "./relation/registers.ts";

/** How the registers of an event are set and read. */
export type Codec = {
  readonly setRegisters: typeof setRegisters;
  readonly meaningOf: typeof meaningOf;
};

const plain: Codec = { setRegisters, meaningOf };

/**
 * What `event` means in `state`, and the state in which it begins: an event may set sp. It is
 * number `ordinal` of its run. The registers that it sets are set in `expected`. `codec` may know
 * what has been asked before.
 */
export function meantBy(
  event: TraceEvent,
  state: State,
  expected: ExpectedRegisters,
  ordinal: number,
  codec: Codec = plain,
): readonly [State, Event] {
  const { running } = state;
  if (event.event === "interrupt") return [state, { tag: "interrupt", line: event.line }];
  if (event.event === "tick" || running === undefined) return [state, { tag: "tick" }];
  const file = expected.file(running);
  const { ip, sp } = threadAt(state, running);
  file[SP] = sp;
  codec.setRegisters(event, ordinal, file);
  const set = file[SP];
  const before = set === sp ? state : changeThread(state, running, { sp: set });
  return [before, codec.meaningOf(event, ip, file)];
}
