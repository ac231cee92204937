// How far a search is, in one line: runs, speed, depth, what was reached, and the time left.

import { rules } from "../spec/rules.ts";
import { count } from "../lib/counted.ts";
import type { Settings } from "./settings.ts";
import type { KernelSearched } from "./work.ts";

/** Mutable: what has been done so far. `seconds` are those since the search began. */
export type SearchProgress = {
  readonly add: (part: KernelSearched) => void;
  readonly line: (seconds: number) => string;
};

/** Nothing done yet. */
export function searchProgress({
  runs,
  events,
  budget,
}: Pick<Settings, "runs" | "events" | "budget">): SearchProgress {
  const reached = new Set<string>();
  let [done, steps] = [0, 0];
  return {
    add: ({ statistics }) => {
      done += statistics.runs;
      steps += statistics.events;
      for (const name of statistics.reached.keys())
        if (Object.hasOwn(rules, name)) reached.add(name);
    },
    line: (seconds) => {
      const share = Math.max(done / runs, budget === undefined ? 0 : seconds / budget);
      const of = budget === undefined ? ` of ${count(runs)}` : "";
      const left = share > 0 ? `, ${duration((seconds * (1 - share)) / share)} left` : "";
      return (
        `${count(done)}${of} runs of ${count(events)} events, ` +
        `${count(seconds > 0 ? steps / seconds : 0)} steps/s, ` +
        `${reached.size} of ${Object.keys(rules).length} rules${left}`
      );
    },
  };
}

/** `8 s`, `3 min 20 s`, `2 h 5 min`: rounded up. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
