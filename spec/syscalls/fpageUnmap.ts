import type { Event } from "../event.ts";
import { pagesOf, type Flexpage } from "../message.ts";
import { taskOf, type ThreadKey } from "../name.ts";
import type { Outcomes } from "../outcome.ts";
import { releaseLines } from "../parts/lines.ts";
import { become, by, type Progress } from "../parts/progress.ts";
import { schedulingPoint } from "../parts/schedule.ts";
import { pagesIn, placeCode, revoke, SIGMA0 } from "../parts/space.ts";
import { activeTaskAt, type Mapping } from "../state.ts";

/**
 * fpageUnmap(flexpage, revoke, ownPageToo): take rights back from everything derived from my pages.
 *
 * Pre     `me` runs.
 * Post    No mapping derived from a page of mine in the flexpage has a revoked right; with
 *         ownPageToo these pages have none either. Mappings without rights are gone.
 * Errors  None; doing it twice does it once.
 * Frame   The rights of those mappings; siblings and ancestors keep theirs. The lines of devices
 *         that went.
 * Source  Manual, 2.2.
 */
export function fpageUnmap(
  p: Progress,
  me: ThreadKey,
  call: Extract<Event, { tag: "fpageUnmap" }>,
): Outcomes {
  const task = taskOf(me);
  const pages = covered(activeTaskAt(p.state, task).space, call.flexpage);
  const mine = new Set(pages.map((page) => placeCode(task, page)));
  if (mine.size === 0) return schedulingPoint([by(p, "fpageUnmap.nothing")], { previous: me });
  const permanent = call.ownPageToo && task === SIGMA0;
  const own = call.ownPageToo && !permanent;
  const ruled = own || permanent ? by(p, own ? "fpageUnmap.own" : "fpageUnmap.sigma0") : p;
  const revoked = releaseLines(become(ruled, revoke(p.state, mine, call.revoke, own)));
  return schedulingPoint([by(revoked, "fpageUnmap.derived")], { previous: me });
}

const covered = (space: readonly Mapping[], flexpage: Flexpage): readonly number[] =>
  flexpage.tag === "pages" ? pagesIn(space, flexpage.firstPage, pagesOf(flexpage)) : [];
