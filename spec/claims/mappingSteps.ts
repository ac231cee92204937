// How the mapping forest may change in one step. Source: manual, 2.0, 2.2, 2.6 and section 5.

import { differsIn } from "../changes.ts";
import type { Step, StepClaim } from "../claim.ts";
import type { Event } from "../event.ts";
import type { Flexpage, Message } from "../message.ts";
import { taskOf, type TaskNumber, type ThreadKey } from "../name.ts";
import { route } from "../parts/clans.ts";
import { pieceOf } from "../parts/items.ts";
import { derivedFrom, mappingAt, placeCode, samePlace, SIGMA0 } from "../parts/space.ts";
import { within } from "../rights.ts";
import {
  activeTask,
  findThread,
  threadAt,
  type Mapping,
  type Place,
  type State,
} from "../state.ts";
import { describePlace } from "./mapping.ts";
import { openedIn } from "./receivers.ts";

/** Mappings of `after` that are not, with these rights or more, in `before`. */
export function grown({
  before,
  after,
}: Step): readonly { readonly task: number; readonly page: number }[] {
  const found: { task: number; page: number }[] = [];
  for (let number = 1; number < after.tasks.length; number++) {
    const space = activeTask(after, number)?.space ?? [];
    if (space === activeTask(before, number)?.space) continue;
    for (const { page, rights, frame, parent } of space) {
      const was = mappingAt(before, number, page);
      const same = was !== undefined && was.frame === frame && within(rights, was.rights);
      if (!same || (was.parent === undefined) !== (parent === undefined))
        found.push({ task: number, page });
    }
  }
  return found;
}

export const mappingsAppearOnlyInOpenWindows: StepClaim = {
  name: "mappingsAppearOnlyInOpenWindows",
  family: "mapping",
  says: "A page appears, or gains rights, only where a receiving thread had opened a window.",
  concerns: ["spaces"],
  violations: (step) =>
    grown(step)
      .filter(({ task, page }) => !isInAnOpenWindow(step, task, page))
      .map(({ task, page }) => `${describePlace(task, page)} appeared outside of every window`),
};

function isInAnOpenWindow(step: Step, task: number, page: number): boolean {
  const { event } = step;
  if (event.tag !== "ipc" && event.tag !== "access" && event.tag !== "exception") return false;
  return openedIn(step).some(
    ({ task: receiver, window }) =>
      receiver === task &&
      window.tag === "pages" &&
      page >= window.firstPage &&
      page < window.firstPage + 2 ** window.log2Pages,
  );
}

type Unmap = Extract<Event, { tag: "fpageUnmap" }>;

/** The places that an unmap names, and those derived from them. */
function touched(before: State, event: Unmap): { own: Set<number>; derived: ReadonlySet<number> } {
  const own = new Set<number>();
  const task = before.running === undefined ? 0 : taskOf(before.running);
  const { flexpage } = event;
  if (flexpage.tag === "pages")
    for (const { page } of activeTask(before, task)?.space ?? [])
      if (page >= flexpage.firstPage && page < flexpage.firstPage + 2 ** flexpage.log2Pages)
        own.add(placeCode(task, page));
  return { own, derived: derivedFrom(before, own) };
}

export const unmapRevokesEverythingDerived: StepClaim = {
  name: "unmapRevokesEverythingDerived",
  family: "mapping",
  says: "After fpage_unmap nothing derived has a revoked right; with the flag, nor has the page.",
  concerns: ["fpageUnmap"],
  violations: ({ before, event, after }) => {
    if (event.tag !== "fpageUnmap" || before.running === undefined) return [];
    const { own, derived } = touched(before, event);
    const ownToo = event.ownPageToo && taskOf(before.running) !== SIGMA0;
    return everyMapping(after).flatMap(({ task, mapping }) => {
      const code = placeCode(task, mapping.page);
      const hit = derived.has(code) || (ownToo && own.has(code));
      return hit && (mapping.rights & event.revoke) !== 0
        ? [`${describePlace(task, mapping.page)} still has a revoked right`]
        : [];
    });
  },
};

export const unmapTouchesNothingElse: StepClaim = {
  name: "unmapTouchesNothingElse",
  family: "mapping",
  says: "fpage_unmap takes nothing but the rights named from the pages named and what they begot.",
  concerns: ["fpageUnmap"],
  violations: ({ before, event, after }) => {
    if (event.tag !== "fpageUnmap" || before.running === undefined) return [];
    const { own, derived } = touched(before, event);
    const ownToo = event.ownPageToo && taskOf(before.running) !== SIGMA0;
    return everyMapping(before).flatMap(({ task, mapping }) => {
      const code = placeCode(task, mapping.page);
      const hit = derived.has(code) || (ownToo && own.has(code));
      const left = hit ? mapping.rights & ~event.revoke : mapping.rights;
      const keeps = (left & 4) !== 0 ? left : left & 1;
      const now = mappingAt(after, task, mapping.page);
      const rights = now?.rights ?? 0;
      return (keeps & ~rights) === 0 && (now === undefined || samePlace(now.parent, mapping.parent))
        ? []
        : [`${describePlace(task, mapping.page)} lost what was not revoked`];
    });
  },
};

/** Every mapping with its task. */
export function everyMapping(
  state: State,
): readonly { readonly task: number; readonly mapping: Mapping }[] {
  return [...state.tasks.keys()].flatMap((task) =>
    (activeTask(state, task)?.space ?? []).map((mapping) => ({ task, mapping })),
  );
}

export const grantMovesOneNodeAndItsSubtree: StepClaim = {
  name: "grantMovesOneNodeAndItsSubtree",
  family: "mapping",
  says: "A granted page leaves its granter, keeps its parent, and takes its children along.",
  concerns: ["spaces"],
  violations: (step) => {
    if (!differsIn("spaces", step.before, step.after)) return [];
    return deliveries(step).flatMap((delivery) => copiedInstead(step, delivery));
  },
};

/** A message that goes over in the step, and the window that it goes into. */
type Delivery = {
  readonly from: ThreadKey;
  readonly to: ThreadKey;
  readonly message: Message;
  readonly window: Flexpage;
};

/** To one who waits for the running thread, and from those whom that takes out of its queue. */
function deliveries({ before, event, after }: Step): readonly Delivery[] {
  const me = before.running;
  if (event.tag !== "ipc" || me === undefined) return [];
  const found: Delivery[] = [];
  const to = route(before, me, event.to)?.to;
  const there = to === undefined ? undefined : findThread(before, to)?.activity;
  if (event.message !== undefined && to !== undefined && there?.tag === "waiting")
    found.push({ from: me, to, message: event.message, window: there.window });
  if (event.receive === undefined) return found;
  const left = findThread(after, me)?.queue ?? [];
  for (const from of threadAt(before, me).queue) {
    const polled = findThread(before, from)?.activity;
    if (polled?.tag === "polling" && !left.includes(from))
      found.push({ from, to: me, message: polled.message, window: event.receive.window });
  }
  return found;
}

function copiedInstead(step: Step, delivery: Delivery): readonly string[] {
  const { from, to, message, window } = delivery;
  if (taskOf(to) === taskOf(from)) return [];
  const offers = message.items.flatMap((item) => (item.tag === "string" ? [] : [item]));
  const pieces = offers.flatMap((item) => pieceOf(item, window) ?? []);
  // Where several items go to one place, nothing can be told.
  const goesAlone = (page: number): boolean =>
    pieces.filter((p) => page >= p.destination && page < p.destination + p.pages).length === 1;
  return offers.flatMap((item) => {
    const piece = pieceOf(item, window);
    if (item.tag !== "grant" || piece === undefined) return [];
    return (activeTask(step.before, taskOf(from))?.space ?? [])
      .map((source) => ({ source, page: piece.destination + source.page - piece.source }))
      .filter(({ source: { page }, page: target }) => {
        const isSent = page >= piece.source && page < piece.source + piece.pages;
        return isSent && goesAlone(target);
      })
      .filter(({ source, page }) => isCopy(step, taskOf(from), source, { task: taskOf(to), page }))
      .map(({ source }) => `${describePlace(taskOf(from), source.page)} was copied, not moved`);
  });
}

/** True iff `source` of `task` is where it was, and `target` is newly derived from it. */
function isCopy({ before, after }: Step, task: number, source: Mapping, target: Place): boolean {
  if (source.parent === undefined) return false;
  const arrived = mappingAt(after, target.task, target.page);
  const left = mappingAt(after, task, source.page);
  const origin = { task: task as TaskNumber, page: source.page };
  const was = mappingAt(before, target.task, target.page);
  const copied = samePlace(arrived?.parent, origin) && !samePlace(was?.parent, origin);
  // What the granter receives in the same instant may lie there now, and be the parent.
  const stays = left !== undefined && samePlace(left.parent, source.parent);
  return stays && copied && arrived?.frame === source.frame;
}

export const deletedTasksLeaveNoMapping: StepClaim = {
  name: "deletedTasksLeaveNoMapping",
  family: "mapping",
  says: "When a task ends, its mappings and all derived from them are gone.",
  concerns: ["taskNew"],
  violations: ({ before, event, after }) => {
    if (event.tag !== "taskNew") return [];
    const roots = new Set<number>();
    for (const { task, mapping } of everyMapping(before))
      if (activeTask(after, task)?.version !== activeTask(before, task)?.version)
        roots.add(placeCode(task, mapping.page));
    const derived = derivedFrom(before, roots);
    return everyMapping(after)
      .filter(({ task, mapping }) => {
        const code = placeCode(task, mapping.page);
        return roots.has(code) || derived.has(code);
      })
      .map(({ task, mapping }) => `${describePlace(task, mapping.page)} outlived its origin`);
  },
};

export const sigma0KeepsItsRoots: StepClaim = {
  name: "sigma0KeepsItsRoots",
  family: "mapping",
  says: "σ0's roots stay at their own addresses, with the rights that they began with, for ever.",
  concerns: ["spaces"],
  violations: ({ before, after }) => {
    const roots = activeTask(before, SIGMA0)?.space ?? [];
    if (roots === activeTask(after, SIGMA0)?.space) return [];
    return roots
      .filter(({ parent }) => parent === undefined)
      .filter((root) => {
        const now = mappingAt(after, SIGMA0, root.page);
        return now?.frame !== root.page || now.rights !== root.rights || now.parent !== undefined;
      })
      .map(({ page }) => `${describePlace(SIGMA0, page)} is no longer the root that it was`);
  },
};
