// Events that say little and do much: what any run may try in the place of something longer.

import * as abi from "../../abi/index.ts";
import { u32 } from "../../lib/u32.ts";
import type { TraceEvent } from "../../trace/index.ts";
import * as say from "./say.ts";
import type { Actor } from "./say.ts";

/** What plain events may be about, besides words that are said. */
export type Theme = "time" | "pages" | "strings" | "switches" | "exceptions" | "growth";

/** Who may act, and what there is besides. */
export type Cast = {
  readonly actors: readonly Actor[];
  /** The version of a number's first incarnation. */
  readonly firstVersion: number;
  /** µs in a tick. */
  readonly tickMicros: number;
  /** Lines that have a device. */
  readonly lines: readonly number[];
  readonly themes: ReadonlySet<Theme>;
};

/** Plain events of all in the cast; for each of them, what says least comes first. */
export const plainEvents = (cast: Cast): readonly TraceEvent[] => [
  say.tick,
  ...cast.lines.map((line): TraceEvent => ({ event: "interrupt", line })),
  ...cast.actors.flatMap((me) => eventsOf(me, cast)),
];

function eventsOf(me: Actor, cast: Cast): readonly TraceEvent[] {
  const others = cast.actors.filter(({ by }) => by !== me.by);
  const about = (theme: Theme, events: readonly TraceEvent[]): readonly TraceEvent[] =>
    cast.themes.has(theme) ? events : [];
  return [
    say.ipc(me, undefined, {}),
    ...others.flatMap((you) => talk(me, you)),
    say.ipc(me, undefined, { from: me }),
    say.access(me, "load", 0),
    ...cast.lines.map((line) => say.ipc(me, undefined, { from: lineOf(line) })),
    ...about("switches", [say.switchTo(me, undefined)]),
    ...about("exceptions", [say.exception(me, "breakpoint")]),
    ...about("time", waits(me, others, cast)),
    ...about("strings", copying(me, others)),
    ...about("pages", [...others.flatMap((you) => handing(me, you)), ...keeping(me)]),
    ...about("switches", [
      ...others.map((you) => say.switchTo(me, you)),
      say.schedule(me, me, 1, undefined),
      say.schedule(me, me, undefined, 1),
    ]),
    ...about("growth", growing(me, others, cast)),
  ];
}

/** A line as a partner: its interrupt id. */
const lineOf = (line: number): Actor => ({ by: "", id: line + 1 });

const talk = (me: Actor, you: Actor): readonly TraceEvent[] => [
  say.ipc(me, { to: you }, undefined),
  say.ipc(me, { to: you }, {}),
  say.ipc(me, { to: you }, { from: you }),
  say.ipc(me, undefined, { from: you }),
];

/** Phases that end by themselves, a tick later or at once. */
function waits(me: Actor, others: readonly Actor[], cast: Cast): readonly TraceEvent[] {
  const timeout = Math.min(cast.tickMicros, TIMEOUT_MAX);
  return [
    ...others.map((you) => say.ipc(me, { to: you, timeout }, undefined)),
    ...others.map((you) => say.ipc(me, { to: you, timeout: say.zero }, undefined)),
    say.ipc(me, undefined, { timeout }),
    say.ipc(me, undefined, { timeout: say.zero }),
    say.ipc(me, undefined, { from: me, timeout }),
    ...cast.lines.map((line) => say.ipc(me, undefined, { from: lineOf(line), timeout: say.zero })),
  ];
}

/** The longest timeout without an exponent. */
const TIMEOUT_MAX = 1023;

/** The page that everybody hands on: σ0 its first frame, the others what is at 0. */
const pageOf = ({ by }: Actor): number => (by.startsWith("1.") ? say.framePage(0) : 0);
const ALL = abi.READ | abi.WRITE | abi.EXECUTE;

const handing = (me: Actor, you: Actor): readonly TraceEvent[] => [
  say.ipc(me, { to: you, item: say.item("map", pageOf(me), pageOf(you), ALL) }, undefined),
  say.ipc(me, { to: you, item: say.item("grant", pageOf(me), pageOf(you), ALL) }, undefined),
];

/** Short strings, and room for them, from and to the page that everybody has. */
function copying(me: Actor, others: readonly Actor[]): readonly TraceEvent[] {
  const address = u32(pageOf(me) << abi.LOG2_PAGE_BYTES);
  const string = [abi.stringItemOf(1), address];
  const withBuffer = (event: TraceEvent): TraceEvent =>
    event.event === "call"
      ? { ...event, registers: { ...event.registers, a5: address, a6: abi.ANY } }
      : event;
  return [
    withBuffer(say.ipc(me, undefined, {})),
    ...others.flatMap((you) => [
      say.ipc(me, { to: you, item: string }, undefined),
      say.ipc(me, { to: you, item: [...string, ...string] }, undefined),
      withBuffer(say.ipc(me, { to: you, item: say.item("map", pageOf(me), pageOf(you), ALL) }, {})),
    ]),
  ];
}

const keeping = (me: Actor): readonly TraceEvent[] => [
  say.unmap(me, pageOf(me), ALL, false),
  say.unmap(me, pageOf(me), ALL, true),
];

/** Threads and tasks are made, and go. */
function growing(me: Actor, others: readonly Actor[], cast: Cast): readonly TraceEvent[] {
  const task = abi.taskOf(me.id);
  const isThreadWanted = cast.actors.some(({ id }) => abi.lthreadOf(id) > 0);
  const isTaskWanted = cast.actors.some(({ id }) => abi.taskOf(id) > abi.TASK_ROOT);
  const siblings = others.filter(({ id }) => abi.taskOf(id) === task);
  const made = say.actor(task, abi.TASK_FIRST_MADE, 0, cast.firstVersion);
  return [
    ...(isThreadWanted ? [say.exRegs(me, 1, { ip: 0, sp: 0 })] : []),
    ...siblings
      .filter(({ id }) => abi.lthreadOf(id) !== 1)
      .map((you) => say.exRegs(me, abi.lthreadOf(you.id), { ip: 0, sp: 0 })),
    ...(isTaskWanted && task === abi.TASK_ROOT
      ? [say.makeTask(me, made, me), say.handOn(me, made, me), say.handOn(me, made, made)]
      : []),
  ];
}
