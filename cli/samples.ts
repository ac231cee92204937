// Samples: a short run to each thing that can be reached. A corpus has them for random runs to go
// on from; a search hands over those that its corpus lacks.

import type { Guidance, OnFirst, Reaching } from "../engines/index.ts";
import type { Boot, TraceEvent } from "../trace/index.ts";

/** A run whose last event reaches what the name says. */
export type Sample = Reaching<Boot, TraceEvent> & { readonly name: string };

/** Of 100 runs with a corpus, how many go on from what was reached before. */
const ON_IN_100 = 40;

/**
 * What `search` comes to when it goes on from the samples of `corpus`, and the shortest run that it
 * saw to each name which these lack. Without a corpus it goes on from nothing and keeps nothing.
 */
export function sampled<Searched>(
  corpus: readonly Sample[] | undefined,
  search: (guidance: Guidance<Boot, TraceEvent> | undefined) => Searched,
): Searched & { readonly samples: readonly Sample[] } {
  if (corpus === undefined) return { ...search(undefined), samples: [] };
  const known = new Set(corpus.map(({ name }) => fileNameOf(name)));
  const samples: Sample[] = [];
  const onFirst: OnFirst<Boot, TraceEvent> = (name, start, events) => {
    if (!known.has(fileNameOf(name))) samples.push({ name, start, events: events.slice() });
  };
  const searched = search({ onIn100: ON_IN_100, seedlings: corpus, onFirst });
  return { ...searched, samples: shortestOf(samples) };
}

/** The shortest sample of each name; of equals the first. */
export function shortestOf(samples: readonly Sample[]): readonly Sample[] {
  const shortest = new Map<string, Sample>();
  for (const sample of samples) {
    const before = shortest.get(sample.name);
    if (before !== undefined && before.events.length <= sample.events.length) continue;
    shortest.set(sample.name, sample);
  }
  return [...shortest.values()];
}

/** `ipc → error 3 in send` as a name for a file: letters, digits, dots, and dashes for the rest. */
export const fileNameOf = (name: string): string =>
  name
    .replaceAll("→", "to")
    .replace(/[^A-Za-z0-9.]+/g, "-")
    .replace(/^-|-$/g, "");
