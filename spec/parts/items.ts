// Map and grant items: which page goes where, and what happens to each.
// Source: manual, section 5 and "Transfer" in 2.0.

import { pagesOf, USER_PAGES, type Flexpage, type Item, type PageItem } from "../message.ts";
import type { TaskNumber } from "../name.ts";
import type { Memory } from "../outcome.ts";
import { meet, none, type Rights } from "../rights.ts";
import type { Rule } from "../rules.ts";
import { activeTaskAt, type Mapping, type Place } from "../state.ts";
import { become, by, onward, type Progress } from "./progress.ts";
import { Remapping } from "./remapping.ts";
import { pagesIn, samePlace } from "./space.ts";

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
  const sent = pagesOf(item.flexpage);
  const accepted = pagesOf(window);
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
      open = onward(open, (m) => (m.complete ? mapItem(m.progress, item, window, route) : [m]));
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
  const { space } = activeTaskAt(before.state, route.from);
  const pages = pagesIn(space, piece.source, piece.pages);
  if (pages.length < piece.pages) progress = by(progress, "map.lacks");
  const spaces = new Remapping(before.state);
  for (const page of pages) {
    const from = { task: route.from, page };
    const to = { task: route.to, page: piece.destination + (page - piece.source) };
    const fate = fateOf(spaces, item, from, to);
    // Only a page that takes a new place needs memory: see decision 0001.
    const end = fate.tag === "moves" && !fate.replaces ? endAt(route.memory, to) : "no";
    if (end !== "no") {
      const early = by(progress, "ipc.transfer.outOfMemory");
      ended.push({ progress: become(early, spaces.state()), complete: false });
      if (end === "yes") return ended;
    }
    carryOut(spaces, fate, item, from, to);
    for (const rule of fate.because) progress = by(progress, rule);
  }
  return [{ progress: become(progress, spaces.state()), complete: true }, ...ended];
}

/** Does kernel memory end where the place needs some? */
const endAt = (memory: Memory, place: Place): "no" | "perhaps" | "yes" => {
  if (typeof memory === "string") return memory === "scarce" ? "perhaps" : "no";
  return memory.endsAt(place) ? "yes" : "no";
};

/** What becomes of one page of the piece, and by which rules. */
type Fate = { readonly because: readonly Rule[] } & (
  | { readonly tag: "stays" }
  /** The mapping that is at the place already grows. */
  | { readonly tag: "widens"; readonly rights: Rights }
  /** The place gets the mapping: the sender's own, or one derived from it. */
  | {
      readonly tag: "moves";
      readonly own: boolean;
      readonly rights: Rights;
      readonly replaces: boolean;
    }
);

const stays = (rule: Rule): Fate => ({ tag: "stays", because: [rule] });

/** A ladder of reasons to leave the page, then map or grant. */
function fateOf(spaces: Remapping, item: PageItem, from: Place, to: Place): Fate {
  // An earlier page of this item may have flushed it.
  const source = spaces.at(from);
  if (source === undefined) return stays("map.lacks");
  const rights = meet(item.rights, source.rights);
  if (rights === none) return stays("map.noRights");
  if (to.page >= USER_PAGES) return stays("map.beyond");
  const occupant = spaces.at(to);
  if (occupant !== undefined && occupant.parent === undefined) return stays("map.root");
  if (occupant !== undefined && spaces.isAncestor(to, from)) return stays("map.overAncestor");
  const own = item.tag === "grant" && source.parent !== undefined;
  if (occupant !== undefined && !own && samePlace(occupant.parent, from))
    return { tag: "widens", rights, because: ["map.widens"] };
  const replaces = occupant !== undefined;
  const because: Rule[] = replaces ? ["map.flushes"] : [];
  if (!own) because.push(...(item.tag === "grant" ? grantOfRoot : plainMap));
  else because.push(...(rights === source.rights ? plainGrant : maskedGrant));
  return { tag: "moves", own, rights, replaces, because };
}

const plainMap: readonly Rule[] = ["map.page"];
const grantOfRoot: readonly Rule[] = ["grant.root", "map.page"];
const plainGrant: readonly Rule[] = ["grant.page"];
const maskedGrant: readonly Rule[] = ["grant.page", "grant.masks"];

function carryOut(spaces: Remapping, fate: Fate, item: PageItem, from: Place, to: Place): void {
  if (fate.tag === "widens") spaces.widen(to, fate.rights);
  if (fate.tag !== "moves") return;
  if (fate.replaces) spaces.flush(to);
  if (fate.own) return spaces.move(from, to, item.rights);
  const { frame } = spaces.at(from) as Mapping;
  spaces.insert(to, { page: to.page, frame, rights: fate.rights, parent: from });
}
