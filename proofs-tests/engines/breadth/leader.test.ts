import { expect, test } from "vitest";
import { expand, Follower, Leader, survey, type Batch } from "../../../engines/index.ts";
import { counters } from "./toys.ts";

const system = counters(4, 3);

test("several hands and a lost batch change nothing", () => {
  const alone = survey(system, {});
  const leader = new Leader(system, {});
  const hands = [new Follower(system), new Follower(system)];
  let turn = 0;
  const handed: Batch[] = [];
  for (;;) {
    for (let batch = leader.next(); batch !== undefined; batch = leader.next()) handed.push(batch);
    const oldest = handed.shift();
    if (oldest === undefined) break;
    const hand = hands[turn++ % 2] as Follower<readonly number[], number>;
    if (turn % 3 === 0) expand(system, hand, oldest); // Its answer never came: it is done again.
    leader.take(expand(system, hands[0] as Follower<readonly number[], number>, oldest));
  }
  expect(leader.survey()).toEqual(alone);
});

test("it can be stopped, and says so", () => {
  const leader = new Leader(system, {});
  leader.stop();
  expect(leader.next()).toBeUndefined();
  expect(leader.survey()).toMatchObject({ ended: "request", states: 1, depth: 0 });
});

test("a system that begins nowhere is refused", () => {
  expect(() => new Leader({ ...system, initial: () => [] }, {})).toThrow("begins nowhere");
});
