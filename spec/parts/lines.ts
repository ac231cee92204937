// Interrupt lines: whose they are, when they may speak, and what becomes of them when their owner
// dies or loses the device. Source: manual, 3.5.

import type { Message } from "../message.ts";
import { sameName, taskOf, type ThreadKey } from "../name.ts";
import { none, write } from "../rights.ts";
import type { Rule } from "../rules.ts";
import {
  activeTask,
  findThread,
  threadAt,
  withLines,
  type Activity,
  type Line,
  type State,
} from "../state.ts";
import { act, become, by, give, type Progress } from "./progress.ts";

/** The line of this number, if a device has it. */
export const lineAt = (state: State, number: number): Line | undefined =>
  state.lines.find(({ line }) => line === number);

/** True iff the task has a page of the line's device that it may write. */
export const hasDevice = (state: State, task: number, { frame }: Line): boolean =>
  activeTask(state, task)?.space.some(
    (mapping) => mapping.frame === frame && (mapping.rights & write) !== none,
  ) ?? false;

/** True iff the line interrupts when it asks: its owner is to be told, and does not know yet. */
export const isHeard = ({ masked, pending }: Line): boolean => !masked && !pending;

/** The same with `changes` made to a line. */
export function changeLine(
  p: Progress,
  number: number,
  changes: Partial<Omit<Line, "line" | "frame">>,
): Progress {
  const lines = p.state.lines.map((each) => {
    if (each.line !== number) return each;
    const { masked = each.masked, pending = each.pending } = changes;
    const owner = "owner" in changes ? changes.owner : each.owner;
    return { line: each.line, frame: each.frame, owner, masked, pending };
  });
  return become(p, withLines(p.state, lines));
}

/** A line that is nobody's says nothing. */
const free = { owner: undefined, masked: true } as const;

/** True iff what the thread does lets it hear the line, were it its owner. */
export function awaitsLine(activity: Activity, number: number): boolean {
  if (activity.tag !== "waiting" || activity.purpose !== "ipc") return false;
  const { source } = activity;
  return source.tag === "open" || sameName(source.from, { tag: "interrupt", line: number });
}

/** The first of the lines that have something to say to `key`, were it to listen. */
export function pendingLineOf(state: State, key: ThreadKey): Line | undefined {
  const { activity } = threadAt(state, key);
  return state.lines.find(
    ({ line, owner, masked, pending }) =>
      owner === key && pending && !masked && awaitsLine(activity, line),
  );
}

/** A closed receive from a line: it is attached, if it is free, and unmasked. A rule: refused. */
export function attachLine(p: Progress, me: ThreadKey, number: number): Progress | Rule {
  const line = lineAt(p.state, number);
  if (line === undefined) return "interrupt.noDevice";
  if (line.owner !== undefined && line.owner !== me) return "interrupt.taken";
  if (!hasDevice(p.state, taskOf(me), line)) return "interrupt.notAllowed";
  const ruled = by(p, line.owner === me ? "interrupt.unmasks" : "interrupt.attaches");
  return changeLine(ruled, number, { owner: me, masked: false });
}

const DETACH = 1;

/** A message to a line acknowledges it, or detaches it. A rule: refused. */
export function tellLine(
  p: Progress,
  me: ThreadKey,
  number: number,
  { label }: Message,
): Progress | Rule {
  const line = lineAt(p.state, number);
  if (line === undefined) return "interrupt.noDevice";
  if (line.owner !== me) return "interrupt.notMine";
  return label === DETACH
    ? changeLine(by(p, "interrupt.detaches"), number, free)
    : changeLine(by(p, "interrupt.acknowledges"), number, { masked: false });
}

/** `key`, who begins to receive, takes the first of its pending lines. */
export function takeLine(p: Progress, key: ThreadKey, line: Line): Progress {
  const { queue, activity } = threadAt(p.state, key);
  const overtakes =
    queue.length > 0 && activity.tag === "waiting" && activity.source.tag === "open";
  const ruled = overtakes ? by(p, "interrupt.beforeThreads") : p;
  const next = pendingLineOf(changeLine(p, line.line, { pending: false }).state, key);
  return deliverLine(next === undefined ? ruled : by(ruled, "interrupt.inOrder"), key, line);
}

/** The line's owner, who waits for it, has its message; the line is masked. */
export function deliverLine(p: Progress, key: ThreadKey, { line }: Line): Progress {
  const masked = changeLine(p, line, { masked: true, pending: false });
  const ready = act(masked, key, { tag: "ready" });
  return by(give(ready, key, { tag: "interrupted", line }), "interrupt.sends");
}

/** After threads died or mappings went: who is not allowed a line any more has it no more. */
export function releaseLines(before: Progress): Progress {
  let p = before;
  for (const line of before.state.lines) {
    const { owner } = line;
    if (owner === undefined || isAllowed(before.state, owner, line)) continue;
    const lives = findThread(before.state, owner) !== undefined;
    const rule = lives ? "interrupt.lostPage" : "interrupt.ownerDies";
    p = changeLine(by(p, rule), line.line, free);
    if (lives) p = tellWaiter(p, owner, line.line);
  }
  return p;
}

const isAllowed = (state: State, owner: ThreadKey, line: Line): boolean =>
  findThread(state, owner) !== undefined && hasDevice(state, taskOf(owner), line);

/** Who waits for that line alone has no partner now. */
function tellWaiter(p: Progress, owner: ThreadKey, number: number): Progress {
  const { activity } = threadAt(p.state, owner);
  const waits = activity.tag === "waiting" && activity.source.tag === "closed";
  if (!waits || !awaitsLine(activity, number)) return p;
  const ready = act(by(p, "interrupt.lostWaiter"), owner, { tag: "ready" });
  const failure = { phase: "receive", error: "noPartner" } as const;
  return give(ready, owner, { tag: "ipc", failure });
}
