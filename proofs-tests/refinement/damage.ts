// States that are not what they should be.

import type { Prng } from "../../lib/prng.ts";
import { withWord } from "../../spec/frames.ts";
import { taskOf, type TaskNumber, type ThreadKey } from "../../spec/name.ts";
import type { Rights } from "../../spec/rights.ts";
import {
  activeTaskAt,
  changeThread,
  idOf,
  threadAt,
  threadKeys,
  withFrames,
  withTask,
  type Activity,
  type Mapping,
  type State,
} from "../../spec/state.ts";

/** One thing in `state` is otherwise than it should be, or could be. */
export function damaged(state: State, random: Prng): State {
  const key = random.pick(threadKeys(state));
  const task = activeTaskAt(state, taskOf(key));
  const other = random.pick(threadKeys(state));
  const polling = threadKeys(state)
    .map((each) => threadAt(state, each).activity)
    .find(({ tag }) => tag === "polling");
  const { threads } = task;
  return random.pick<State>([
    { ...state, now: state.now + 1000 },
    { ...state, running: key },
    { ...state, lines: state.lines.map((line) => ({ ...line, owner: key, masked: false })) },
    { ...state, lines: state.lines.map((line) => ({ ...line, pending: !line.pending })) },
    withFrames(state, withWord(state.frames, state.frames.first, 4 * random.below(9), 7)),
    changeThread(state, key, { queue: [other] }),
    changeThread(state, key, { queue: threadAt(state, key).queue.toReversed() }),
    copying(state, key, other, random),
    changeThread(state, key, { transfer: undefined }),
    changeThread(state, key, { remaining: 0 }),
    changeThread(state, key, { priority: random.below(256) }),
    changeThread(state, key, { activity: { tag: "faulted" } }),
    changeThread(state, key, { activity: { tag: "ready" } }),
    changeThread(state, key, { activity: inAFault(state.now + 9) }),
    changeThread(state, key, { activity: polling ?? { tag: "ready" } }),
    withTask(state, taskOf(key), { ...task, chief: taskOf(other) }),
    withTask(state, taskOf(key), { ...task, version: task.version - 1 }),
    withTask(state, taskOf(key), { ...task, threads: threads.slice(0, -1) }),
    withTask(state, taskOf(key), { tag: "inactive", owner: 1, lastVersion: task.version }),
    numberStolen(state, taskOf(key)),
    withTask(state, taskOf(key), { ...task, space: task.space.slice(1) }),
    withFirstPage(state, taskOf(key), (page) => ({ ...page, frame: 1 })),
    withFirstPage(state, taskOf(key), (page) => ({ ...page, rights: (page.rights ^ 2) as Rights })),
    derivedElsewhere(state, taskOf(key), random),
  ]);
}

/** The kernel calls for a thread, and would not wait for ever. */
const inAFault = (deadline: number): Activity => ({
  tag: "waiting",
  purpose: "pageFault",
  source: { tag: "open" },
  window: { tag: "noPage" },
  buffer: { address: 0, length: 0 },
  transferTimeout: "never",
  deadline,
});

/** The first page of a task is another. */
function withFirstPage(
  state: State,
  number: TaskNumber,
  change: (mapping: Mapping) => Mapping,
): State {
  const task = activeTaskAt(state, number);
  const space = task.space.map((mapping, index) => (index === 0 ? change(mapping) : mapping));
  return withTask(state, number, { ...task, space });
}

/** A mapping of a task is derived from any page, perhaps from itself, or from none. */
function derivedElsewhere(state: State, number: TaskNumber, random: Prng): State {
  const task = activeTaskAt(state, number);
  if (task.space.length === 0) return state;
  const other = taskOf(random.pick(threadKeys(state)));
  const { space } = activeTaskAt(state, other);
  const page = space.length === 0 ? 7 : random.pick(space).page;
  const parent = random.chance(1, 4) ? undefined : { task: other, page };
  const index = random.below(task.space.length);
  const moved = task.space.map((mapping, at) => (at === index ? { ...mapping, parent } : mapping));
  return withTask(state, number, { ...task, space: moved });
}

/** The first number that nobody uses has another owner. */
function numberStolen(state: State, thief: TaskNumber): State {
  const isFree = ({ tag }: State["tasks"][number], n: number): boolean =>
    n > 0 && tag === "inactive";
  const number = state.tasks.findIndex(isFree) as TaskNumber;
  const task = state.tasks[number];
  return task?.tag === "inactive" ? withTask(state, number, { ...task, owner: thief }) : state;
}

/** A string has been copied, which was never sent. */
function copying(state: State, sender: ThreadKey, receiver: ThreadKey, random: Prng): State {
  const addressOf = (key: ThreadKey): number =>
    ((activeTaskAt(state, taskOf(key)).space[0]?.page ?? 0) << 12) >>> 0;
  const item = { tag: "string", address: addressOf(sender), length: 8 } as const;
  const sent = changeThread(state, sender, {
    transfer: {
      role: "sender",
      partner: receiver,
      message: { label: 0, untyped: 0, words: [], items: [item] },
      envelope: {
        from: idOf(state, sender),
        to: idOf(state, receiver),
        redirected: false,
        propagated: false,
      },
      receive: undefined,
      timeout: "never",
      copied: random.below(9),
    },
  });
  return changeThread(sent, receiver, {
    transfer: {
      role: "receiver",
      partner: sender,
      window: { tag: "noPage" },
      buffer: { address: addressOf(receiver) + 8, length: 8 },
      timeout: "never",
    },
  });
}
