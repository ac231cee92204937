// Guidance by coverage: the beginning of a run that came to something new is worth going on from.
// Runs come in epochs of fixed size; a guide knows its own epoch and nothing else, so that
// what a run does depends on the seed and its number only, however epochs are given to workers.

import type { Prng } from "../lib/prng.ts";

/** Runs in an epoch, mostly. Epoch n is of the runs from n times this on. */
export const EPOCH: number = 40;

/** The beginning of a run that came to something new. */
export type Seedling<Start, Event> = { readonly start: Start; readonly events: readonly Event[] };

/** Told of each name that an epoch reaches for the first time, with the run that did. */
export type OnFirst<Start, Event> = (name: string, start: Start, events: readonly Event[]) => void;

/** How a search is guided; every epoch is given the same. */
export type Guidance<Start, Event> = {
  /** Of 100 runs, how many go on from a beginning that came to something new. */
  readonly onIn100: number;
  /** Beginnings of earlier searches. */
  readonly seedlings: readonly Seedling<Start, Event>[];
  /** Runs that learn from each other; {@link EPOCH} if left out. Ranges may be cut between epochs
   *  only. */
  readonly epoch?: number;
  readonly onFirst?: OnFirst<Start, Event>;
};

/** Ways to one place: the shortest that is known, and how often runs went on from there. */
type Known<Start, Event> = { seedling: Seedling<Start, Event>; goneOn: number };

/** Beginnings that are looked at to find one from which few runs have gone on. */
const TRIES = 6;

/** What an epoch has come to so far. Mutable. */
export class Guide<Start, Event> {
  private readonly numbers = new Map<string, number>();
  private readonly pairs = new Set<number>();
  private readonly placed = new Map<string, Known<Start, Event>>();
  /** Beginnings by what was new: what was reached, then each way of telling where a run is. */
  private readonly groups: Known<Start, Event>[][];
  private readonly onIn100: number;
  private readonly onFirst: OnFirst<Start, Event> | undefined;
  private before: readonly number[] = [];

  constructor({ onIn100, seedlings, onFirst }: Guidance<Start, Event>) {
    this.groups = [seedlings.map((seedling) => ({ seedling, goneOn: 0 }))];
    this.onIn100 = onIn100;
    this.onFirst = onFirst;
  }

  /** What the next run goes on from: what others have gone on from less than from the rest. */
  next(random: Prng): Seedling<Start, Event> | undefined {
    this.before = [];
    const groups = this.groups.filter(({ length }) => length > 0);
    if (groups.length === 0 || random.below(100) >= this.onIn100) return undefined;
    const group = random.pick(groups);
    let least = random.pick(group);
    for (let tried = 1; tried < TRIES; tried++) {
      const other = random.pick(group);
      if (other.goneOn < least.goneOn) least = other;
    }
    least.goneOn++;
    return least.seedling;
  }

  /** Looks at what a step reached: the names themselves, and each after each of the step before. */
  note(reached: readonly string[], start: Start, events: readonly Event[]): void {
    const now = reached.map((name) => this.numberOf(name));
    let isNew = false;
    for (const [at, name] of now.entries()) {
      if (this.isFirst(name)) {
        isNew = true;
        this.onFirst?.(reached[at] as string, start, events);
      }
      for (const earlier of this.before) {
        isNew = this.isFirst((earlier + 1) * NAMES + name) || isNew;
      }
    }
    this.before = now;
    if (isNew) this.add(0, start, events);
  }

  /** Looks at where a run is: see {@link Walk.places}. Of each place the shortest way is kept. */
  notePlaces(places: readonly string[], start: Start, events: readonly Event[]): void {
    for (const [at, place] of places.entries()) {
      const name = `${at} ${place}`;
      const known = this.placed.get(name);
      if (known === undefined) this.placed.set(name, this.add(1 + at, start, events));
      else if (events.length < known.seedling.events.length)
        known.seedling = { start, events: events.slice() };
    }
  }

  private add(group: number, start: Start, events: readonly Event[]): Known<Start, Event> {
    const known = { seedling: { start, events: events.slice() }, goneOn: 0 };
    (this.groups[group] ??= []).push(known);
    return known;
  }

  private isFirst(pair: number): boolean {
    if (this.pairs.has(pair)) return false;
    this.pairs.add(pair);
    return true;
  }

  private numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size);
    return this.numbers.size - 1;
  }
}

/** More names than a model has. */
const NAMES = 0x10_0000;
