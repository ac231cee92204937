// The first tasks and the empty pools. Source: manual, section 6.

import {
  BOOT_PRIORITY,
  LOG2_PAGE_BYTES,
  NIL,
  ROOT_MCP,
  SLICE_DEFAULT,
  TASK_ROOT,
  TASK_SIGMA0,
  threadIdOf,
  USER_FRAMES_START,
} from "../../abi/index.ts";
import {
  firstVersionOf,
  kernelTablesOf,
  mappingNodesOf,
  nodeAt,
  setActive,
  setMcp,
  setOwner,
  setRootTable,
  setTasksBase,
  setVersion,
  tableAt,
  taskAt,
  tasksOf,
  threadAt,
  threadsOf,
  userFramesOf,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { mapDevices } from "./lineOwners.ts";
import { joinRegions } from "./megapages.ts";
import { giveBackNode, giveBackTable, giveBackThread, takeNode, takeTable } from "./pools.ts";
import { ensureLeafTable, installLeaf } from "./space.ts";
import { createThread } from "./threads.ts";

const ALL_RIGHTS = 7;

/** Pre: memory behind the boot parameters is zero. Post: the pools are full, lowest first. */
export function initialisePools(m: TrapPort): void {
  setTasksBase(m, taskAt(m, 0));
  for (let index = threadsOf(m); index > 0; index--) giveBackThread(m, threadAt(m, index - 1));
  for (let index = mappingNodesOf(m); index > 0; index--) giveBackNode(m, nodeAt(m, index - 1));
  for (let index = kernelTablesOf(m); index > 0; index--) giveBackTable(m, tableAt(index - 1));
}

/** Post: σ0 and root live; all other numbers are inactive and root's. */
export function createFirstTasks(m: TrapPort): void {
  for (let task = 1; task <= tasksOf(m); task++) {
    setVersion(m, task, firstVersionOf(m) - 1);
    setOwner(m, task, TASK_ROOT);
  }
  createFirstTask(m, TASK_SIGMA0, 0, NIL);
  mapDevices(m);
  const firstFrame = USER_FRAMES_START >>> LOG2_PAGE_BYTES;
  const endFrame = firstFrame + userFramesOf(m);
  for (let frame = firstFrame; frame < endFrame; frame++) {
    ensureLeafTable(m, TASK_SIGMA0, frame);
    installLeaf(m, takeNode(m), TASK_SIGMA0, frame, frame, ALL_RIGHTS);
  }
  joinRegions(m, TASK_SIGMA0, firstFrame, endFrame);
  const sigma0 = threadIdOf(0, TASK_SIGMA0, 0, firstVersionOf(m));
  createFirstTask(m, TASK_ROOT, ROOT_MCP, sigma0);
}

/** A task without a chief, with one thread that is ready at 0. */
function createFirstTask(m: TrapPort, task: number, mcp: number, pager: number): void {
  setActive(m, task, 1);
  setOwner(m, task, 0);
  setVersion(m, task, firstVersionOf(m));
  setMcp(m, task, mcp);
  setRootTable(m, task, takeTable(m));
  createThread(m, task, 0, 0, 0, pager, BOOT_PRIORITY, SLICE_DEFAULT);
}
