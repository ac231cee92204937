// A kernel's state as records that can be changed and written back: what the bytes say, without the
// links and places that say it. Blocks of threads are kept word by word.

import * as abi from "../../abi/index.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { THREAD_BYTES } from "../../impl/layout/memory.ts";
import type { Reader, Writer } from "../../impl/layout/port.ts";
import { u32, type Word } from "../../lib/u32.ts";
import type { Prng } from "../../lib/prng.ts";
import { lthreadOf, taskOf, type ThreadKey } from "../../spec/name.ts";
import { findThread, type Line, type Mapping, type State } from "../../spec/state.ts";
import type { Boot } from "../../trace/event.ts";
import { wordIndex } from "../abstraction/bytes.ts";
import type { View } from "../abstraction/state.ts";

/** A thread: the words of its block, at address 0, and who polls on it, first come first. */
export type ThreadDraft = {
  readonly key: ThreadKey;
  readonly words: Uint32Array;
  readonly m: Reader & Writer;
  queue: readonly ThreadKey[];
};

/** A task number. */
export type TaskDraft = {
  active: boolean;
  chief: number;
  owner: number;
  version: number;
  mcp: number;
  space: readonly Mapping[];
};

/** Everything that a kernel remembers. */
export type Draft = {
  readonly boot: Boot;
  now: number;
  running: ThreadKey | undefined;
  /** By task number. */
  readonly tasks: readonly TaskDraft[];
  readonly threads: Map<ThreadKey, ThreadDraft>;
  lines: readonly Line[];
  /** Words of user memory that become others. */
  readonly stores: (readonly [address: Word, word: Word])[];
};

/** A change of a draft that leaves every claim as true as it was. */
export type Perturbation = (draft: Draft, random: Prng) => void;

/** The address of a draft's block. */
export const BLOCK = 0;

const portOf = (words: Uint32Array): Reader & Writer => ({
  load32: (address) => words[address >>> 2] as Word,
  store32: (address, value) => {
    words[address >>> 2] = value;
  },
});

/** What the machine's bytes say; `state` is what they mean. */
export function draftOf({ bytes, roster, running }: View, state: State): Draft {
  const threads = new Map<ThreadKey, ThreadDraft>();
  for (const { key, tcb } of roster.members) {
    const first = wordIndex(tcb);
    const words = bytes.words.slice(first, first + THREAD_BYTES / 4);
    if (key === running) {
      words.set(bytes.machine.registers.subarray(0, 32));
      words[0] = u32(bytes.machine.pc);
    }
    const queue = findThread(state, key)?.queue ?? [];
    threads.set(key, { key, words, m: portOf(words), queue });
  }
  const tasks = roster.entries.map(({ number, active, chief, owner, version, mcp }) => {
    const task = state.tasks[number];
    const space = task?.tag === "active" ? task.space : [];
    return { active, chief, owner, version, mcp, space };
  });
  return {
    boot: bytes.boot,
    now: state.now,
    running,
    tasks,
    threads,
    lines: state.lines,
    stores: [],
  };
}

/** A thread of `key`, which nobody is yet: ready, with registers of any kind. */
export function addThread(draft: Draft, key: ThreadKey, random: Prng): void {
  const words = new Uint32Array(THREAD_BYTES / 4);
  const m = portOf(words);
  for (let register = 1; register < 32; register++)
    tcbs.setRegister(m, BLOCK, register, random.word());
  tcbs.setPc(m, BLOCK, random.word());
  tcbs.setState(m, BLOCK, abi.STATE_READY);
  tcbs.setPriority(m, BLOCK, 1 + random.below(255));
  tcbs.setSlice(m, BLOCK, 10);
  tcbs.setRemaining(m, BLOCK, 10);
  tcbs.setDeadlineHigh(m, BLOCK, tcbs.DEADLINE_NEVER);
  tcbs.setPager(m, BLOCK, idOf(draft, random.pick([...draft.threads.keys()])));
  draft.threads.set(key, { key, words, m, queue: [] });
}

/** The id of the thread at `key`, as a word. */
export function idOf({ tasks }: Draft, key: ThreadKey): Word {
  const { chief, version } = taskAt(tasks, taskOf(key));
  return abi.threadIdOf(chief, taskOf(key), lthreadOf(key), version);
}

/** The entry of a number that there is. */
export const taskAt = (tasks: readonly TaskDraft[], number: number): TaskDraft =>
  tasks[number] as TaskDraft;

/** The numbers of all active tasks. */
export const activeNumbers = ({ tasks }: Draft): readonly number[] =>
  [...tasks.keys()].filter((number) => tasks[number]?.active === true);

/** The threads of a state, the running one left out. */
export const others = (draft: Draft, state: number): readonly ThreadDraft[] =>
  [...draft.threads.values()].filter(
    ({ key, m }) => key !== draft.running && tcbs.stateOf(m, BLOCK) === state,
  );

/** True iff the first reaches the second without a chief between. */
export function isInReach({ tasks }: Draft, from: ThreadKey, to: ThreadKey): boolean {
  const [a, b] = [taskOf(from), taskOf(to)];
  const [chiefOfA, chiefOfB] = [taskAt(tasks, a).chief, taskAt(tasks, b).chief];
  return a === b || chiefOfA === chiefOfB || chiefOfA === b || chiefOfB === a;
}

/** The words of a block that hold names, and how they are set. */
const names: readonly (readonly [
  of: (m: Reader, tcb: number) => Word,
  set: (m: Writer, tcb: number, id: Word) => void,
])[] = [
  [tcbs.pagerOf, tcbs.setPager],
  [tcbs.partnerOf, tcbs.setPartner],
  [tcbs.messageToOf, tcbs.setMessageTo],
  [tcbs.speaksForOf, tcbs.setSpeaksFor],
  [tcbs.transferPartnerOf, tcbs.setTransferPartner],
  [tcbs.transferNameOf, tcbs.setTransferName],
  ...[abi.A0, abi.A2, abi.T0].map(
    (register) =>
      [
        (m: Reader, tcb: number) => tcbs.registerOf(m, tcb, register),
        (m: Writer, tcb: number, id: Word) => tcbs.setRegister(m, tcb, register, id),
      ] as const,
  ),
];

/** The threads of a task are of another version, and are called so by everybody. */
export function renameTask(draft: Draft, number: number, version: number): void {
  const keys = [...draft.threads.keys()].filter((key) => taskOf(key) === number);
  const before = keys.map((key) => idOf(draft, key));
  taskAt(draft.tasks, number).version = version;
  const renamed = new Map(keys.map((key, index) => [before[index], idOf(draft, key)]));
  for (const { m } of draft.threads.values())
    for (const [of, set] of names) {
      const id = renamed.get(of(m, BLOCK));
      if (id !== undefined) set(m, BLOCK, id);
    }
}
