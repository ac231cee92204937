// Two small systems to drive: each has a right form and a wrong one.

import type { Model, Simpler, Verdict } from "../../engines/index.ts";

/** A queue that must be first in first out; `take` says what it expects to see. */
export type QueueStart = { readonly capacity: number };
export type QueueEvent =
  | { readonly tag: "put"; readonly value: number }
  | { readonly tag: "take" }
  | { readonly tag: "look" };

/** The wrong queue wraps one place too late once it has been full. */
export function queueModel(wrong: boolean): Model<QueueStart, QueueEvent> {
  return {
    drawStart: (random) => ({ capacity: 2 + random.below(6) }),
    begin: ({ capacity }) => {
      const real: number[] = [];
      const right: number[] = [];
      let wasFull = false;
      return {
        draw: (random) => {
          const kind = random.weighted([3, 2, 1]);
          if (kind === 0) return { tag: "put", value: random.below(1000) };
          return kind === 1 ? { tag: "take" } : { tag: "look" };
        },
        step: (event): Verdict => {
          switch (event.tag) {
            case "put":
              if (right.length === capacity) return { tag: "disabled", because: "it is full" };
              right.push(event.value);
              real.push(event.value);
              if (right.length === capacity) wasFull = true;
              return { tag: "holds", reached: wasFull ? ["put", "full"] : ["put"] };
            case "look":
              return { tag: "holds", reached: ["look"] };
            case "take": {
              if (right.length === 0) return { tag: "disabled", because: "it is empty" };
              const expected = right.shift();
              const taken = wrong && wasFull ? real.pop() : real.shift();
              if (taken === expected) return { tag: "holds", reached: ["take"] };
              const difference = [`expected ${expected}`, `taken ${taken}`];
              return { tag: "refuted", failure: { claim: "firstInFirstOut", difference } };
            }
          }
        },
      };
    },
  };
}

export const simplerQueues: Simpler<QueueStart, QueueEvent> = {
  runs: () => [],
  starts: ({ capacity }) => (capacity > 2 ? [{ capacity: 2 }, { capacity: capacity - 1 }] : []),
  events: (event) =>
    event.tag === "put" && event.value > 0
      ? [
          { tag: "put", value: 0 },
          { tag: "put", value: event.value >> 1 },
          { tag: "put", value: event.value - 1 },
        ]
      : [],
};

/** Two hands take turns; whose turn it is decides who may act. Ten taps of one finger fail. */
export type Tap = { readonly hand: "left" | "right"; readonly finger: number };
export const tapModel: Model<number, Tap> = {
  drawStart: () => 0,
  begin: () => {
    const taps = new Map<number, number>();
    let turn: Tap["hand"] = "left";
    return {
      draw: (random) => ({ hand: turn, finger: random.below(3) }),
      step: ({ hand, finger }): Verdict => {
        if (hand !== turn) return { tag: "disabled", because: `it is the ${turn} hand's turn` };
        turn = turn === "left" ? "right" : "left";
        taps.set(finger, (taps.get(finger) ?? 0) + 1);
        if (taps.get(finger) !== 10) return { tag: "holds", reached: [`finger ${finger}`] };
        const failure = { claim: "noFingerTapsTenTimes", difference: [`finger ${finger}`] };
        return { tag: "refuted", failure };
      },
      adapt: ({ finger }) => ({ hand: turn, finger }),
    };
  },
};

/** A counter that goes up and down; it fails a claim at 5, and another below −3. */
export type CounterEvent = 1 | -1;
export const counterModel: Model<number, CounterEvent> = {
  drawStart: (random) => random.below(3),
  begin: (start) => {
    let count = start;
    if (start < 0) return { claim: "startsAtZeroOrMore", difference: [`starts at ${start}`] };
    return {
      draw: (random) => (random.chance(1, 2) ? 1 : -1),
      step: (event) => {
        count += event;
        const failure = (claim: string): Verdict => ({
          tag: "refuted",
          failure: { claim, difference: [`is ${count}`] },
        });
        if (count >= 5) return failure("staysBelowFive");
        if (count < -3) return failure("staysAboveMinusFour");
        return { tag: "holds", reached: [event > 0 ? "up" : "down"] };
      },
    };
  },
};
