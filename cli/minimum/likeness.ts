// What a state looks like, whatever was said and whenever it was: by this, searches tell how far
// they are from a state that is known to be near a bug.

import type { Failure } from "../../engines/index.ts";
import type { ProductState } from "../../refinement/index.ts";
import {
  activeTask,
  describeFlexpage,
  describeKey,
  describeName,
  describeRights,
  threadAt,
  threadKeys,
  type Activity,
  type Line,
  type Mapping,
  type Message,
  type PageItem,
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

/** The same of a state of the machine too; and what the TLB has, where that is what goes wrong. */
export const featuresFor =
  ({ claim }: Failure) =>
  ({ state, mark }: ProductState): readonly string[] =>
    claim === TLB_CLAIM ? [...featuresOf(state), ...entriesOf(mark)] : featuresOf(state);

const TLB_CLAIM = "theTlbHoldsOnlyWhatIsMapped";

/** Two words for each entry of the TLB. */
function entriesOf(mark: ProductState["mark"]): readonly string[] {
  const words = [...(mark?.machine.tlb ?? [])].map((word) => word.toString(16));
  return words.flatMap((word, at) =>
    at % 2 === 0 ? [`the TLB has ${word} ${words[at + 1]}`] : [],
  );
}

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

function activityText(activity: Activity): string {
  switch (activity.tag) {
    case "polling": {
      const { to, purpose, message, receive } = activity;
      const then = receive === undefined ? "" : ", then waits";
      return `polls on ${describeKey(to)} (${purpose})${offered(message)}${then}`;
    }
    case "waiting": {
      const { source, purpose } = activity;
      const whom = source.tag === "open" ? "anybody" : describeName(source.from);
      return `waits for ${whom} (${purpose})${accepted(activity)}`;
    }
    case "ready":
    case "transferring":
    case "faulted":
      return `is ${activity.tag}`;
  }
}

/** Words are all alike; pages and strings are not. */
const offered = ({ items }: Message): string =>
  items
    .map((item) => `, offers ${item.tag}${item.tag === "string" ? "" : pageText(item)}`)
    .join("");

const pageText = ({ flexpage, hotSpot, rights }: PageItem): string =>
  ` ${describeFlexpage(flexpage)} ${describeRights(rights)} at ${hotSpot.toString(16)}`;

function accepted({ window, buffer, deadline }: Extract<Activity, { tag: "waiting" }>): string {
  const pages = window.tag === "noPage" ? "" : ", takes pages";
  const strings = buffer.length === 0 ? "" : ", takes strings";
  return `${pages}${strings}${deadline === "never" ? "" : ", not for ever"}`;
}
