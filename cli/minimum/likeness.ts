// What a state looks like, whatever was said and whenever it was: by this searches tell how far
// they are from a state that is known to be near a bug.

import {
  activeTask,
  describeKey,
  describeName,
  describeRights,
  threadAt,
  threadKeys,
  type State,
  type Thread,
} from "../../spec/index.ts";

/** Short sentences that are true of a state: who runs, who waits for whom, who has which page. */
export const featuresOf = (state: State): readonly string[] => [
  `${state.running === undefined ? "nobody" : describeKey(state.running)} runs`,
  ...threadKeys(state).map((key) => `${describeKey(key)} ${looksOf(threadAt(state, key))}`),
  ...state.tasks.flatMap((_, number) => featuresOfTask(state, number)),
  ...state.lines.map(
    ({ line, owner, masked, pending }) => `line ${line}: ${owner} ${masked} ${pending}`,
  ),
];

function featuresOfTask(state: State, number: number): readonly string[] {
  const task = activeTask(state, number);
  if (task === undefined) return [];
  const pages = task.space.map(
    ({ page, frame, parent, rights }) =>
      `${number}:${page} is ${frame} ${describeRights(rights)} from ${parent === undefined ? "boot" : `${parent.task}:${parent.page}`}`,
  );
  return [`${number} of ${task.chief}`, ...pages];
}

function looksOf({ activity, transfer, queue }: Thread): string {
  const parts = [activityText(activity), transfer?.role ?? "", queue.map(describeKey).join("+")];
  return parts.join(" ");
}

function activityText(activity: Thread["activity"]): string {
  switch (activity.tag) {
    case "polling":
      return `polls on ${describeKey(activity.to)} ${activity.purpose}`;
    case "waiting": {
      const { source } = activity;
      const whom = source.tag === "open" ? "anybody" : describeName(source.from);
      return `waits for ${whom} ${activity.purpose}`;
    }
    case "ready":
    case "transferring":
    case "faulted":
      return activity.tag;
  }
}
