import { describe, expect, test } from "vitest";
import { threadAt, threadKey, type State } from "../../../spec/index.ts";
import {
  after,
  booted,
  call,
  does,
  forest,
  FRAME,
  hands,
  hello,
  id,
  ipc,
  item,
  makes,
  offers,
  resultsOf,
  root,
  send,
  sigma0,
  wait,
  waitFor,
  noStrings,
} from "../world.ts";

const child = threadKey(3, 0);
const world: State = makes(booted, root, 3);
const of = (key: typeof root) => id(world, key);
const failure = (outcome: ReturnType<typeof does>, who: typeof root) =>
  resultsOf(outcome.effects, who).map((r) => (r.tag === "ipc" ? r.failure : r));

describe("send phase", () => {
  test("neither phase is a successful no-op", () => {
    const { effects, because } = does(world, root, ipc({}));
    expect(resultsOf(effects, root)).toEqual([{ tag: "ipc", failure: undefined }]);
    expect(because).toContain("ipc.nothing");
  });

  test("a message without sense is refused before a partner is looked for", () => {
    const outcome = does(
      world,
      root,
      ipc({ to: { ...of(child), version: 9 }, message: undefined }),
    );
    expect(failure(outcome, root)).toEqual([{ phase: "send", error: "badMessage" }]);
  });

  test.each([
    ["a stale id", { ...of(child), version: 2 }],
    ["another lthread", { ...of(child), lthread: 1 }],
    ["myself", of(root)],
    ["any", { tag: "any" }],
    ["an interrupt", { tag: "interrupt", line: 0 }],
  ] as const)("%s is no partner", (_, to) => {
    expect(failure(does(world, root, ipc({ to })), root)).toEqual([
      { phase: "send", error: "noPartner" },
    ]);
  });

  test("who is not receptive makes an impatient sender give up and a patient one poll", () => {
    const impatient = does(world, root, ipc({ to: of(child), sendTimeout: 0 }));
    expect(failure(impatient, root)).toEqual([{ phase: "send", error: "timeout" }]);
    const { state } = does(world, root, ipc({ to: of(child), sendTimeout: 1500 }));
    expect(threadAt(state, root).activity).toMatchObject({ tag: "polling", deadline: 2 });
    expect(threadAt(state, child).queue).toEqual([root]);
  });

  test("a waiting thread gets the message and its sender's id", () => {
    const waiting = after(world, [child, wait()]);
    const { effects, state } = does(waiting, root, send(of(child)));
    const envelope = { from: of(root), to: of(child), redirected: false, propagated: false };
    expect(resultsOf(effects, child)).toEqual([
      { tag: "received", sender: root, envelope, message: hello, failure: undefined },
    ]);
    expect(state.running).toBe(root);
  });

  test("a failed send skips the receive phase", () => {
    const { state } = does(world, root, { ...call(of(child)), sendTimeout: 0 });
    expect(threadAt(state, root).activity.tag).toBe("ready");
  });
});

describe("receive phase", () => {
  test("an open receive serves first come first", () => {
    const queued = after(world, [sigma0, send(of(root))], [child, send(of(root))]);
    const { effects, state } = does(queued, root, wait());
    expect(resultsOf(effects, root)).toMatchObject([{ envelope: { from: of(sigma0) } }]);
    expect(threadAt(state, root).queue).toEqual([child]);
  });

  test("a closed receive takes its sender from the middle of the queue", () => {
    const queued = after(world, [sigma0, send(of(root))], [child, send(of(root))]);
    const { effects, state } = does(queued, root, waitFor(of(child)));
    expect(resultsOf(effects, root)).toMatchObject([{ envelope: { from: of(child) } }]);
    expect(threadAt(state, root).queue).toEqual([sigma0]);
  });

  test("a closed receive from nobody fails even when it would not wait", () => {
    const receive = {
      source: { tag: "closed", from: { ...of(child), version: 5 } },
      timeout: 0,
      window: { tag: "noPage" },
      ...noStrings,
    } as const;
    expect(failure(does(world, root, ipc({ receive })), root)).toEqual([
      { phase: "receive", error: "noPartner" },
    ]);
  });

  test("a closed wait for myself sleeps", () => {
    const { state, because } = does(world, root, waitFor(of(root)));
    expect(threadAt(state, root).activity.tag).toBe("waiting");
    expect(because).toContain("ipc.receive.sleeps");
  });

  test("a call is answered by a reply with timeout zero", () => {
    const called = after(world, [child, wait()], [root, call(of(child))]);
    expect(called.running).toBe(child);
    const { effects } = does(called, child, { ...send(of(root)), sendTimeout: 0 });
    expect(resultsOf(effects, root)).toMatchObject([{ sender: child, failure: undefined }]);
  });

  test("a sender that was polling goes on to its receive phase, which may serve another", () => {
    const chain = after(world, [sigma0, send(of(root))], [root, call(of(child))]);
    const { state, effects } = does(chain, child, waitFor(of(root)));
    // root's call is delivered; root now waits for the child, so σ0 stays where it polls.
    expect(resultsOf(effects, child)).toMatchObject([{ envelope: { from: of(root) } }]);
    expect(threadAt(state, root).activity).toMatchObject({ tag: "waiting" });
    expect(threadAt(state, root).queue).toEqual([sigma0]);
  });
});

describe("items", () => {
  test("a page is mapped through the window", () => {
    const waiting = after(world, [child, wait(0x40)]);
    const message = offers(item("map", FRAME, 5));
    expect(forest(waiting)).toEqual([]);
    const near = after(world, [root, wait(0x40)], [sigma0, send(of(root), message)]);
    expect(forest(near)).toEqual([`2:40 from 1:${FRAME.toString(16)} 5`]);
  });

  test("items without a window are cut on both sides, after the words", () => {
    const closed = {
      source: { tag: "open" },
      timeout: "never",
      window: { tag: "noPage" },
      ...noStrings,
    } as const;
    const waiting = after(world, [root, ipc({ receive: closed })]);
    const message = offers(item("map", FRAME, 7));
    const { effects, state } = does(waiting, sigma0, send(of(root), message));
    expect(resultsOf(effects, sigma0)).toMatchObject([
      { failure: { phase: "send", error: "cut" } },
    ]);
    expect(resultsOf(effects, root)).toMatchObject([
      { message, failure: { phase: "receive", error: "cut" } },
    ]);
    expect(forest(state)).toEqual([]);
  });
});

describe("clans", () => {
  // root makes 3, which makes 4; σ0 and root are one clan.
  const four = threadKey(4, 0);
  const clans = makes(hands(world, root, 4, child), child, 4);
  const at = (key: typeof root) => id(clans, key);

  test("a message across a border arrives at who stands on the way, and says for whom", () => {
    const waiting = after(clans, [root, wait()]);
    const { effects, because } = does(waiting, sigma0, send(at(four)));
    expect(because).toContain("ipc.send.redirects");
    expect(resultsOf(effects, root)).toMatchObject([
      { sender: sigma0, envelope: { from: at(sigma0), to: at(four), redirected: true } },
    ]);
  });

  test("who stands between may speak for either", () => {
    const waiting = after(clans, [four, waitFor(at(root))]);
    const relay = { ...send(at(four)), speakingFor: at(root) };
    const { effects, because } = does(waiting, child, relay);
    expect(because).toContain("ipc.send.speaksFor");
    expect(resultsOf(effects, four)).toMatchObject([
      { sender: child, envelope: { from: at(root), propagated: true } },
    ]);
  });

  test("who does not, speaks for itself", () => {
    const waiting = after(clans, [root, wait()]);
    const { effects } = does(waiting, sigma0, { ...send(at(root)), speakingFor: at(child) });
    expect(resultsOf(effects, root)).toMatchObject([
      { envelope: { from: at(sigma0), propagated: false } },
    ]);
  });

  test("a closed wait for somebody out of reach hears who stands on the way", () => {
    const waiting = after(clans, [four, waitFor(at(root))]);
    const { effects } = does(waiting, child, send(at(four)));
    expect(resultsOf(effects, four)).toMatchObject([{ envelope: { from: at(child) } }]);
    const queued = after(clans, [child, send(at(four))]);
    const taken = does(queued, four, waitFor(at(root)));
    expect(taken.because).toContain("ipc.receive.throughNearest");
    expect(resultsOf(taken.effects, four)).toMatchObject([{ sender: child }]);
  });

  test("my chief's chief is reached through my chief", () => {
    const { state } = does(clans, four, send(at(root)));
    expect(threadAt(state, four).activity).toMatchObject({ tag: "polling", to: child });
  });
});
