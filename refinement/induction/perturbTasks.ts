// Other tasks: large versions, long chains of chiefs, owners, and the highest priorities to be set.

import * as abi from "../../abi/index.ts";
import type { Prng } from "../../lib/prng.ts";
import { threadKey } from "../../spec/name.ts";
import {
  activeNumbers,
  addThread,
  renameTask,
  taskAt,
  type Draft,
  type Perturbation,
} from "./draft.ts";
import { freeIn } from "./writeSpaces.ts";

/** Any version that is not smaller, often one of the last. */
const laterVersion = (version: number, random: Prng): number =>
  Math.max(version, random.pick([abi.VERSION_MAX, abi.VERSION_MAX - 1, random.below(1024)]));

/** A task has lived many lives before this one; all who know it know its present id. */
export const laterVersions: Perturbation = (draft, random) => {
  draft.tasks.forEach((task, number) => {
    if (number === 0 || random.chance(1, 2)) return;
    const version = laterVersion(task.version, random);
    if (task.active) renameTask(draft, number, version);
    else task.version = version;
  });
};

/** Any living task may own a number. */
export const otherOwners: Perturbation = (draft, random) => {
  const active = activeNumbers(draft);
  draft.tasks.forEach((task, number) => {
    if (number > 0 && !task.active) task.owner = random.pick(active);
  });
};

/** No more than the chief's, no less than those of its own clan. */
export const anotherMcp: Perturbation = (draft, random) => {
  const { tasks } = draft;
  const active = activeNumbers(draft);
  const number = random.pick(active);
  const task = taskAt(tasks, number);
  const most = task.chief === 0 ? 255 : taskAt(tasks, task.chief).mcp;
  const clan = active.filter((other) => taskAt(tasks, other).chief === number);
  const least = Math.max(0, ...clan.map((other) => taskAt(tasks, other).mcp));
  task.mcp = least + random.below(most - least + 1);
};

const depthOf = ({ tasks }: Draft, number: number): number => {
  let depth = 0;
  for (let { chief } = taskAt(tasks, number); chief !== 0; { chief } = taskAt(tasks, chief))
    depth++;
  return depth;
};

/** Inactive numbers become tasks, each below the one before: a chain of chiefs. */
export const longerDynasty: Perturbation = (draft, random) => {
  if (draft.running === undefined) return;
  let chief = random.pick(activeNumbers(draft));
  for (const [number, task] of draft.tasks.entries()) {
    const isFree = number > 0 && !task.active && random.chance(2, 3);
    const isRoom = freeIn(draft).tables > 0 && draft.threads.size < draft.boot.threads;
    if (!isFree || !isRoom || depthOf(draft, chief) >= draft.boot.depthMax) continue;
    const version = laterVersion(Math.max(1, task.version), random);
    const mcp = random.below(taskAt(draft.tasks, chief).mcp + 1);
    Object.assign(task, { active: true, chief, owner: 0, version, mcp, space: [] });
    addThread(draft, threadKey(number, 0), random);
    if (random.chance(3, 4)) chief = number;
  }
};
