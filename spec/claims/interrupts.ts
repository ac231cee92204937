// Interrupt lines: whose they are, and what they say. Source: manual, 3.5.

import type { HistoryClaim, ObservedStep, StateClaim, Step, StepClaim } from "../claim.ts";
import { describeKey, taskOf, type ThreadKey } from "../name.ts";
import { eachThread } from "./each.ts";
import { hasDevice, lineAt, pendingLineOf } from "../parts/lines.ts";
import { findThread, type Line, type Receive, type State } from "../state.ts";
import { none } from "./none.ts";

/** What `violation` finds wrong with each line. */
function ofEachLine(
  { lines }: State,
  violation: (line: Line) => string | undefined,
): readonly string[] {
  let found = none;
  for (const line of lines) {
    const wrong = violation(line);
    if (wrong !== undefined) found = [...found, wrong];
  }
  return found;
}

export const linesBelongToWhoHasTheDevice: StateClaim = {
  name: "linesBelongToWhoHasTheDevice",
  family: "ipc",
  says: "A line's owner lives, and its task may write to the device; a free line is masked.",
  reads: ["lines", "living", "heads", "spaces"],
  violations: (state) =>
    ofEachLine(state, (line) => {
      const { owner } = line;
      if (owner === undefined)
        return line.masked ? undefined : `line ${line.line} is free, not masked`;
      if (findThread(state, owner) === undefined) return `line ${line.line}: its owner is dead`;
      return hasDevice(state, taskOf(owner), line)
        ? undefined
        : `line ${line.line} is ${describeKey(owner)}'s, which has not its device`;
    }),
};

export const whoWaitsForALineOwnsIt: StateClaim = eachThread({
  name: "whoWaitsForALineOwnsIt",
  family: "ipc",
  says: "Whoever waits for an interrupt line has it attached and unmasked.",
  reads: ["lines", "living", "activities"],
  around: ["lines"],
  violation: ({ activity }, key, state) => {
    if (activity.tag !== "waiting" || activity.purpose !== "ipc") return undefined;
    const { source } = activity;
    if (source.tag === "open" || source.from.tag !== "interrupt") return undefined;
    const line = lineAt(state, source.from.line);
    const good = line !== undefined && line.owner === key && !line.masked;
    return good ? undefined : `${describeKey(key)} waits for line ${source.from.line} in vain`;
  },
});

export const noOwnerWaitsWhileItsLineIsPending: StateClaim = {
  name: "noOwnerWaitsWhileItsLineIsPending",
  family: "ipc",
  says: "No thread waits while a line of its own that it would hear is pending and not masked.",
  reads: ["lines", "living", "activities"],
  violations: (state) =>
    ofEachLine(state, ({ line, owner, pending }) =>
      pending &&
      owner !== undefined &&
      findThread(state, owner) !== undefined &&
      pendingLineOf(state, owner)?.line === line
        ? `${describeKey(owner)} waits and its line ${line} is pending`
        : undefined,
    ),
};

/** Lines that are not as they were, with what they were. */
const changed = ({ before, after }: Step): readonly (readonly [Line, Line])[] =>
  before.lines === after.lines
    ? []
    : after.lines.flatMap((is) => {
        const was = lineAt(before, is.line);
        return was === undefined || was === is ? [] : [[was, is] as const];
      });

export const linesAreAttachedByAReceive: StepClaim = {
  name: "linesAreAttachedByAReceive",
  family: "ipc",
  says: "A line gets an owner only when it is free, by a closed receive of that thread from it.",
  concerns: ["lines"],
  violations: (step) =>
    changed(step).flatMap(([was, is]) => {
      const { owner } = is;
      if (owner === undefined || owner === was.owner) return [];
      const free = was.owner === undefined || endsWith(step, was);
      return free && receivesFrom(step, owner, is.line)
        ? []
        : [`line ${is.line} came to ${describeKey(owner)}, which did not ask or was not first`];
    }),
};

/** True iff the line's owner may have lost it in this very step: pages moved. */
const endsWith = ({ before, after }: Step, { frame }: Line): boolean =>
  before.tasks.some((_, task) => {
    const line = { frame } as Line;
    return hasDevice(before, task, line) && !hasDevice(after, task, line);
  });

export const linesAreUnmaskedByTheirOwner: StepClaim = {
  name: "linesAreUnmaskedByTheirOwner",
  family: "ipc",
  says: "A line is unmasked only by its owner: a closed receive from it, or a message to it.",
  concerns: ["lines"],
  violations: (step) =>
    changed(step).flatMap(([was, is]) => {
      const { owner } = is;
      if (!was.masked || is.masked || owner === undefined) return [];
      return receivesFrom(step, owner, is.line) || writesTo(step, owner, is.line)
        ? []
        : [`line ${is.line} of ${describeKey(owner)} was unmasked by ${step.event.tag}`];
    }),
};

/** True iff the thread asks for that line alone: now, or after what it has on offer. */
function receivesFrom({ before, event }: Step, key: ThreadKey, number: number): boolean {
  if (event.tag !== "ipc") return false;
  const activity = findThread(before, key)?.activity;
  const queued = activity?.tag === "polling" ? activity.receive : undefined;
  return isFrom(key === before.running ? event.receive : queued, number);
}

const isFrom = (receive: Receive | undefined, number: number): boolean =>
  receive?.source.tag === "closed" &&
  receive.source.from.tag === "interrupt" &&
  receive.source.from.line === number;

const writesTo = ({ before, event }: Step, key: ThreadKey, number: number): boolean =>
  event.tag === "ipc" &&
  key === before.running &&
  event.to.tag === "interrupt" &&
  event.to.line === number;

/** Who was told of which line in the step. */
const told = ({ effects }: ObservedStep): readonly { thread: ThreadKey; line: number }[] =>
  effects.flatMap(({ thread, result }) =>
    result.tag === "interrupted" ? [{ thread, line: result.line }] : [],
  );

export const noInterruptIsLostOrInvented: HistoryClaim = {
  name: "noInterruptIsLostOrInvented",
  family: "ipc",
  says: "A line that asks stays pending until its owner is told, once; then it is masked.",
  concerns: ["interrupt", "lines", "toldOfLine"],
  begin: () => (step) => {
    if (step.before.lines.length === 0) return none;
    const heard = told(step);
    const lost = step.after.lines
      .filter(({ line, pending }) => asked(step, line) && !pending)
      .filter(({ line }) => heard.every((other) => other.line !== line))
      .map(({ line }) => `line ${line} was pending, is not, and nobody was told`);
    return [...lost, ...heard.flatMap((hearing) => oddities(step.after, step, hearing))];
  },
};

/** True iff the line was pending, or fires now. */
const asked = ({ before, event }: ObservedStep, number: number): boolean =>
  lineAt(before, number)?.pending === true || (event.tag === "interrupt" && event.line === number);

function oddities(
  after: State,
  step: ObservedStep,
  { thread, line: number }: { readonly thread: ThreadKey; readonly line: number },
): readonly string[] {
  const line = lineAt(after, number);
  const who = describeKey(thread);
  if (!asked(step, number)) return [`${who} was told of line ${number}, which did not ask`];
  if (line?.owner !== thread) return [`${who} was told of line ${number}, which is not its own`];
  return line.masked && !line.pending
    ? []
    : [`${who} was told of line ${number}, and it is ${line.masked ? "pending" : "not masked"}`];
}
