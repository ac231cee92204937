import { expect, test } from "vitest";
import { any, completeSpace, nil, threadAt, threadKey, type Name } from "../../../spec/index.ts";
import { begin } from "../../../spec/parts/progress.ts";
import * as rendezvous from "../../../spec/parts/rendezvous.ts";
import {
  after,
  booted,
  call,
  editThread,
  hello,
  id,
  ipc,
  makes,
  resultsOf,
  root,
  send,
  sigma0,
  wait,
  waitFor,
  word,
  noStrings,
} from "../world.ts";

const child = threadKey(3, 0);
const world = makes(booted, root, 3);

test("who waits accepts whom it asked for", () => {
  const open = after(world, [root, wait()]);
  const closed = after(world, [root, waitFor(id(world, child))]);
  expect(rendezvous.isReceptive(open, root, sigma0, id(world, sigma0))).toBe(true);
  expect(rendezvous.isReceptive(closed, root, sigma0, id(world, sigma0))).toBe(false);
  expect(rendezvous.isReceptive(closed, root, child, id(world, child))).toBe(true);
  expect(rendezvous.isReceptive(world, root, child, id(world, child))).toBe(false);
});

test("who is out of reach is heard through who stands on the way; any and nil are nobody", () => {
  const waits = (from: Name): boolean => {
    const waiting = editThread(world, child, {
      activity: {
        tag: "waiting",
        purpose: "start",
        source: { tag: "closed", from },
        window: completeSpace,
        ...noStrings,
        deadline: "never",
      },
    });
    return rendezvous.isReceptive(waiting, child, root, id(world, root));
  };
  expect([waits(id(world, root)), waits(id(world, sigma0))]).toEqual([true, true]);
  expect([waits(any), waits(nil), waits(id(world, child))]).toEqual([false, false, false]);
});

test("deadlines are rounded up to ticks", () => {
  const now = { ...world, now: 7 };
  expect([1, 1000, 1001].map((micros) => rendezvous.deadlineOf(now, micros))).toEqual([8, 8, 9]);
  expect(rendezvous.deadlineOf(now, "never")).toBe("never");
});

test("a chain of callers moves on in one instant", () => {
  // σ0 calls root, which calls the child; the child waits for root, then answers.
  const chain = after(
    world,
    [sigma0, call(id(world, root))],
    [root, send(id(world, child))],
    [child, waitFor(id(world, root))],
  );
  expect(threadAt(chain, root).activity.tag).toBe("ready");
  const source = { tag: "open" } as const;
  const receive = { source, timeout: 0, window: completeSpace, ...noStrings } as const;
  const [p] = rendezvous.receivePhase(begin(chain), root, receive, "plentiful");
  expect(resultsOf(p?.effects ?? [], root)).toMatchObject([{ sender: sigma0, message: hello }]);
  expect(threadAt(p!.state, sigma0).activity).toMatchObject({ tag: "waiting" });
});

test("a start wait needs two words", () => {
  const waiting = {
    tag: "waiting",
    purpose: "start",
    source: { tag: "open" },
    window: completeSpace,
    ...noStrings,
    deadline: "never",
  } as const;
  const newborn = editThread(world, child, { activity: waiting });
  const one = after(newborn, [root, send(id(world, child), word(0, 5))]);
  expect(threadAt(one, child).activity.tag).toBe("waiting");
  const two = after(newborn, [root, send(id(world, child), word(0, 8, 6))]);
  expect(threadAt(two, child)).toMatchObject({ ip: 8, sp: 6, activity: { tag: "ready" } });
});

test("who leaves a queue leaves it where it stands", () => {
  const queued = after(world, [sigma0, send(id(world, root))], [child, send(id(world, root))]);
  expect(threadAt(rendezvous.unqueue(queued, sigma0), root).queue).toEqual([child]);
  expect(rendezvous.unqueue(world, sigma0)).toBe(world);
});

test("a failure is told and wakes", () => {
  const polling = after(world, [root, ipc({ to: id(world, child) })]);
  const p = rendezvous.fail(begin(polling), root, "send", "timeout");
  expect(rendezvous.wasWoken(polling, p.state, root)).toBe(true);
  expect(rendezvous.wasWoken(p.state, p.state, root)).toBe(false);
});
