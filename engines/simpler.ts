// What shrinking asks of whoever knows the model: which starts, events and runs are simpler.

import type { Candidate } from "./attempt.ts";

/** What the engine cannot know of a model. Candidates must be simpler in an order without infinite
 *  descent, the simplest first, or only the budget ends the search. */
export type Simpler<Start, Event> = {
  readonly starts: (start: Start) => readonly Start[];
  readonly events: (event: Event) => readonly Event[];
  /** The parts of a run that an event belongs to, by name: all of one may go together. */
  readonly partsOf?: (event: Event) => readonly string[];
  /** Changes to all events at once, as giving one actor's part to another. */
  readonly runs: (events: readonly Event[]) => readonly (readonly Event[])[];
  /** Changes to the start and all events at once, as other numbers for the same things. */
  readonly wholes?: (run: Candidate<Start, Event>) => readonly Candidate<Start, Event>[];
  /** Runs that are no simpler but may come out shorter, as two actors in each other's place. */
  readonly turned?: (run: Candidate<Start, Event>) => readonly Candidate<Start, Event>[];
  /** Plain events in which the actors of a run may take part, the plainest first: one of them may
   *  do for several of the run. */
  readonly plain?: (run: Candidate<Start, Event>) => readonly Event[];
};
