// What threads were told is read from their registers, and who sent what from who was queued where.

import { expect, test } from "vitest";
import { effectsOf } from "../../../refinement/abstraction/effects.ts";
import { nameOf, wordOfName } from "../../../refinement/codec/name.ts";
import type { Lockstep } from "../../../refinement/lockstep.ts";
import type { Event } from "../../../spec/event.ts";
import type { Effect } from "../../../spec/outcome.ts";
import { idOf } from "../../../spec/state.ts";
import type { TraceEvent } from "../../../trace/event.ts";
import { root, send, sigma0, wait } from "../../spec/world.ts";
import { begun, call, hold, readAll } from "../fixture.ts";

const NEVER = 0xffff_ffff;
const ANY = 0xffff_ffff;

/** Does an event, which means `meaning`; what was told in it. */
function told(lockstep: Lockstep, event: TraceEvent, meaning: Event): readonly Effect[] {
  const before = lockstep.state;
  hold(lockstep, event);
  const { view } = readAll(lockstep);
  return effectsOf({ before, event: meaning, after: lockstep.state }, view);
}

const receives = (lockstep: Lockstep): TraceEvent =>
  call(lockstep, "ipc", { a0: 0, a2: ANY, a3: NEVER, a4: 0 });
const sends = (lockstep: Lockstep): TraceEvent => {
  const to = wordOfName(idOf(lockstep.state, lockstep.state.running === root ? sigma0 : root));
  return call(lockstep, "ipc", { a0: to, a1: 0x0007_0001, a2: 0, a3: NEVER, s2: 5 });
};

test("who waited hears who runs; both are told", () => {
  const lockstep = begun();
  expect(told(lockstep, receives(lockstep), wait())).toEqual([]);
  const effects = told(lockstep, sends(lockstep), send(idOf(lockstep.state, sigma0)));
  const message = { label: 7, untyped: 1, words: [5], items: [] };
  expect(effects).toMatchObject([
    { thread: sigma0, result: { tag: "received", sender: root, message, failure: undefined } },
    { thread: root, result: { tag: "ipc", failure: undefined } },
  ]);
});

test("who receives hears who was queued", () => {
  const lockstep = begun();
  expect(told(lockstep, sends(lockstep), send(idOf(lockstep.state, root)))).toEqual([]);
  const effects = told(lockstep, receives(lockstep), wait());
  expect(effects).toMatchObject([
    { thread: sigma0, result: { tag: "ipc" } },
    { thread: root, result: { tag: "received", sender: sigma0 } },
  ]);
});

test("a task_new tells its caller an id; a tick tells nobody anything", () => {
  const lockstep = begun();
  expect(told(lockstep, { event: "tick" }, { tag: "tick" })).toEqual([]);
  const nil = nameOf(0);
  const event = {
    tag: "taskNew",
    task: nil,
    mcp: 0,
    owner: nil,
    sp: 0,
    ip: 0,
    pager: nil,
  } as const;
  const effects = told(lockstep, call(lockstep, "taskNew", { a0: 0, a4: 0 }), event);
  expect(effects).toEqual([{ thread: sigma0, result: { tag: "taskNew", id: nil } }]);
});
