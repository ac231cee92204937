// A refutation made as short as it can be, and why it can be no shorter: searches of all runs,
// first of the events that occur in it, then of small configurations with such events.

import {
  eventsAlong,
  shrink,
  survey,
  type Bounds,
  type Budget,
  type Survey,
  type System,
  type Wrongdoing,
} from "../../engines/index.ts";
import {
  configurations,
  productOf,
  type ProductState,
  type Theme,
} from "../../refinement/index.ts";
import {
  nothingAlike,
  registerNames,
  type CertifiedLevel,
  type Configuration,
  type Registers,
  type TraceEvent,
} from "../../trace/index.ts";
import { plainFor } from "../simpler/plain.ts";
import { simpler } from "../simpler/simpler.ts";
import { afterSome, withKinds } from "./kinds.ts";
import { nearby } from "./nearby.ts";
import type { KernelRefutation, SameBug } from "./sameBug.ts";
import { prepared } from "./prepared.ts";
import { replaysFor, type Bug } from "./search.ts";
import { towards } from "./towards.ts";
import { asWritten, distinct } from "./written.ts";

/** A shortest run, and the states at each depth of all runs of its events; undefined: there were
 *  too many to look at all. */
export type Minimum = {
  readonly refutation: KernelRefutation;
  readonly menu: readonly TraceEvent[];
  readonly levels: readonly CertifiedLevel[] | undefined;
};

/** Longer runs are made short by replaying before anything is searched. */
const SHORT = 8;
const FIRST_BUDGET = 1_500;

/** Steps of all searches among plain events: a second, or less. */
const NEARBY_STEPS = 8_000;
/** Of these, steps that come before farther searches where the run is long. */
const SOON_STEPS = 5_000;

/** No longer runs are looked for nearby, and before all others. */
const NEAR = 5;
/** Steps in each world in which something is prepared, before others are searched to the end. */
const FEW_STEPS = 1_100;
/** Steps of all searches for runs that are longer: some seconds at most. */
const FAR_STEPS = 50_000;

/** The shortest run that the searches find, from `found` on. */
export function minimum(found: KernelRefutation, bug: Bug): Minimum {
  const far = { left: FAR_STEPS };
  const isLong = found.events.length > SHORT;
  const first = soonFound(found, bug) ?? (isLong ? plainer(found, bug, FIRST_BUDGET) : found);
  let best = lookedFor(first, bug, far);
  if (best.events.length > SHORT) best = otherwise(found, best, bug, far);
  let known: Survey | undefined;
  for (;;) {
    const [shorter, searched] = shorterOf(best, menuOf(best), bug, () => false);
    known = searched;
    const other = shorter ?? shorterElsewhere(best, bug);
    if (other === undefined) break;
    best = lookedFor(plainer(other, bug), bug, far);
  }
  best = inWriting(best);
  const menu = menuOf(best).events;
  return { refutation: best, menu, levels: known && levelsOf(known, best.events.length) };
}

/** A shorter run that is found with few steps. What is found so has fewer sorts of events, and so
 *  fewer runs are near it. */
export function soonFound(found: KernelRefutation, bug: Bug): KernelRefutation | undefined {
  if (found.events.length <= NEAR) return undefined;
  const other = prepared(found, bug, { left: FAR_STEPS }, FEW_STEPS);
  return other && plainer(other, bug);
}

/** `best`, or a shorter run that is found on the way to where `found` itself goes wrong. */
function otherwise(
  found: KernelRefutation,
  best: KernelRefutation,
  bug: Bug,
  far: Budget,
): KernelRefutation {
  const way = towards(found, bug, far);
  const other = way && lookedFor(plainer(way, bug), bug, far);
  return other !== undefined && other.events.length < best.events.length ? other : best;
}

/** The nearest run that the searches among plain events find, or `found`. */
function lookedFor(found: KernelRefutation, bug: Bug, far: Budget): KernelRefutation {
  let best = found;
  for (;;) {
    const isFar = best.events.length > NEAR;
    const near = nearby(best, bug, { left: isFar ? SOON_STEPS : NEARBY_STEPS });
    if (near !== undefined) return nearer(plainer(near, bug), bug);
    if (!isFar) return best;
    const farther =
      prepared(best, bug, far) ??
      nearby(best, bug, { left: NEARBY_STEPS - SOON_STEPS }) ??
      towards(best, bug, far);
    if (farther === undefined) return best;
    best = plainer(farther, bug);
  }
}

/** A shorter run than one that was found nearby: that has events of its own. */
function nearer(found: KernelRefutation, bug: Bug): KernelRefutation {
  let best = found;
  for (;;) {
    const other = nearby(best, bug, { left: NEARBY_STEPS }, best.events.length - 1);
    if (other === undefined) return best;
    best = plainer(other, bug);
  }
}

/** The same run, its registers written in one order. */
const inWriting = (found: KernelRefutation): KernelRefutation => ({
  ...found,
  events: found.events.map((event) =>
    "registers" in event ? { ...event, registers: ordered(event.registers) } : event,
  ),
});

const ordered = (registers: Registers): Registers =>
  Object.fromEntries(
    registerNames.flatMap((name) => {
      const word = registers[name];
      return word === undefined ? [] : [[name, word]];
    }),
  );

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
  return [
    sameBug(boot, asWritten(configuration.events, refutation.events)) ?? refutation,
    searched,
  ];
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
    const isHopeless = afterSome(TRIES);
    const [shorter] = shorterOf(shortest ?? best, configuration, bug, ({ failure }) =>
      isHopeless(failure),
    );
    shortest = shorter ?? shortest;
  }
  return shortest;
}

/** Wrong steps of one kind that are replayed. */
const TRIES = 6;

/** Replays that making a run plain may take. */
const PLAIN_BUDGET = 600;
/** Longer runs are not made plain. */
const LONG = 48;

/** The same run with plainer events, as long as it is as short. */
function plainer(
  found: KernelRefutation,
  { model, sameBug }: Bug,
  budget: number = PLAIN_BUDGET,
): KernelRefutation {
  const accepts = ({ start, events }: KernelRefutation): boolean =>
    sameBug(start, events) !== undefined;
  const replays = replaysFor(budget, found.start);
  const first = shrink(model, found, simpler, replays, accepts);
  // What is long is looked at again before anybody reads it.
  if (first.events.length > LONG) return shrink(model, first, simpler, replays, accepts);
  const { start, events, failure } = first;
  const plain = plainest({ start, events, failure }, sameBug);
  const again = shrink(model, plain, simpler, replays, accepts);
  return inOrder({ start: again.start, events: again.events, failure: again.failure }, sameBug);
}

/** The same run with the first plain event that will do in each place. */
export function plainest(found: KernelRefutation, sameBug: SameBug): KernelRefutation {
  let best = found;
  for (const [at, event] of found.events.entries()) {
    if (!("by" in event)) continue;
    const plain = plainFor(best, NO_THEMES).filter((one) => "by" in one && one.by === event.by);
    for (const instead of plain) {
      const other = sameBug(best.start, best.events.with(at, instead));
      if (other === undefined) continue;
      best = other;
      break;
    }
  }
  return best;
}

const NO_THEMES: ReadonlySet<Theme> = new Set();

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
