// The table of contents of the kernel: one event, and all that may come of it.

import { assert, present, unreachable } from "../lib/assert.ts";
import { u32 } from "../lib/u32.ts";
import type { Event } from "./event.ts";
import { access, exception } from "./faults.ts";
import { interrupt } from "./interrupt.ts";
import type { Memory, Outcomes } from "./outcome.ts";
import { begin, goOnAt } from "./parts/progress.ts";
import { threadAt, type State } from "./state.ts";
import { fpageUnmap } from "./syscalls/fpageUnmap.ts";
import { idNearest } from "./syscalls/idNearest.ts";
import { ipc } from "./syscalls/ipc.ts";
import { lthreadExRegs } from "./syscalls/lthreadExRegs.ts";
import { taskNew } from "./syscalls/taskNew.ts";
import { threadSchedule } from "./syscalls/threadSchedule.ts";
import { threadSwitch } from "./syscalls/threadSwitch.ts";
import { tick } from "./tick.ts";

/** An `ecall` is four bytes long. */
const CALL_BYTES = 4;

/**
 * All that a correct kernel may do with `event`: at least one outcome, likeliest first.
 *
 * Every event but a tick and an interrupt is the running thread's. With `memory` scarce, outcomes
 * in which kernel memory ended are among them, wherever it may end; whether it really had is not
 * the spec's to say.
 */
export function step(state: State, event: Event, memory: Memory): Outcomes {
  if (event.tag === "tick") return tick(begin(state));
  if (event.tag === "interrupt") return interrupt(begin(state), event);
  const me = present(state.running, "only a running thread acts");
  assert(threadAt(state, me).activity.tag === "ready", "the running thread is ready");
  const start = begin(state);
  if (event.tag === "access") return access(start, me, event, memory);
  if (event.tag === "exception") return exception(start, me, event, memory);
  const p = goOnAt(start, me, u32(threadAt(state, me).ip + CALL_BYTES));
  switch (event.tag) {
    case "ipc":
      return ipc(p, me, event, memory);
    case "idNearest":
      return idNearest(p, me, event.of);
    case "fpageUnmap":
      return fpageUnmap(p, me, event);
    case "threadSwitch":
      return threadSwitch(p, me, event.to);
    case "threadSchedule":
      return threadSchedule(p, me, event);
    case "lthreadExRegs":
      return lthreadExRegs(p, me, event);
    case "taskNew":
      return taskNew(p, me, event, memory);
    default:
      return unreachable(event);
  }
}
