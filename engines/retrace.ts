// Runs done again that have their beginnings in common, as those that shrinking tries: a run goes
// on from where it first differs from the run before it, if its walk can go back.

import type { Failure, Model, Verdict, Walk } from "./model.ts";
import { begin, type Replayed } from "./replay.ts";

/** What becomes of an event that is disabled: the run ends with it, or goes on without it, or with
 *  an event like it. */
export type Manner = "strict" | "asItIs" | "adapted";

/** How a run went. */
export type Retraced<Event> = {
  readonly ended: Replayed;
  /** The events that were done, up to the one that was wrong if one was. */
  readonly did: readonly Event[];
  /** Whether some event was disabled, and whether another was done in its place. */
  readonly wasDisabled: boolean;
  readonly wasAdapted: boolean;
};

/** An event of the run before, what was done instead, what came of it, and the way back to before
 *  it. */
type Visit<Event> = {
  readonly id: number;
  readonly manner: Manner;
  readonly did: Event | undefined;
  readonly isAsWanted: boolean;
  readonly verdict: Verdict;
  readonly back: () => void;
};

/** A walk, and the events that led it where it is. */
type Way<Event> = { readonly walk: Walk<Event>; visits: Visit<Event>[] };

/** Starts whose walks are kept. */
const WAYS_MAX = 3;

/** Does runs of one model. Mutable. */
export class Retracer<Start, Event> {
  /** Events that were really done: neither known from before nor disabled. */
  stepped = 0;
  private readonly model: Model<Start, Event>;
  private readonly ids = new Map<Start | Event, number>();
  private readonly idsByText = new Map<string, number>();
  private readonly ways = new Map<number, Way<Event> | Failure>();

  private readonly mayGoBack: boolean;

  /** With `mayGoBack` false every run begins anew. */
  constructor(model: Model<Start, Event>, mayGoBack: boolean = true) {
    this.model = model;
    this.mayGoBack = mayGoBack;
  }

  /** A number that is equal for equal starts and for equal events. */
  idOf(thing: Start | Event): number {
    const known = this.ids.get(thing);
    if (known !== undefined) return known;
    const text = JSON.stringify(thing);
    const id = this.idsByText.get(text) ?? this.idsByText.size;
    this.idsByText.set(text, id);
    this.ids.set(thing, id);
    return id;
  }

  /** As `replay` does it. */
  readonly replay = (start: Start, events: readonly Event[]): Replayed =>
    this.run("strict", start, events).ended;

  /** Does `events` in order, up to the first that is wrong. */
  run(manner: Manner, start: Start, events: readonly Event[]): Retraced<Event> {
    const way = this.wayFrom(start);
    if ("claim" in way) {
      const ended: Replayed = { tag: "refuted", at: -1, failure: way };
      return { ended, did: [], wasDisabled: false, wasAdapted: false };
    }
    const { visits } = way;
    this.goBack(way, this.inCommon(way, manner, events));
    while (visits.length < events.length && !isOver(visits.at(-1)))
      visits.push(this.visit(way.walk, manner, events[visits.length] as Event));
    return retraced(visits);
  }

  /** The walk from `start`, wherever it is; one that cannot go back is at its start. */
  private wayFrom(start: Start): Way<Event> | Failure {
    const id = this.idOf(start);
    const known = this.ways.get(id);
    const canGoBack = known !== undefined && !("claim" in known) && known.walk.save !== undefined;
    if (known !== undefined && this.mayGoBack && (canGoBack || "claim" in known)) return known;
    const walk = begin(this.model, start);
    const way = "claim" in walk ? walk : { walk, visits: [] };
    if (this.ways.size >= WAYS_MAX)
      for (const first of this.ways.keys()) {
        this.ways.delete(first);
        break;
      }
    this.ways.set(id, way);
    return way;
  }

  /** How many visits stay as they are. */
  private inCommon({ visits }: Way<Event>, manner: Manner, events: readonly Event[]): number {
    const end = Math.min(visits.length, events.length);
    for (let at = 0; at < end; at++) {
      const { id, isAsWanted, manner: then } = visits[at] as Visit<Event>;
      if (id !== this.idOf(events[at] as Event)) return at;
      if (!isAsWanted && manner !== then) return at;
    }
    return end;
  }

  private goBack({ visits }: Way<Event>, length: number): void {
    if (length === visits.length) return;
    visits[length]?.back();
    visits.length = length;
  }

  private visit(walk: Walk<Event>, manner: Manner, wanted: Event): Visit<Event> {
    const id = this.idOf(wanted);
    const back = this.mayGoBack ? (walk.save?.() ?? nowhere) : nowhere;
    const verdict = walk.step(wanted);
    if (verdict.tag !== "disabled") {
      this.stepped++;
      return { id, manner, did: wanted, isAsWanted: true, verdict, back };
    }
    const other = manner === "adapted" ? walk.adapt?.(wanted) : undefined;
    if (other === undefined)
      return { id, manner, did: undefined, isAsWanted: false, verdict, back };
    this.stepped++;
    const instead = walk.step(other);
    const did = instead.tag === "disabled" ? undefined : other;
    return { id, manner, did, isAsWanted: false, verdict: instead, back };
  }
}

const nowhere = (): void => {};

/** True iff nothing comes after such a visit. */
const isOver = <Event>(last: Visit<Event> | undefined): boolean =>
  last?.verdict.tag === "refuted" || (last?.verdict.tag === "disabled" && last.manner === "strict");

function retraced<Event>(visits: readonly Visit<Event>[]): Retraced<Event> {
  const did = visits.flatMap((visit) => (visit.did === undefined ? [] : [visit.did]));
  const wasDisabled = visits.some(({ isAsWanted }) => !isAsWanted);
  const wasAdapted = visits.some((visit) => !visit.isAsWanted && visit.did !== undefined);
  return { ended: endOf(visits), did, wasDisabled, wasAdapted };
}

function endOf<Event>(visits: readonly Visit<Event>[]): Replayed {
  const last = visits.at(-1);
  const at = visits.length - 1;
  if (last?.verdict.tag === "refuted") return { tag: "refuted", at, failure: last.verdict.failure };
  if (last?.verdict.tag === "disabled" && last.manner === "strict")
    return { tag: "disabled", at, because: last.verdict.because };
  return { tag: "holds" };
}
