import { describe, expect, test } from "vitest";
import { nil, threadAt, threadKey, type Event } from "../../spec/index.ts";
import { access, exception } from "../../spec/faults.ts";
import { begin } from "../../spec/parts/progress.ts";
import {
  after,
  booted,
  does,
  editThread,
  FRAME,
  forest,
  hands,
  id,
  item,
  makes,
  mapped,
  offers,
  resultsOf,
  root,
  running,
  send,
  sigma0,
  wait,
  word,
} from "./world.ts";

const load = (address: number): Event => ({ tag: "access", access: "load", address });
const illegal: Event = { tag: "exception", cause: 2, value: 0, firstArguments: [1, 2, 3, 4] };

describe("an access", () => {
  test("goes through where the page is mapped with the right", () => {
    const world = mapped(booted, sigma0, FRAME, root, 0x40, 4);
    const { state, effects } = does(world, root, load(0x40008));
    expect(resultsOf(effects, root)).toEqual([{ tag: "accessed", loaded: 2 }]);
    expect(threadAt(state, root).ip).toBe(threadAt(world, root).ip + 4);
    const store: Event = { tag: "access", access: "store", address: 0x40008 };
    expect(does(world, root, store).because).toContain("fault.calls");
  });

  test("a store changes the one word, whoever looks at the frame", () => {
    const world = mapped(booted, sigma0, FRAME, root, 0x40);
    const store: Event = { tag: "access", access: "store", address: 0x40008, value: 99 };
    const { state } = does(world, root, store);
    const { effects } = does(state, sigma0, load(FRAME * 4096 + 8));
    expect(resultsOf(effects, sigma0)).toEqual([{ tag: "accessed", loaded: 99 }]);
    expect(resultsOf(does(state, root, load(0x4000c)).effects, root)).toMatchObject([
      { loaded: 3 },
    ]);
  });

  test("a fetch is made from the address", () => {
    const event = { tag: "access", access: "fetch", address: 0x7000 } as const;
    const [{ state }] = access(begin(running(booted, root)), root, event, "plentiful");
    expect(threadAt(state, root).ip).toBe(0x7000);
  });
});

describe("a page fault", () => {
  test("calls the pager with the address and the ip", () => {
    const waiting = after(booted, [sigma0, wait()]);
    const { state, effects } = does(waiting, root, load(0x40008));
    const message = word(0xffe4, 0x40008, 0);
    expect(resultsOf(effects, sigma0)).toMatchObject([{ sender: root, message }]);
    expect(threadAt(state, root).activity).toMatchObject({ tag: "waiting", purpose: "pageFault" });
    expect(state.running).toBe(sigma0);
  });

  test("the pager's reply maps its items, drops its words, and the thread goes on", () => {
    const faulting = after(booted, [sigma0, wait()], [root, load(0x40008)]);
    const reply = { ...offers(item("map", FRAME, 7)), untyped: 0 };
    const { state, effects } = does(faulting, sigma0, send(id(booted, root), reply));
    expect(resultsOf(effects, root)).toEqual([]);
    expect(forest(state)).toHaveLength(1);
    expect(threadAt(state, root)).toMatchObject({ ip: 0, activity: { tag: "ready" } });
  });

  test.each([
    ["nil", nil],
    ["itself", id(booted, root)],
    ["a stale id", { ...id(booted, sigma0), version: 2 }],
  ])("with %s as pager the thread is faulted", (_, pager) => {
    const { state, because } = does(editThread(booted, root, { pager }), root, load(0));
    expect(threadAt(state, root).activity.tag).toBe("faulted");
    expect(because).toContain("fault.noPager");
  });
});

describe("an exception", () => {
  test("tells the pager everything", () => {
    const waiting = after(booted, [sigma0, wait()]);
    const { effects } = does(waiting, root, illegal);
    expect(resultsOf(effects, sigma0)).toMatchObject([
      { message: word(0xffb0, 0, 0, 2, 0, 1, 2, 3, 4) },
    ]);
  });

  test.each([0, 1, 2, 3])("a reply of %d words sets as many of ip, sp, a0", (count) => {
    const faulting = after(booted, [sigma0, wait()], [root, illegal]);
    const reply = word(0, ...[12, 20, 30].slice(0, count));
    const { state, effects } = does(faulting, sigma0, send(id(booted, root), reply));
    expect(threadAt(state, root)).toMatchObject({ ip: count > 0 ? 12 : 0, sp: count > 1 ? 20 : 0 });
    const value = count > 2 ? [{ tag: "firstArgument", value: 30 }] : [];
    expect(resultsOf(effects, root)).toEqual(value);
  });

  test("without a pager the thread is faulted", () => {
    const alone = running(editThread(booted, root, { pager: nil }), root);
    const [{ because }] = exception(begin(alone), root, illegal as never, "plentiful");
    expect(because).toContain("exception.noPager");
  });
});

describe("a pager in another clan", () => {
  // root makes 3, which makes 4, whose pager is σ0.
  const [three, four] = [threadKey(3, 0), threadKey(4, 0)];
  const clans = makes(hands(makes(booted, root, 3), root, 4, three), three, 4);
  const world = editThread(clans, four, { pager: id(clans, sigma0) });

  test("is called through the chief, who may answer for it", () => {
    const { state, effects, because } = does(after(world, [three, wait()]), four, load(0));
    expect(because).toContain("ipc.send.redirects");
    expect(resultsOf(effects, three)).toMatchObject([
      { envelope: { from: id(world, four), to: id(world, sigma0), redirected: true } },
    ]);
    const source = { tag: "closed", from: id(world, sigma0) };
    expect(threadAt(state, four).activity).toMatchObject({ tag: "waiting", source });
    const answered = does(state, three, send(id(world, four), word(0)));
    expect(threadAt(answered.state, four).activity.tag).toBe("ready");
  });
});
