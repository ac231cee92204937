// A refutation made as short as it can be, and why it can be no shorter: searches of all runs,
// first of the events that occur in it, then of small configurations with such events.

import {
  eventsAlong,
  shrink,
  survey,
  type Bounds,
  type Survey,
  type System,
  type Wrongdoing,
} from "../../engines/index.ts";
import {
  completed,
  configurations,
  kindOf,
  productOf,
  type ProductState,
  type System as Checked,
} from "../../refinement/index.ts";
import {
  nothingAlike,
  type CertifiedLevel,
  type Configuration,
  type TraceEvent,
} from "../../trace/index.ts";
import type { KernelModel } from "../model.ts";
import { simpler } from "../simpler.ts";
import { withKinds } from "./kinds.ts";
import type { KernelRefutation, SameBug } from "./sameBug.ts";

/** A shortest run, and the states at each depth of all runs of its events; undefined: there were
 *  too many to look at all. */
export type Minimum = {
  readonly refutation: KernelRefutation;
  readonly menu: readonly TraceEvent[];
  readonly levels: readonly CertifiedLevel[] | undefined;
};

/** What the searches need to know. */
export type Bug = {
  readonly system: Checked;
  readonly model: KernelModel;
  readonly sameBug: SameBug;
  /** States that one search may visit. */
  readonly statesMax: number;
};

/** The shortest run that the searches find, from `found` on. */
export function minimum(found: KernelRefutation, bug: Bug): Minimum {
  let best = found;
  let known: Survey | undefined;
  for (;;) {
    const [shorter, searched] = shorterOf(best, menuOf(best), bug, () => false);
    known = searched;
    if (shorter === undefined) {
      const other = shorterElsewhere(best, bug);
      if (other === undefined) break;
      best = plainer(other, bug);
    } else best = plainer(shorter, bug);
  }
  const menu = menuOf(best).events;
  return { refutation: best, menu, levels: known && levelsOf(known, best.events.length) };
}

/** All that happens in a run, and nothing else. */
const menuOf = ({ start, events }: KernelRefutation): Configuration => ({
  name: "what occurs in the trace",
  says: "",
  boot: start,
  before: [],
  events: distinct(events),
  goals: [],
  alike: nothingAlike,
});

function distinct(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const known = new Map(events.map((event) => [JSON.stringify(completed(event)), event]));
  return [...known.values()];
}

/** A run of `configuration` that shows the bug in fewer events than `best`, and the search for a
 *  run of as many. */
function shorterOf(
  best: KernelRefutation,
  configuration: Configuration,
  { system, sameBug, statesMax }: Bug,
  isHopeless: (wrong: Wrongdoing) => boolean,
): readonly [KernelRefutation | undefined, Survey | undefined] {
  const { boot, before } = configuration;
  const made = productOf(configuration, system);
  if ("claim" in made) return [undefined, undefined];
  let refutation: KernelRefutation | undefined;
  const bounds: Bounds = {
    depthMax: best.events.length - before.length,
    statesMax,
    accepts: (wrong) => {
      if (isHopeless(wrong)) return false;
      refutation = sameBug(boot, runOf(made, before, wrong));
      return refutation !== undefined;
    },
  };
  if ((bounds.depthMax ?? 0) < 1) return [undefined, undefined];
  const searched = survey(made, bounds);
  if (refutation === undefined || refutation.events.length >= best.events.length)
    return [undefined, searched];
  return [sameBug(boot, asWritten(configuration, refutation.events)) ?? refutation, searched];
}

/** The events as the menu has them, without the registers that were named besides. */
function asWritten(
  { events: menu }: Configuration,
  events: readonly TraceEvent[],
): readonly TraceEvent[] {
  const written = new Map(menu.map((event) => [JSON.stringify(completed(event)), event]));
  return events.map((event) => written.get(JSON.stringify(event)) ?? event);
}

const runOf = (
  made: System<ProductState, TraceEvent>,
  before: readonly TraceEvent[],
  { path }: Wrongdoing,
): readonly TraceEvent[] => [...before, ...eventsAlong(made, path)];

/** A shorter run in a small configuration of ours that knows all the kinds of events of `best`. */
function shorterElsewhere(best: KernelRefutation, bug: Bug): KernelRefutation | undefined {
  let shortest: KernelRefutation | undefined;
  for (const configuration of withKinds(configurations, best.events)) {
    const [shorter] = shorterOf(shortest ?? best, configuration, bug, afterSome());
    shortest = shorter ?? shortest;
  }
  return shortest;
}

/** Wrong steps of one kind that are looked at; where nothing is proved, the rest may go unseen. */
const TRIES = 6;

/** True of what is wrong in a way that has been looked at often enough and was another bug. */
function afterSome(): (wrong: Wrongdoing) => boolean {
  const tried = new Map<string, number>();
  return ({ failure }) => {
    const kind = kindOf(failure);
    const times = tried.get(kind) ?? 0;
    tried.set(kind, times + 1);
    return times >= TRIES;
  };
}

/** Replays that making a run plain may take. */
const PLAIN_BUDGET = 600;

/** The same run with plainer events, as long as it is as short. */
function plainer(found: KernelRefutation, { model, sameBug }: Bug): KernelRefutation {
  const accepts = ({ start, events }: KernelRefutation): boolean =>
    sameBug(start, events) !== undefined;
  const { start, events, failure } = shrink(model, found, simpler, PLAIN_BUDGET, accepts);
  return inOrder({ start, events, failure }, sameBug);
}

/** Events that may change places without changing what comes of them, in one order. */
function inOrder(found: KernelRefutation, sameBug: SameBug): KernelRefutation {
  let best = found;
  for (let at = 0; at + 2 < best.events.length; at++) {
    const [first, second] = [best.events[at], best.events[at + 1]] as [TraceEvent, TraceEvent];
    if (JSON.stringify(first) <= JSON.stringify(second)) continue;
    const swapped = best.events.with(at, second).with(at + 1, first);
    const other = sameBug(best.start, swapped);
    if (other === undefined) continue;
    best = other;
    at = Math.max(-1, at - 2);
  }
  return best;
}

/** The levels of a search that ended with a run of `length` events. */
function levelsOf(searched: Survey, length: number): readonly CertifiedLevel[] | undefined {
  if (searched.ended !== "refuted" || searched.levels.length !== length) return undefined;
  return searched.levels.map(({ states, hash }) => ({ states, hash }));
}
