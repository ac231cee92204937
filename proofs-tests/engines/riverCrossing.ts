// A farmer takes a wolf, a goat and a cabbage across a river, one at a time. Left alone, the wolf
// eats the goat, and the goat eats the cabbage. The README of engines/ quotes this file.
import type { System } from "../../engines/index.ts";

const passengers = ["nobody", "wolf", "goat", "cabbage"] as const;
type Passenger = (typeof passengers)[number];

/** Who is on the right bank; "nobody" stands for the farmer. */
type Bank = ReadonlySet<Passenger>;

export const riverCrossing: System<Bank, Passenger> = {
  name: "river crossing",
  initial: () => [new Set()],
  events: (right) => passengers.filter((who) => right.has(who) === right.has("nobody")),
  step: (right, taken) => {
    const after = new Set(right);
    for (const who of ["nobody", taken] as const)
      if (right.has("nobody")) after.delete(who);
      else after.add(who);
    return [after];
  },
  keyWords: 1,
  key: (right, into) => {
    into[0] = passengers.reduce((bits, who, n) => bits | (right.has(who) ? 1 << n : 0), 0);
  },
  check: (right) => {
    const alone = (who: Passenger): boolean => right.has(who) !== right.has("nobody");
    const eaten = alone("goat") && (alone("wolf") || alone("cabbage"));
    return eaten ? { claim: "nobodyIsEaten", difference: ["the goat has company"] } : undefined;
  },
  goals: [{ name: "allAcross", holds: (right) => right.size === passengers.length }],
};
