// The mapping part of the specification as a system of its own: map, grant, unmap and rights, by
// the functions of spec/ themselves, without threads, messages or time.

import type { System } from "../../engines/index.ts";
import { counted } from "../../lib/counted.ts";
import { begin } from "../../spec/parts/progress.ts";
import { mapItems } from "../../spec/parts/items.ts";
import { mappingAt, placeCode, revoke, SIGMA0 } from "../../spec/parts/space.ts";
import {
  activeTask,
  describeRights,
  initialStates,
  within,
  type Place,
  type Rights,
  type State,
  type Task,
  type TaskNumber,
} from "../../spec/index.ts";

/** How large the world is. Pages are 1 … `pages`, and σ0 has frame n at page n. */
export type MappingSize = {
  readonly tasks: number;
  readonly pages: number;
  /** At most `pages`. */
  readonly frames: number;
  /** Rights that are offered with a page, and sets that are revoked. */
  readonly offers: readonly Rights[];
  readonly revokes: readonly number[];
};

export type MappingEvent =
  | {
      readonly tag: "map" | "grant";
      readonly from: Place;
      readonly to: Place;
      readonly rights: Rights;
    }
  | {
      readonly tag: "unmap";
      readonly at: Place;
      readonly revoked: number;
      readonly own: boolean;
    };

/** The system, for the engines. */
export function mappingSystem(size: MappingSize): System<State, MappingEvent> {
  const places = placesOf(size);
  const events = eventsOf(size, places);
  return {
    name: sizeText(size),
    initial: () => [startOf(size)],
    events: () => events,
    step: (state, event) => [after(state, event)],
    key: (state, into) => {
      for (const [index, place] of places.entries()) into[index] = codeAt(state, place, size);
    },
    keyWords: places.length,
    check: (state) => {
      const grown = places.filter((place) => rightsGrow(state, place)).map(placeText);
      return grown.length === 0
        ? undefined
        : { claim: "rightsNeverGrowDownTheTree", difference: grown };
    },
  };
}

/** `2 tasks, 2 pages, 1 frame`. */
export const sizeText = ({ tasks, pages, frames }: MappingSize): string =>
  [counted(tasks, "task"), counted(pages, "page"), counted(frames, "frame")].join(", ");

/** Every page of every task, in order. */
export const placesOf = ({ tasks, pages }: MappingSize): readonly Place[] =>
  Array.from({ length: tasks * pages }, (_, index) => ({
    task: (Math.floor(index / pages) + 1) as TaskNumber,
    page: (index % pages) + 1,
  }));

function startOf({ tasks, frames }: MappingSize): State {
  const pages = Array.from({ length: frames }, () => []);
  const limits = { threads: 2, tickMicros: 1000, depthMax: 0, firstVersion: 1, firstTick: 0 };
  const boot = { ...limits, tasks, frames: { first: 1, pages }, devices: [] };
  const [state] = initialStates(boot);
  // Every task is there from the start: their lives are another part of the specification.
  const alive = (task: Task, number: number): Task =>
    number === 0 || task.tag === "active"
      ? task
      : { tag: "active", chief: 0, version: 1, mcp: 0, threads: [], space: [] };
  return { ...state, tasks: state.tasks.map(alive) };
}

function eventsOf(
  { offers, revokes }: MappingSize,
  places: readonly Place[],
): readonly MappingEvent[] {
  const moves = (["map", "grant"] as const).flatMap((tag) =>
    places.flatMap((from) =>
      places
        .filter(({ task }) => task !== from.task)
        .flatMap((to) => offers.map((rights) => ({ tag, from, to, rights }))),
    ),
  );
  const unmaps = places.flatMap((at) =>
    revokes.flatMap((revoked) =>
      [false, true].map((own) => ({ tag: "unmap" as const, at, revoked, own })),
    ),
  );
  return [...moves, ...unmaps];
}

function after(state: State, event: MappingEvent): State {
  if (event.tag === "unmap") {
    const { at, revoked, own } = event;
    if (mappingAt(state, at.task, at.page) === undefined) return state;
    // As fpage_unmap has it: σ0's own pages are for good.
    const roots = new Set([placeCode(at.task, at.page)]);
    return revoke(state, roots, revoked, own && at.task !== SIGMA0);
  }
  const { tag, from, to, rights } = event;
  const page = (firstPage: number) => ({ tag: "pages", firstPage, log2Pages: 0 }) as const;
  const item = { tag, hotSpot: to.page, flexpage: page(from.page), rights };
  const route = { from: from.task, to: to.task, memory: "plentiful" } as const;
  const [mapped] = mapItems(begin(state), [item], page(to.page), route);
  return mapped?.progress.state ?? state;
}

function rightsGrow(state: State, place: Place): boolean {
  const mapping = mappingAt(state, place.task, place.page);
  const parent = mapping?.parent;
  if (mapping === undefined || parent === undefined) return false;
  const above = mappingAt(state, parent.task, parent.page);
  return above === undefined || !within(mapping.rights, above.rights);
}

/** What is at a place as one number: 0 is nothing. */
function codeAt(state: State, { task, page }: Place, { pages }: MappingSize): number {
  const mapping = mappingAt(state, task, page);
  if (mapping === undefined) return 0;
  const { frame, rights, parent } = mapping;
  const above = parent === undefined ? 0 : (parent.task - 1) * pages + parent.page;
  return ((above << 8) | frame) * 8 + rights;
}

export const placeText = ({ task, page }: Place): string => `${task}:${page}`;

/** `1:1 = 1 rwx, 2:1 = 1 r-- from 1:1`, every page that holds something. */
export function mappingsText(state: State): string {
  const said: string[] = [];
  for (let task = 1; task < state.tasks.length; task++)
    for (const { page, frame, rights, parent } of activeTask(state, task)?.space ?? []) {
      const from = parent === undefined ? "" : ` from ${placeText(parent)}`;
      said.push(`${task}:${page} = ${frame} ${describeRights(rights)}${from}`);
    }
  return said.join(", ");
}

/** `map 1:1 → 2:1 r--`. */
export function mappingEventText(event: MappingEvent): string {
  if (event.tag === "unmap") {
    const { at, revoked, own } = event;
    return `unmap ${placeText(at)} ${describeRights(revoked as Rights)}${own ? " own" : ""}`;
  }
  const { tag, from, to, rights } = event;
  return `${tag} ${placeText(from)} → ${placeText(to)} ${describeRights(rights)}`;
}
