// Small systems with known counts, to search.
import type { System } from "../../../engines/index.ts";

/** A sum to which a throw adds 1, 2 or 3, and which may be halved when it is even. It must stay
 *  below `limit`; at seven, a step goes wrong in itself if `trap` says so. */
export const diceSystem = (limit: number, trap = false): System<number, "throw" | "halve"> => ({
  name: `dice below ${limit}`,
  initial: () => [0],
  events: () => ["throw", "halve"],
  step: (sum, event) => {
    if (event === "halve") return sum % 2 === 0 ? [sum / 2] : [];
    if (trap && sum === 7) return { claim: "sevenIsSafe", difference: ["it was seven"] };
    return [sum + 1, sum + 2, sum + 3];
  },
  keyWords: 1,
  key: (sum, into) => {
    into[0] = sum;
  },
  check: (sum) =>
    sum < limit ? undefined : { claim: "staysBelowNine", difference: [`it is ${sum}`] },
  goals: [
    { name: "odd", holds: (sum) => sum % 2 === 1 },
    { name: "hundred", holds: (sum) => sum === 100 },
  ],
});

/** Counters that count to `top` each, in any order: (top + 1)^count states. */
export const counters = (count: number, top: number): System<readonly number[], number> => ({
  name: `${count} counters to ${top}`,
  initial: () => [Array.from({ length: count }, () => 0)],
  events: (state) => state.map((_, at) => at),
  step: (state, at) => {
    const value = state[at] as number;
    return value === top ? [] : [state.with(at, value + 1)];
  },
  keyWords: count,
  key: (state, into) => into.set(state),
  check: () => undefined,
});
