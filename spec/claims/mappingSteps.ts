// How the mapping forest may change in one step. Source: manual, 2.0, 2.2, 2.6 and section 5.

import { remembered, rememberedOfTwo } from "../../lib/remembered.ts";
import { changedPages, differsIn, type PageChange } from "../changes.ts";
import type { Step, StepClaim } from "../claim.ts";
import type { Event } from "../event.ts";
import { pagesOf, type Flexpage, type Message } from "../message.ts";
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
import { forEachMapping } from "./each.ts";
import { describePlace } from "./mapping.ts";
import { none } from "./none.ts";
import { openedIn } from "./receivers.ts";

/** A page that appeared or changed. */
type Grown = PageChange & { readonly is: Mapping };

/** Mappings of `after` that are not, with these rights or more, in `before`. */
export const grown: (step: Step) => readonly Grown[] = remembered(({ before, after }) => {
  const found: Grown[] = [];
  for (const { task, page, was, is } of changedPages(before, after)) {
    if (is === undefined) continue;
    const same = was?.frame === is.frame && within(is.rights, was.rights);
    if (!same || (was.parent === undefined) !== (is.parent === undefined))
      found.push({ task, page, was, is });
  }
  return found;
});

export const mappingsAppearOnlyInOpenWindows: StepClaim = {
  name: "mappingsAppearOnlyInOpenWindows",
  family: "mapping",
  says: "A page appears, or gains rights, only where a receiving thread had opened a window.",
  concerns: ["spaces"],
  violations: (step) => {
    const wrong: string[] = [];
    for (const { task, page } of grown(step))
      if (!isInAnOpenWindow(step, task, page))
        wrong.push(`${describePlace(task, page)} appeared outside of every window`);
    return wrong;
  },
};

function isInAnOpenWindow(step: Step, task: number, page: number): boolean {
  const { event } = step;
  if (event.tag !== "ipc" && event.tag !== "access" && event.tag !== "exception") return false;
  return openedIn(step).some(
    ({ task: receiver, window }) =>
      receiver === task &&
      window.tag === "pages" &&
      page >= window.firstPage &&
      page < window.firstPage + pagesOf(window),
  );
}

type Unmap = Extract<Event, { tag: "fpageUnmap" }>;

/** What an unmap takes rights from. */
type Touched = {
  /** The places that it names, and those derived from them. */
  readonly own: ReadonlySet<number>;
  readonly derived: ReadonlySet<number>;
  /** It takes them from the places that it names, too. */
  readonly ownToo: boolean;
};

const touchedBy = rememberedOfTwo((before: State, { flexpage, ownPageToo }: Unmap): Touched => {
  const own = new Set<number>();
  const task = before.running === undefined ? 0 : taskOf(before.running);
  if (flexpage.tag === "pages")
    for (const { page } of activeTask(before, task)?.space ?? [])
      if (page >= flexpage.firstPage && page < flexpage.firstPage + pagesOf(flexpage))
        own.add(placeCode(task, page));
  return { own, derived: derivedFrom(before, own), ownToo: ownPageToo && task !== SIGMA0 };
});

const isHit = ({ own, derived, ownToo }: Touched, task: number, page: number): boolean => {
  const code = placeCode(task, page);
  return derived.has(code) || (ownToo && own.has(code));
};

export const unmapRevokesEverythingDerived: StepClaim = {
  name: "unmapRevokesEverythingDerived",
  family: "mapping",
  says: "After fpage_unmap nothing derived has a revoked right; with the flag, nor has the page.",
  concerns: ["fpageUnmap"],
  violations: ({ before, event, after }) => {
    if (event.tag !== "fpageUnmap" || before.running === undefined) return none;
    const touched = touchedBy(before, event);
    // Mostly there is nothing to take rights from.
    if (touched.derived.size === 0 && !(touched.ownToo && touched.own.size > 0)) return none;
    const wrong: string[] = [];
    forEachMapping(after, ({ page, rights }, task) => {
      if ((rights & event.revoke) !== 0 && isHit(touched, task, page))
        wrong.push(`${describePlace(task, page)} still has a revoked right`);
    });
    return wrong;
  },
};

export const unmapTouchesNothingElse: StepClaim = {
  name: "unmapTouchesNothingElse",
  family: "mapping",
  says: "fpage_unmap takes nothing but the rights named from the pages named and what they begot.",
  concerns: ["fpageUnmap"],
  violations: ({ before, event, after }) => {
    if (event.tag !== "fpageUnmap" || before.running === undefined) return none;
    const touched = touchedBy(before, event);
    const wrong: string[] = [];
    for (const { task, page, was, is } of changedPages(before, after)) {
      if (was === undefined) continue;
      const left = isHit(touched, task, page) ? was.rights & ~event.revoke : was.rights;
      const keeps = (left & 4) !== 0 ? left : left & 1;
      if ((keeps & ~(is?.rights ?? 0)) !== 0 || (is && !samePlace(is.parent, was.parent)))
        wrong.push(`${describePlace(task, page)} lost what was not revoked`);
    }
    return wrong;
  },
};

export const grantMovesOneNodeAndItsSubtree: StepClaim = {
  name: "grantMovesOneNodeAndItsSubtree",
  family: "mapping",
  says: "A granted page leaves its granter, keeps its parent, and takes its children along.",
  concerns: ["spaces"],
  violations: (step) => {
    if (!differsIn("spaces", step.before, step.after)) return none;
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
  if (taskOf(to) === taskOf(from) || message.items.every(({ tag }) => tag !== "grant")) return none;
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
    if (event.tag !== "taskNew" || !differsIn("heads", before, after)) return none;
    const roots = new Set<number>();
    for (let task = 1; task < before.tasks.length; task++) {
      const ended = activeTask(before, task);
      if (ended !== undefined && activeTask(after, task)?.version !== ended.version)
        for (const { page } of ended.space) roots.add(placeCode(task, page));
    }
    if (roots.size === 0) return none;
    const derived = derivedFrom(before, roots);
    const wrong: string[] = [];
    forEachMapping(after, ({ page }, task) => {
      const code = placeCode(task, page);
      if (roots.has(code) || derived.has(code))
        wrong.push(`${describePlace(task, page)} outlived its origin`);
    });
    return wrong;
  },
};

export const sigma0KeepsItsRoots: StepClaim = {
  name: "sigma0KeepsItsRoots",
  family: "mapping",
  says: "σ0's roots stay at their own addresses, with the rights that they began with, for ever.",
  concerns: ["spaces"],
  violations: ({ before, after }) => {
    const wrong: string[] = [];
    for (const { task, page, was, is } of changedPages(before, after)) {
      if (task !== SIGMA0 || was === undefined || was.parent !== undefined) continue;
      if (is?.frame !== page || is.rights !== was.rights || is.parent !== undefined)
        wrong.push(`${describePlace(task, page)} is no longer the root that it was`);
    }
    return wrong;
  },
};
