// What each path may cost, and what it costs now.

import type { Cost } from "./counted.ts";
import { scenes } from "./scenes.ts";

/** By scene. */
export type Costs = Readonly<Record<string, Cost>>;

/** Measures all scenes; they are deterministic. */
export const measured = (): Costs =>
  Object.fromEntries(Object.entries(scenes).map(([name, measure]) => [name, measure()]));

/** What has grown beyond the budget, line by line. A scene without a budget has grown. */
export function overBudget(costs: Costs, budget: Costs): readonly string[] {
  return Object.entries(costs).flatMap(([scene, cost]) => {
    const allowed = budget[scene];
    if (allowed === undefined) return [`${scene}: the budget does not have it`];
    return (Object.keys(cost) as (keyof Cost)[])
      .filter((what) => cost[what] > allowed[what])
      .map((what) => `${scene}: ${cost[what]} ${what}, the budget is ${allowed[what]}`);
  });
}
