// Runs as values of fast-check, with a shrinker of their own: inside any property, runs stay runs
// that the model can do, and a refuted one goes to its smallest form in one step.

import fc from "fast-check";
import { prng } from "../lib/prng.ts";
import type { Failure, Model } from "./model.ts";
import { lengthOf } from "./random.ts";
import { begin } from "./replay.ts";
import { shrink } from "./shrink.ts";
import type { Simpler } from "./simpler.ts";

/** A start and events that are possible from there, one after the other. */
export type Run<Start, Event> = {
  readonly start: Start;
  readonly events: readonly Event[];
  /** What the last event refuted; the start, if there is no event. */
  readonly failure?: Failure;
};

export type RunOptions = {
  /** Events in a run, at most. */
  readonly eventsMax: number;
  /** Events that shrinking a refuted run may replay. */
  readonly shrinkBudget: number;
};

/** Random runs of `model`. A run ends with the event that refutes it, or at its length. */
export const runsOf = <Start, Event>(
  model: Model<Start, Event>,
  simpler: Simpler<Start, Event>,
  options: RunOptions,
): fc.Arbitrary<Run<Start, Event>> => new Runs(model, simpler, options);

class Runs<Start, Event> extends fc.Arbitrary<Run<Start, Event>> {
  private readonly model: Model<Start, Event>;
  private readonly simpler: Simpler<Start, Event>;
  private readonly options: RunOptions;

  constructor(model: Model<Start, Event>, simpler: Simpler<Start, Event>, options: RunOptions) {
    super();
    this.model = model;
    this.simpler = simpler;
    this.options = options;
  }

  override generate(chance: fc.Random): fc.Value<Run<Start, Event>> {
    const random = prng(chance.nextInt() >>> 0);
    const length = lengthOf(random.below(5), this.options.eventsMax);
    const start = this.model.drawStart(random);
    const walk = this.model.begin(start, random);
    if ("claim" in walk) return valueOf({ start, events: [], failure: walk });
    const events: Event[] = [];
    for (let drawn = 0; drawn < length; drawn++) {
      const event = walk.draw(random);
      const verdict = walk.step(event);
      if (verdict.tag === "disabled") continue;
      events.push(event);
      if (verdict.tag === "refuted") return valueOf({ start, events, failure: verdict.failure });
    }
    walk.end?.();
    return valueOf({ start, events });
  }

  override canShrinkWithoutContext(value: unknown): value is Run<Start, Event> {
    return typeof value === "object" && value !== null && "start" in value && "events" in value;
  }

  override shrink(run: Run<Start, Event>, context: unknown): fc.Stream<fc.Value<typeof run>> {
    return fc.stream(this.smaller(run, context === SMALLEST));
  }

  /** What a run shrinks to: its smallest form if it is refuted, then what is a bit smaller. */
  private *smaller(
    run: Run<Start, Event>,
    isSmallest: boolean,
  ): IterableIterator<fc.Value<Run<Start, Event>>> {
    if (isSmallest) return;
    const { failure } = run;
    if (failure !== undefined) {
      const { shrinkBudget } = this.options;
      const refuted = { ...run, failure };
      const small = shrink(this.model, refuted, this.simpler, shrinkBudget, () => true);
      const { start, events } = small;
      yield new fc.Value({ start, events, failure: small.failure }, SMALLEST);
    }
    for (const { start, events } of this.candidates(run)) {
      yield valueOf(this.possible(start, events));
    }
  }

  private *candidates({ start, events }: Run<Start, Event>): IterableIterator<Run<Start, Event>> {
    for (let size = events.length; size >= 1; size = Math.floor(size / 2))
      for (let from = events.length - size; from >= 0; from -= size)
        yield { start, events: [...events.slice(0, from), ...events.slice(from + size)] };
    for (const simpler of this.simpler.starts(start)) yield { start: simpler, events };
    for (const [at, event] of events.entries())
      for (const simpler of this.simpler.events(event))
        yield { start, events: events.with(at, simpler) };
  }

  /** The run with those of `events` that are possible where they come. */
  private possible(start: Start, events: readonly Event[]): Run<Start, Event> {
    const walk = begin(this.model, start);
    if ("claim" in walk) return { start, events: [], failure: walk };
    const done: Event[] = [];
    for (const event of events) {
      const verdict = walk.step(event);
      if (verdict.tag === "disabled") continue;
      done.push(event);
      if (verdict.tag === "refuted") return { start, events: done, failure: verdict.failure };
    }
    walk.end?.();
    return { start, events: done };
  }
}

/** The context of a run that was shrunk all the way. */
const SMALLEST = "smallest";

const valueOf = <T>(value: T): fc.Value<T> => new fc.Value(value, undefined);
