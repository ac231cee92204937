// What the searches for shorter runs have in common: what they know, a share of the steps, and the
// runs that they take.

import { Remembering, type Budget, type Failure, type Nearest } from "../../engines/index.ts";
import { productOf, type ProductState, type System } from "../../refinement/index.ts";
import { nothingAlike, type Boot, type TraceEvent } from "../../trace/index.ts";
import type { KernelModel } from "../model.ts";
import { afterSome } from "./kinds.ts";
import type { KernelRefutation, SameBug } from "./sameBug.ts";
import { asWritten } from "./written.ts";

/** What the searches need to know. */
export type Bug = {
  readonly system: System;
  readonly model: KernelModel;
  readonly sameBug: SameBug;
  /** States that one search for a proof may visit. */
  readonly statesMax: number;
  readonly searched: Searched;
};

/** What was searched for one bug, so that nothing is searched twice. Mutable. */
export type Searched = {
  /** Searches that may be gone on with, by the world in which they are; undefined: in which not
   *  even the start is right. */
  readonly worlds: Map<string, World | undefined>;
  /** Machines in which several worlds begin, by what they boot with; undefined as above. */
  readonly machines: Map<string, Remembering<ProductState, TraceEvent> | undefined>;
  /** Searches that are over. */
  readonly inVain: Set<string>;
};

/** A search in one world, what it has found, and what it may still cost. */
export type World = {
  readonly search: Pick<Nearest<unknown, TraceEvent, KernelRefutation>, "to">;
  readonly found: KernelRefutation[];
  /** Events that were done before the search begins. */
  readonly before: number;
  readonly budget: Budget;
  /** See `priceOf`. */
  readonly price: number;
};

export const nothingSearched = (): Searched => ({
  worlds: new Map(),
  machines: new Map(),
  inVain: new Set(),
});

/** The search in the world of that name, which is begun if it was not yet. */
export function worldNamed(
  { worlds }: Searched,
  name: unknown,
  begin: () => World | undefined,
): World | undefined {
  const text = JSON.stringify(name);
  if (!worlds.has(text)) worlds.set(text, begin());
  return worlds.get(text);
}

/** The machine that boots so: what is tried in one world of it is known in the next. */
export function machineOf(
  { system, searched: { machines } }: Bug,
  boot: Boot,
): Remembering<ProductState, TraceEvent> | undefined {
  const text = JSON.stringify(boot);
  if (!machines.has(text)) {
    const all = { name: "what is plain", says: "", boot, before: [], events: [], goals: [] };
    const made = productOf({ ...all, alike: nothingAlike }, system);
    machines.set(text, "claim" in made ? undefined : new Remembering(made, JSON.stringify));
  }
  return machines.get(text);
}

/** A run of at most `lengthMax` events that was found in a world or is found now. The search may
 *  have been begun for another run of the bug. */
export function foundIn(
  { search, found, before, budget, price }: World,
  lengthMax: number,
  { sameBug }: Bug,
  budgets: readonly Budget[],
): KernelRefutation | undefined {
  for (const { start, events } of found) {
    const same = events.length <= lengthMax ? sameBug(start, events) : undefined;
    if (same !== undefined) return same;
  }
  const other = onShare([...budgets, budget], price, (own) => search.to(lengthMax - before, own));
  if (other === undefined) return undefined;
  found.push(other);
  return sameBug(other.start, other.events);
}

/** What `search` finds unless it has been done. */
export function unlessInVain<Found>(
  { inVain }: Searched,
  name: readonly unknown[],
  search: () => Found | undefined,
): Found | undefined {
  const text = JSON.stringify(name);
  if (inVain.has(text)) return undefined;
  const found = search();
  if (found === undefined) inVain.add(text);
  return found;
}

/** How many times as long a step takes as with little memory. */
export const priceOf = ({ userFrames }: Boot): number => 1 + userFrames / 128;

/** The events that may be replayed for so many with little memory. Few of a run have to do with all
 *  of it. */
export const replaysFor = (budget: number, start: Boot): number =>
  Math.ceil(budget / Math.max(1, priceOf(start) / 5));

/** What `search` finds with as many steps as all budgets have, of which each costs `price`. */
export function onShare<Found>(
  budgets: readonly Budget[],
  price: number,
  search: (own: Budget) => Found,
): Found {
  const most = Math.max(0, Math.floor(Math.min(...budgets.map(({ left }) => left)) / price));
  const own = { left: most };
  const found = search(own);
  const spent = (most - Math.max(0, own.left)) * price;
  for (const budget of budgets) budget.left -= spent;
  return found;
}

/** Wrong steps of one kind that are replayed. */
const TRIES = 20;

/** Takes runs of a menu's events that show the bug, after those that come `before`; as the menu
 *  has them, if they show it so. */
export function taker(
  sameBug: SameBug,
  boot: Boot,
  menu: readonly TraceEvent[],
  before: readonly TraceEvent[] = [],
): (path: readonly TraceEvent[], failure: Failure) => KernelRefutation | undefined {
  const isHopeless = afterSome(TRIES);
  const all = [...before, ...menu];
  return (path, failure) => {
    if (isHopeless(failure)) return undefined;
    const events = [...before, ...path];
    return sameBug(boot, asWritten(all, events)) ?? sameBug(boot, events);
  };
}
