import { expect, test } from "vitest";
import { Flows, messageRegisters } from "../../../refinement/taint/flows.ts";
import { threadKey, type Effect, type Message, type ObservedStep } from "../../../spec/index.ts";
import { booted, root, sigma0 } from "../../spec/world.ts";

const message: Message = { label: 0, untyped: 1, words: [5], items: [] };
const received: Effect = {
  thread: sigma0,
  result: {
    tag: "received",
    sender: root,
    envelope: { from: { tag: "nil" }, to: { tag: "nil" }, redirected: false, propagated: false },
    message,
    failure: undefined,
  },
};
const step = (effects: readonly Effect[]): ObservedStep => ({
  before: booted,
  event: { tag: "tick" },
  after: booted,
  effects,
});
const never = (): boolean => false;

test("a message carries its words, and no more", () => {
  const flows = new Flows();
  for (const register of messageRegisters) flows.set(root, register, true);
  flows.follow(step([received]), never);
  expect(messageRegisters.filter((register) => flows.mayHold(sigma0, register))).toEqual([18]);
  expect(flows.carried.words).toBe(1);
});

test("what is overwritten is gone, but for what a block still keeps", () => {
  const flows = new Flows();
  flows.set(root, 18, true);
  flows.set(root, 18, false);
  expect([flows.mayHold(root, 18), flows.mayHold(root, 18, true)]).toEqual([false, true]);
});

test("who does not live holds nothing", () => {
  const flows = new Flows();
  const dead = threadKey(4, 1);
  flows.set(dead, 18, true);
  flows.follow(step([]), never);
  expect(flows.mayHold(dead, 18, true)).toBe(false);
});

test("memory lies where it was written", () => {
  const flows = new Flows();
  flows.write(7);
  expect([flows.mayLie(7), flows.mayLie(8)]).toEqual([true, false]);
});
