import { expect, test } from "vitest";
import * as claims from "../../../spec/claims/messages.ts";
import type { ObservedStep } from "../../../spec/index.ts";
import {
  after,
  booted,
  does,
  FRAME,
  hello,
  id,
  mapped,
  root,
  send,
  sigma0,
  wait,
  word,
} from "../world.ts";

const waiting = { ...after(booted, [root, wait()]), running: sigma0 };
const event = send(id(booted, root));
const { state, effects, because } = does(waiting, sigma0, event);
const good: ObservedStep = { before: waiting, event, after: state, effects, because };
const received = (message: typeof hello, from = sigma0) =>
  ({
    thread: root,
    result: { tag: "ipc", from: id(booted, from), message, failure: undefined },
  }) as const;

test("noMessageIsLostOrInvented: other words, a message twice, a sender that goes on polling", () => {
  const see = claims.noMessageIsLostOrInvented.begin(booted);
  expect(see(good)).toEqual([]);
  expect(see({ ...good, effects: [received(word(7, 1, 2, 4))] })).toHaveLength(1);
  expect(see({ ...good, effects: [received(hello), received(hello)] })).toHaveLength(1);
  const polling = { ...after(booted, [sigma0, event]), running: root };
  const kept = { before: polling, event: wait(), after: polling, because: [] };
  expect(see({ ...kept, effects: [received(hello)] })).toHaveLength(1);
});

test("errorsOfClassAMoveNothing: a page was mapped, a message arrived", () => {
  const see = claims.errorsOfClassAMoveNothing.begin(booted);
  const failure = { phase: "send", error: "timeout" } as const;
  const failed = {
    thread: sigma0,
    result: { tag: "ipc", from: { tag: "nil" }, message: undefined, failure },
  } as const;
  expect(see({ ...good, after: waiting, effects: [failed] })).toEqual([]);
  const moved = mapped(booted, sigma0, FRAME, root, 0x40);
  expect(see({ ...good, after: moved, effects: [failed, received(hello)] })).toHaveLength(2);
});

test("aFailedSendSkipsTheReceive: the caller waits all the same", () => {
  const see = claims.aFailedSendSkipsTheReceive.begin(booted);
  const failure = { phase: "send", error: "timeout" } as const;
  const failed = {
    thread: root,
    result: { tag: "ipc", from: { tag: "nil" }, message: undefined, failure },
  } as const;
  expect(see({ ...good, after: waiting, effects: [failed] })).toHaveLength(1);
  expect(see({ ...good, after: booted, effects: [failed] })).toEqual([]);
});
