// Guidance by coverage: what a run reached that no run before it had reached is worth going on
// from. Runs come in epochs of fixed size; a guide knows its own epoch and nothing else, so that
// what a run does depends on the seed and its number only, however epochs are given to workers.

import type { Prng } from "../lib/prng.ts";

/** Runs in an epoch. Epoch n is of the runs from n times this on. */
export const EPOCH: number = 40;

/** The beginning of a run that reached something new. */
export type Seedling<Start, Event> = { readonly start: Start; readonly events: readonly Event[] };

/** Told of each name that an epoch reaches for the first time, with the run that did. */
export type OnFirst<Start, Event> = (name: string, start: Start, events: readonly Event[]) => void;

/** How a search is guided; every epoch is given the same. */
export type Guidance<Start, Event> = {
  /** Of 100 runs, how many go on from a beginning that reached something new. */
  readonly onIn100: number;
  /** Beginnings of earlier searches. */
  readonly seedlings: readonly Seedling<Start, Event>[];
  readonly onFirst?: OnFirst<Start, Event>;
};

/** What an epoch has reached so far. Mutable. */
export class Guide<Start, Event> {
  private readonly numbers = new Map<string, number>();
  private readonly pairs = new Set<number>();
  private readonly seedlings: Seedling<Start, Event>[];
  private readonly onIn100: number;
  private readonly onFirst: OnFirst<Start, Event> | undefined;
  private before: readonly number[] = [];

  constructor({ onIn100, seedlings, onFirst }: Guidance<Start, Event>) {
    this.onIn100 = onIn100;
    this.seedlings = [...seedlings];
    this.onFirst = onFirst;
  }

  /** What the next run goes on from: what was new last rather than first. */
  next(random: Prng): Seedling<Start, Event> | undefined {
    this.before = [];
    const { seedlings } = this;
    if (seedlings.length === 0 || random.below(100) >= this.onIn100) return undefined;
    const [one, other] = [random.below(seedlings.length), random.below(seedlings.length)];
    return seedlings[Math.max(one, other)];
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
    if (isNew) this.seedlings.push({ start, events: events.slice() });
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
