// What a state looks like, whatever was said and whenever it was: by this, searches tell how far
// they are from a state that is known to be near a bug.

import {
  activeTask,
  describeKey,
  describeName,
  describeRights,
  threadAt,
  threadKeys,
  type Line,
  type Mapping,
  type State,
  type Thread,
} from "../../spec/index.ts";

/** Short sentences that are true of a state: who runs, who waits for whom, who has which page. */
export const featuresOf = (state: State): readonly string[] => [
  `${state.running === undefined ? "nobody" : describeKey(state.running)} runs`,
  ...threadKeys(state).map((key) => `${describeKey(key)} ${threadText(threadAt(state, key))}`),
  ...state.tasks.flatMap((_, number) => featuresOfTask(state, number)),
  ...state.lines.map(lineText),
];

function featuresOfTask(state: State, number: number): readonly string[] {
  const task = activeTask(state, number);
  if (task === undefined) return [];
  return [`${number} is of ${task.chief}`, ...task.space.map((one) => mappingText(number, one))];
}

function mappingText(task: number, { page, frame, rights, parent }: Mapping): string {
  const from = parent === undefined ? "boot" : `${parent.task}:${parent.page.toString(16)}`;
  const what = `frame ${frame.toString(16)} ${describeRights(rights)}`;
  return `${task}:${page.toString(16)} is ${what} from ${from}`;
}

function lineText({ line, owner, masked, pending }: Line): string {
  const whose = owner === undefined ? "nobody's" : `${describeKey(owner)}'s`;
  return `line ${line}: ${whose}${masked ? ", masked" : ""}${pending ? ", pending" : ""}`;
}

function threadText({ activity, transfer, queue }: Thread): string {
  const copies = transfer === undefined ? "" : `, ${transfer.role} of strings`;
  const queued = queue.length === 0 ? "" : `, queue ${queue.map(describeKey).join(" ")}`;
  return `${activityText(activity)}${copies}${queued}`;
}

function activityText(activity: Thread["activity"]): string {
  switch (activity.tag) {
    case "polling":
      return `polls on ${describeKey(activity.to)} (${activity.purpose})`;
    case "waiting": {
      const { source } = activity;
      const whom = source.tag === "open" ? "anybody" : describeName(source.from);
      return `waits for ${whom} (${activity.purpose})`;
    }
    case "ready":
    case "transferring":
    case "faulted":
      return `is ${activity.tag}`;
  }
}
