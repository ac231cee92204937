import { expect, test } from "vitest";
import { completeSpace, threadAt, type Ipc } from "../../../spec/index.ts";
import { openedIn, openingOf } from "../../../spec/claims/receivers.ts";
import {
  after,
  booted,
  call,
  editThread,
  id,
  root,
  running,
  sigma0,
  wait,
  waitWith,
} from "../world.ts";
import { stepOf, tickStep } from "./state.ts";

const world = after(booted, [root, waitWith(0x2000, 16)]);
const buffer = { address: 0x2000, length: 16 };

test("who waits, who polls and then receives, and who begins to receive have opened something", () => {
  const waits = tickStep(world, world);
  expect(openedIn(waits)).toMatchObject([{ task: 2, buffer, window: completeSpace }]);
  expect(openingOf(waits, root)?.buffer).toEqual(buffer);
  expect(openingOf(waits, sigma0)).toBeUndefined();
  const polling = after(booted, [sigma0, call(id(booted, root))]);
  expect(openedIn(tickStep(polling, polling))).toMatchObject([{ task: 1, window: completeSpace }]);
  const begins = stepOf(running(booted, root), waitWith(0x2000, 16), world);
  expect(openingOf(begins, root)?.buffer).toEqual(buffer);
  expect(openedIn(stepOf(running(booted, root), wait(), world))).toHaveLength(1);
});

test("in a transfer the receiver's is open, and what the sender opens next", () => {
  const { receive } = call(id(booted, root)) as Ipc;
  const partners = { role: "receiver", partner: sigma0, window: completeSpace } as const;
  const receives = { ...partners, buffer, timeout: "never" } as const;
  const receiving = editThread(booted, root, { transfer: receives });
  expect(openingOf(tickStep(receiving, receiving), root)).toMatchObject({ buffer });
  const envelope = { from: id(booted, sigma0), to: id(booted, root) };
  const sends = {
    role: "sender",
    partner: root,
    message: { label: 0, untyped: 0, words: [], items: [] },
    envelope: { ...envelope, redirected: false, propagated: false },
    receive,
    timeout: "never",
    copied: 0,
  } as const;
  const sending = editThread(booted, sigma0, { transfer: sends });
  expect(openedIn(tickStep(sending, sending))).toHaveLength(1);
  expect(threadAt(sending, sigma0).transfer).toBe(sends);
});
