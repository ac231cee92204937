import {
  A0,
  A1,
  firstPageOf,
  isNoPage,
  log2PagesOf,
  rightsOf,
  TASK_SIGMA0,
} from "../../abi/index.ts";
import { bit } from "../../lib/u32.ts";
import { registerOf } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { taskOfThread } from "../parts/ids.ts";
import { releaseLines } from "../parts/lineOwners.ts";
import { revokeDerived, revokeFrom } from "../parts/mappingTree.ts";
import { reschedule } from "../parts/schedule.ts";
import { endOfRange, findNode, nextMappedPage } from "../parts/space.ts";

/**
 * fpage_unmap: take the rights of flexpage a0 back from everything derived from the caller's pages
 * in it; from these pages too if bit 0 of a1 is set.
 *
 * Pre     `caller` runs.
 * Post    No such mapping has a revoked right, nor does a TLB; mappings without rights are gone,
 *         and interrupt lines of devices that went are free.
 * Errors  None; doing it twice does it once.
 * Source  Manual, 2.2.
 */
export function fpageUnmap(m: TrapPort, caller: number): void {
  const flexpage = registerOf(m, caller, A0);
  const task = taskOfThread(m, caller);
  // σ0's own pages are permanent.
  const ownPageToo = bit(registerOf(m, caller, A1), 0) === 1 && task !== TASK_SIGMA0;
  if (!isNoPage(flexpage)) revokePages(m, task, flexpage, ownPageToo);
  reschedule(m);
}

function revokePages(m: TrapPort, task: number, flexpage: number, ownPageToo: boolean): void {
  const revoked = rightsOf(flexpage);
  const first = firstPageOf(flexpage);
  const end = endOfRange(first, log2PagesOf(flexpage));
  // Looked up again for each page: one page of the task may be derived from another.
  let page = nextMappedPage(m, task, first, end);
  while (page < end) {
    const node = findNode(m, task, page);
    revokeDerived(m, node, revoked);
    if (ownPageToo) revokeFrom(m, node, revoked);
    page = nextMappedPage(m, task, page + 1, end);
  }
  releaseLines(m);
}
