// What some state of a small configuration should show, against empty green.

import type { Goal } from "../../engines/system.ts";
import { threadAt, threadKeys, type Activity, type State } from "../../spec/state.ts";
import type { Configuration } from "../../trace/index.ts";

const someThread = (state: State, is: (activity: Activity) => boolean): boolean =>
  threadKeys(state).some((key) => is(threadAt(state, key).activity));

const somebodyPolls: Goal<State> = {
  name: "somebodyPolls",
  holds: (state) => someThread(state, ({ tag }) => tag === "polling"),
};
const somebodyWaits: Goal<State> = {
  name: "somebodyWaits",
  holds: (state) => someThread(state, ({ tag }) => tag === "waiting"),
};
const twoQueue: Goal<State> = {
  name: "twoQueueForOne",
  holds: (state) => threadKeys(state).some((key) => threadAt(state, key).queue.length >= 2),
};
const theMachineIdles: Goal<State> = {
  name: "theMachineIdles",
  holds: ({ running }) => running === undefined,
};
const somethingIsMapped: Goal<State> = {
  name: "somethingIsMapped",
  holds: ({ tasks }) =>
    tasks.some((task) => task.tag === "active" && task.space.some(({ parent }) => parent)),
};
const somebodyFaults: Goal<State> = {
  name: "somebodyIsInAFault",
  holds: (state) =>
    someThread(state, (a) => "purpose" in a && (a.purpose as string) !== "ipc") ||
    someThread(state, ({ tag }) => tag === "faulted"),
};
const aTaskIsMade: Goal<State> = {
  name: "aTaskIsMade",
  holds: ({ tasks }) => tasks.filter(({ tag }) => tag === "active").length > 2,
};

const all = [
  somebodyPolls,
  somebodyWaits,
  twoQueue,
  theMachineIdles,
  somethingIsMapped,
  somebodyFaults,
  aTaskIsMade,
];

/** The names that a configuration may ask for. */
export const goalNames: readonly string[] = all.map(({ name }) => name);

/** The goals that a configuration asks for. */
export const goalsFor = ({ goals }: Configuration): readonly Goal<State>[] =>
  all.filter(({ name }) => goals.includes(name));
