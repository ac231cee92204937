import { expect, test } from "vitest";
import * as claims from "../../../spec/claims/messages.ts";
import { nil, taskNumber } from "../../../spec/name.ts";
import { threadKey, type ObservedStep } from "../../../spec/index.ts";
import {
  after,
  booted,
  does,
  FRAME,
  hello,
  id,
  makes,
  mapped,
  root,
  running,
  send,
  sigma0,
  wait,
  word,
} from "../world.ts";

const waiting = { ...after(booted, [root, wait()]), running: sigma0 };
const event = send(id(booted, root));
const { state, effects } = does(waiting, sigma0, event);
const good: ObservedStep = { before: waiting, event, after: state, effects };
const envelope = {
  from: id(booted, sigma0),
  to: id(booted, root),
  redirected: false,
  propagated: false,
};
const received = (message: typeof hello, changes: Partial<typeof envelope> = {}) =>
  ({
    thread: root,
    result: {
      tag: "received",
      sender: sigma0,
      envelope: { ...envelope, ...changes },
      message,
      failure: undefined,
    },
  }) as const;

test("noMessageIsLostOrInvented: other words, a message twice, a sender that polls on", () => {
  const see = claims.noMessageIsLostOrInvented.begin(booted);
  expect(see(good)).toEqual([]);
  expect(see({ ...good, effects: [received(word(7, 1, 2, 4))] })).toHaveLength(1);
  expect(see({ ...good, effects: [received(hello), received(hello)] })).toHaveLength(1);
  const polling = { ...after(booted, [sigma0, event]), running: root };
  const kept = { before: polling, event: wait(), after: polling };
  expect(see({ ...kept, effects: [received(hello)] })).toHaveLength(1);
});

test("noMessageIsLostOrInvented: it went over, as its sender was told, and nobody has it", () => {
  const see = claims.noMessageIsLostOrInvented.begin(booted);
  const told = (thread: typeof root) =>
    ({ thread, result: { tag: "ipc", failure: undefined } }) as const;
  expect(see({ ...good, effects: [told(sigma0)] })).toHaveLength(1);
  const nowhere = { ...event, to: nil };
  expect(see({ ...good, event: nowhere, effects: [told(sigma0)] })).toEqual([]);
  // Of a sender whose turn came.
  const before = { ...after(booted, [sigma0, event]), running: root };
  const { state: heard, effects: all } = does(before, root, wait());
  const taken = { before, event: wait(), after: heard, effects: all };
  expect(see(taken)).toEqual([]);
  expect(all.some(({ thread }) => thread === sigma0)).toBe(true);
  expect(see({ ...taken, effects: [told(sigma0)] })).toHaveLength(1);
});

test("noMessageIsLostOrInvented: who awaits its start has no register to be told in", () => {
  const see = claims.noMessageIsLostOrInvented.begin(booted);
  const pager = id(booted, root);
  const made = { tag: "lthreadExRegs", lthread: 1, ip: undefined, sp: 8, pager } as const;
  const awaiting = after(booted, [root, made]);
  const key = threadKey(2, 1);
  const words = send(id(awaiting, key));
  const { state: started, effects: told } = does(awaiting, root, words);
  expect(started.tasks[2]).toMatchObject({ threads: { 1: { activity: { tag: "ready" } } } });
  expect(
    see({ before: running(awaiting, root), event: words, after: started, effects: told }),
  ).toEqual([]);
});

test("errorsOfClassAMoveNothing: a page was mapped, a message arrived", () => {
  const see = claims.errorsOfClassAMoveNothing.begin(booted);
  const failure = { phase: "send", error: "timeout" } as const;
  const failed = { thread: sigma0, result: { tag: "ipc", failure } } as const;
  expect(see({ ...good, after: waiting, effects: [failed] })).toEqual([]);
  const moved = mapped(booted, sigma0, FRAME, root, 0x40);
  expect(see({ ...good, after: moved, effects: [failed, received(hello)] })).toHaveLength(2);
});

test("aFailedSendSkipsTheReceive: the caller waits, a poller waits or was told of it", () => {
  const see = claims.aFailedSendSkipsTheReceive.begin(booted);
  expect(see(good)).toEqual([]);
  const unheard = { before: booted, event: { ...event, receive: wait().receive }, effects: [] };
  const rootWaits = { ...after(booted, [root, wait()]), running: root };
  expect(see({ ...unheard, before: { ...booted, running: root }, after: rootWaits })).toHaveLength(
    1,
  );
  const failure = { phase: "receive", error: "cancelled" } as const;
  const told = { thread: root, result: { tag: "ipc", failure } } as const;
  const polling = after(booted, [root, send(id(booted, sigma0))]);
  const ended = { before: { ...polling, running: sigma0 }, event: { tag: "tick" } as const };
  expect(see({ ...ended, after: booted, effects: [told] })).toHaveLength(1);
  expect(see({ ...ended, after: booted, effects: [] })).toEqual([]);
  expect(see({ ...ended, after: rootWaits, effects: [] })).toHaveLength(1);
});

test("aFailedSendSkipsTheReceive: the message was cut", () => {
  const see = claims.aFailedSendSkipsTheReceive.begin(booted);
  const cut = { phase: "receive", error: "cut" } as const;
  const [{ thread, result }] = [received(hello)];
  const told = [{ thread, result: { ...result, failure: cut } }];
  const { state: waits } = does(waiting, sigma0, { ...event, receive: wait().receive });
  expect(see({ ...good, after: waits, effects: [received(hello)] })).toEqual([]);
  expect(see({ ...good, after: waits, effects: told })).toHaveLength(1);
});

test("clansPassOnlyThroughTheirChief: σ0 hears root's child", () => {
  const see = claims.clansPassOnlyThroughTheirChief.begin(booted);
  expect(see(good)).toEqual([]);
  const world = makes(booted, root, 3);
  const heard = { ...received(hello), thread: threadKey(3, 0) };
  expect(see({ ...good, before: world, after: world, effects: [heard] })).toHaveLength(1);
});

test("nobodySpeaksForAStranger: a false name, with the bit and without", () => {
  const see = claims.nobodySpeaksForAStranger.begin(booted);
  expect(see(good)).toEqual([]);
  const name = { from: id(booted, root) };
  expect(see({ ...good, effects: [received(hello, name)] })).toHaveLength(1);
  expect(see({ ...good, effects: [received(hello, { ...name, propagated: true })] })).toHaveLength(
    1,
  );
  // Who is dead can have been named when a queued message was sent, and not in this step.
  const dead = { from: { ...id(booted, root), task: taskNumber(9) }, propagated: true };
  const ofTheDead = [received(hello, dead)];
  expect(see({ ...good, effects: ofTheDead })).toHaveLength(1);
  const polling = { ...after(booted, [sigma0, event]), running: root };
  expect(see({ ...good, before: polling, event: wait(), effects: ofTheDead })).toEqual([]);
});

test("messagesArriveWhereIdNearestSays: a message for σ0 arrives at root", () => {
  const see = claims.messagesArriveWhereIdNearestSays.begin(booted);
  expect(see(good)).toEqual([]);
  const other = send(id(booted, sigma0));
  expect(see({ ...good, event: other })).toHaveLength(1);
  const polling = { ...after(booted, [sigma0, event]), running: root };
  expect(see({ ...good, before: polling, event: wait() })).toEqual([]);
  const elsewhere = { ...received(hello), thread: sigma0 };
  expect(see({ ...good, before: polling, event: wait(), effects: [elsewhere] })).toHaveLength(1);
  // A message to the dead has its way, too: from σ0 to who was of root's clan that goes by root.
  const dead = { ...id(booted, root), chief: 2, task: taskNumber(9) };
  expect(see({ ...good, event: send(dead) })).toEqual([]);
  expect(see({ ...good, event: send(dead), effects: [elsewhere] })).toHaveLength(1);
});
