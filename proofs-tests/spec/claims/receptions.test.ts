import { expect, test } from "vitest";
import { threadKey, type Effect, type ObservedStep } from "../../../spec/index.ts";
import { arrivesAs, offered, receptions, speaksForFault } from "../../../spec/claims/receptions.ts";
import {
  after,
  booted,
  does,
  hello,
  id,
  makes,
  root,
  running,
  send,
  sigma0,
  strings,
  wait,
  waitWith,
  word,
} from "../world.ts";

const child = threadKey(3, 0);
const world = makes(booted, root, 3);
const observed = (parts: Partial<ObservedStep>): ObservedStep => ({
  before: world,
  event: { tag: "tick" },
  after: world,
  effects: [],
  ...parts,
});

test("who got which message from whom, and whether it was whole", () => {
  const waiting = after(world, [root, wait()]);
  const { effects } = does(waiting, child, send(id(world, root)));
  expect(receptions(observed({ effects }))).toMatchObject([
    { to: root, from: child, message: hello, complete: true },
  ]);
  const cut = effects.map((effect) => ({
    ...effect,
    result: { ...effect.result, failure: { phase: "receive", error: "cut" } },
  })) as readonly Effect[];
  expect(receptions(observed({ effects: cut }))).toMatchObject([{ complete: false }]);
});

test("a thread offers what it sends, what it polls with, and what is being copied", () => {
  const event = send(id(world, root), word(1));
  expect(offered(observed({ before: running(world, child), event }), child)).toEqual([word(1)]);
  const polling = after(world, [child, event]);
  expect(offered(observed({ before: polling }), child)).toEqual([word(1)]);
  const message = strings([4, 0x5000]);
  const copying = after(
    world,
    [root, waitWith(0x2000, 8)],
    [child, send(id(world, root), message)],
  );
  expect(offered(observed({ before: copying }), child)).toContain(message);
});

test("a message arrives as it was sent, but for what is told of its strings", () => {
  const sent = strings([4, 0x5000]);
  expect(arrivesAs(sent, { ...sent, words: [4096, 0x7000], items: [] })).toBe(true);
  expect(arrivesAs(sent, { ...sent, words: [5 * 1024, 0x7000], items: [] })).toBe(false);
  expect(arrivesAs(hello, { ...hello, words: [1, 2, 4] })).toBe(false);
});

test("of a fault speaks the running thread, or who has met it in a transfer", () => {
  const fault = { from: child, message: word(0xffe4, 0, 0) };
  const event = { tag: "access", access: "load", address: 0 } as const;
  expect(speaksForFault(observed({ before: running(world, child), event }), fault)).toBe(true);
  expect(speaksForFault(observed({}), fault)).toBe(false);
  const listening = after(world, [sigma0, waitWith(0x2000, 8)]);
  // Root sends to σ0 what it cannot read; σ0 is its pager, and its partner.
  const { state } = does(listening, root, send(id(world, sigma0), strings([4, 0x5000])));
  expect(speaksForFault(observed({ after: state }), { ...fault, from: root })).toBe(false);
});
