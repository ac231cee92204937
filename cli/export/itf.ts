// A trace in the Informal Trace Format, which Apalache and Quint read: the states of the
// specification, from boot on, each with the event that led there.

import { Lockstep, type System } from "../../refinement/index.ts";
import {
  activeTask,
  describeKey,
  describeName,
  describeRights,
  findThread,
  threadKeys,
  type Rights,
  type State,
  type Thread,
} from "../../spec/index.ts";
import type { Trace } from "../../trace/index.ts";
import { UsageFault } from "../fault.ts";
import { eventText } from "../story/events.ts";

const VARIABLES = ["event", "now", "running", "tasks", "threads", "mappings"] as const;

/** The format's own values. */
type Value =
  | string
  | boolean
  | { readonly "#bigint": string }
  | { readonly "#set": readonly Value[] }
  | { readonly "#map": readonly (readonly [Value, Value])[] }
  | readonly Value[]
  | { readonly [field: string]: Value };

/** The trace on `system`, up to the first event that does not hold: on that, kernel and
 *  specification do not agree, and there is no state to tell. */
export function itf(system: System, { boot, events, recorded }: Trace, file: string): string {
  const run = Lockstep.begin(system, boot);
  if ("claim" in run) throw new UsageFault(`${file}: the boot itself is refuted (${run.claim})`);
  const states = [stateOf(run.state, "boot", 0)];
  let ended = "every event holds";
  for (const [at, event] of events.entries()) {
    const verdict = run.step(event);
    if (verdict.tag === "holds") {
      states.push(stateOf(run.state, eventText(event), at + 1));
      continue;
    }
    if (verdict.tag === "disabled")
      throw new UsageFault(`${file}: events[${at}] cannot happen there: ${verdict.because}`);
    ended = `event ${at} (${eventText(event)}) refutes ${verdict.failure.claim}`;
    break;
  }
  const meta = {
    format: "ITF",
    "format-description": "https://apalache-mc.org/docs/adr/015adr-trace.html",
    source: file,
    description: `${ended}${recorded === undefined ? "" : `; recorded of ${recorded.kernel}`}`,
  };
  return `${JSON.stringify({ "#meta": meta, vars: VARIABLES, states }, undefined, 2)}\n`;
}

function stateOf(state: State, event: string, index: number): object {
  const values: Record<(typeof VARIABLES)[number], Value> = {
    event,
    now: number(state.now),
    running: state.running === undefined ? "nobody" : describeKey(state.running),
    tasks: { "#map": tasksOf(state) },
    threads: { "#map": threadsOf(state) },
    mappings: { "#set": mappingsOf(state) },
  };
  return { "#meta": { index }, ...values };
}

const number = (n: number): Value => ({ "#bigint": String(n) });

const tasksOf = (state: State): readonly (readonly [Value, Value])[] =>
  state.tasks.flatMap((_, task) => {
    const active = activeTask(state, task);
    if (active === undefined) return [];
    const { chief, version, mcp } = active;
    return [
      [number(task), { chief: number(chief), version: number(version), mcp: number(mcp) }] as const,
    ];
  });

const threadsOf = (state: State): readonly (readonly [Value, Value])[] =>
  threadKeys(state).flatMap((key) => {
    const thread = findThread(state, key);
    return thread === undefined ? [] : [[describeKey(key), threadOf(thread)] as const];
  });

const threadOf = (thread: Thread): Value => ({
  activity: thread.activity.tag,
  ip: number(thread.ip),
  sp: number(thread.sp),
  pager: describeName(thread.pager),
  priority: number(thread.priority),
  slice: number(thread.slice),
  remaining: number(thread.remaining),
  queue: thread.queue.map(describeKey),
});

const mappingsOf = (state: State): readonly Value[] =>
  state.tasks.flatMap((_, task) =>
    (activeTask(state, task)?.space ?? []).map(({ page, frame, rights, parent }) => ({
      task: number(task),
      page: number(page),
      frame: number(frame),
      rights: { "#set": lettersOf(rights) },
      // A root has no parent: both numbers are 0.
      parentTask: number(parent?.task ?? 0),
      parentPage: number(parent?.page ?? 0),
    })),
  );

const lettersOf = (held: Rights): readonly string[] =>
  [...describeRights(held)].filter((letter) => letter !== "-");
