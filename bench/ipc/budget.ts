// What each path may cost, and what it costs now.

import type { Cost } from "./counted.ts";
import { scenes } from "./scenes.ts";

/** By scene. */
export type Costs = Readonly<Record<string, Cost>>;

/** Measures all scenes; they are deterministic. */
export const measured = (): Costs =>
  Object.fromEntries(Object.entries(scenes).map(([name, measure]) => [name, measure()]));

const counts = ["cycles", "words", "loads", "stores", "entries"] as const;

/** What has grown beyond the budget, or ends elsewhere, line by line. So has what has no budget. */
export function overBudget(costs: Costs, budget: Costs): readonly string[] {
  return Object.entries(costs).flatMap(([scene, cost]) => {
    const allowed = budget[scene];
    if (allowed === undefined) return [`${scene}: the budget does not have it`];
    const grown = counts
      .filter((what) => cost[what] > allowed[what])
      .map((what) => `${scene}: ${cost[what]} ${what}, the budget is ${allowed[what]}`);
    if (cost.runs === allowed.runs) return grown;
    return [...grown, `${scene}: ${cost.runs} runs then, and not ${allowed.runs}`];
  });
}
