// Map and grant items: which page goes where, and what happens to each.
// Source: manual, section 5 and "Transfer" in 2.0.

import { USER_PAGES, type Flexpage, type Item, type PageItem } from "../message.ts";
import type { TaskNumber } from "../name.ts";
import type { Memory } from "../outcome.ts";
import { meet, none } from "../rights.ts";
import { activeTaskAt, type Mapping, type Place, type State } from "../state.ts";
import { become, by, type Progress } from "./progress.ts";
import {
  flush,
  insert,
  insertAll,
  isAncestor,
  mappingAt,
  move,
  samePlace,
  widen,
} from "./space.ts";

/** One way in which the mapping may go: to its end, or to where memory ran out. */
export type Mapped = { readonly progress: Progress; readonly complete: boolean };

/** The part of the sender's space that an item covers, and where it goes. */
export type Piece = {
  readonly source: number;
  readonly destination: number;
  readonly pages: number;
  readonly rule: "window.larger" | "window.smaller";
};

/** The smaller of flexpage and window decides; the hot spot says where in the larger. */
export function pieceOf(item: PageItem, window: Flexpage): Piece | undefined {
  if (item.flexpage.tag === "noPage" || window.tag === "noPage") return undefined;
  const sent = 2 ** item.flexpage.log2Pages;
  const accepted = 2 ** window.log2Pages;
  const source = item.flexpage.firstPage;
  const destination = window.firstPage;
  return accepted >= sent
    ? {
        source,
        destination: destination + alignedIn(item.hotSpot, accepted, sent),
        pages: sent,
        rule: "window.larger",
      }
    : {
        source: source + alignedIn(item.hotSpot, sent, accepted),
        destination,
        pages: accepted,
        rule: "window.smaller",
      };
}

/** The hot spot's offset in the larger, rounded down to the size of the smaller. */
const alignedIn = (hotSpot: number, larger: number, smaller: number): number =>
  Math.floor((hotSpot % larger) / smaller) * smaller;

/** All map and grant items in order. Kernel memory may end it only when scarce. */
export function mapItems(
  progress: Progress,
  items: readonly Item[],
  window: Flexpage,
  route: Route,
): readonly Mapped[] {
  let open: readonly Mapped[] = [{ progress, complete: true }];
  for (const item of items)
    if (item.tag !== "string")
      open = open.flatMap((m) => (m.complete ? mapItem(m.progress, item, window, route) : [m]));
  return open;
}

/** From which space into which, and whether kernel memory may end. */
export type Route = { readonly from: TaskNumber; readonly to: TaskNumber; readonly memory: Memory };

function mapItem(
  before: Progress,
  item: PageItem,
  window: Flexpage,
  route: Route,
): readonly Mapped[] {
  if (route.from === route.to) return [{ progress: by(before, "map.sameTask"), complete: true }];
  const piece = pieceOf(item, window);
  if (piece === undefined) return [{ progress: before, complete: true }];
  let progress = by(before, piece.rule);
  const ended: Mapped[] = [];
  const space = activeTaskAt(before.state, route.from).space;
  const inPiece = space.filter(
    (m) => m.page >= piece.source && m.page < piece.source + piece.pages,
  );
  if (inPiece.length < piece.pages) progress = by(progress, "map.lacks");
  // Those that go to free places, one after the other, are put there at once.
  let fresh: Mapping[] = [];
  for (const source of inPiece) {
    const from = { task: route.from, page: source.page };
    const to = { task: route.to, page: piece.destination + (source.page - piece.source) };
    const derived =
      route.memory === "plentiful" ? derivedAt(progress.state, item, from, to) : undefined;
    if (derived !== undefined) {
      progress = by(item.tag === "grant" ? by(progress, "grant.root") : progress, "map.page");
      fresh.push(derived);
      continue;
    }
    progress = withAll(progress, route.to, fresh);
    fresh = [];
    const next = mapPage(progress, item, from, to);
    // Only a page that takes a new place needs memory: see decision 0001.
    if (next.needsMemory && route.memory === "scarce")
      ended.push({ progress: by(progress, "ipc.transfer.outOfMemory"), complete: false });
    progress = next.progress;
  }
  return [{ progress: withAll(progress, route.to, fresh), complete: true }, ...ended];
}

const withAll = (p: Progress, task: TaskNumber, fresh: readonly Mapping[]): Progress =>
  fresh.length === 0 ? p : become(p, insertAll(p.state, task, fresh));

/** What a map to a free place makes; undefined of all else, which goes page by page. It changes
 *  nothing that is asked about the next page, so that it may be put there later. */
function derivedAt(state: State, item: PageItem, from: Place, to: Place): Mapping | undefined {
  const source = mappingAt(state, from.task, from.page);
  if (source === undefined || to.page >= USER_PAGES) return undefined;
  if (item.tag === "grant" && source.parent !== undefined) return undefined;
  const rights = meet(item.rights, source.rights);
  if (rights === none || mappingAt(state, to.task, to.page) !== undefined) return undefined;
  return { page: to.page, frame: source.frame, rights, parent: from };
}

type PageMapped = { readonly progress: Progress; readonly needsMemory: boolean };

/** One page of the piece: a ladder of reasons to leave it, then map or grant. */
function mapPage(p: Progress, item: PageItem, from: Place, to: Place): PageMapped {
  const skip = (progress: Progress): PageMapped => ({ progress, needsMemory: false });
  // An earlier page of this item may have flushed it.
  const source = mappingAt(p.state, from.task, from.page);
  if (source === undefined) return skip(by(p, "map.lacks"));
  const rights = meet(item.rights, source.rights);
  if (rights === none) return skip(by(p, "map.noRights"));
  if (to.page >= USER_PAGES) return skip(by(p, "map.beyond"));
  const occupant = mappingAt(p.state, to.task, to.page);
  if (occupant !== undefined && occupant.parent === undefined) return skip(by(p, "map.root"));
  if (occupant !== undefined && isAncestor(p.state, to, from))
    return skip(by(p, "map.overAncestor"));
  const needsMemory = occupant === undefined;
  const isGrant = item.tag === "grant" && source.parent !== undefined;
  if (occupant !== undefined && !isGrant && samePlace(occupant.parent, from))
    return skip(become(by(p, "map.widens"), widen(p.state, to, rights)));
  const cleared = occupant === undefined ? p : become(by(p, "map.flushes"), flush(p.state, to));
  const progress = isGrant
    ? grantPage(cleared, item, from, to)
    : derivePage(
        item.tag === "grant" ? by(cleared, "grant.root") : cleared,
        source,
        rights,
        from,
        to,
      );
  return { progress, needsMemory };
}

/** A mapping derived from the sender's, at a free place. */
function derivePage(
  p: Progress,
  source: Mapping,
  rights: Mapping["rights"],
  from: Place,
  to: Place,
): Progress {
  const mapping = { page: to.page, frame: source.frame, rights, parent: from };
  return become(by(p, "map.page"), insert(p.state, to.task, mapping));
}

/** The sender's mapping itself, at a free place. */
function grantPage(p: Progress, item: PageItem, from: Place, to: Place): Progress {
  const source = mappingAt(p.state, from.task, from.page) as Mapping;
  const masked = meet(source.rights, item.rights) !== source.rights;
  const moved = become(by(p, "grant.page"), move(p.state, from, to, item.rights));
  return masked ? by(moved, "grant.masks") : moved;
}
