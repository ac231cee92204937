import { describe, expect, test } from "vitest";
import { findThread, nil, threadAt, threadKey, type Event } from "../../../spec/index.ts";
import {
  after,
  booted,
  does,
  editThread,
  id,
  resultsOf,
  root,
  send,
  sigma0,
  wait,
} from "../world.ts";

const second = threadKey(2, 1);
type Call = Extract<Event, { tag: "lthreadExRegs" }>;
const exRegs = (parts: Partial<Call>): Call => ({
  tag: "lthreadExRegs",
  lthread: 1,
  ip: undefined,
  sp: undefined,
  pager: undefined,
  ...parts,
});
const made = does(booted, root, exRegs({ ip: 0x100, sp: 0x200 })).state;

describe("an inactive lthread", () => {
  test("is made with my priority, slice and pager", () => {
    expect(threadAt(made, second)).toMatchObject({
      ip: 0x100,
      sp: 0x200,
      priority: 100,
      pager: id(booted, sigma0),
      activity: { tag: "ready" },
    });
  });

  test("without an ip it awaits its start message", () => {
    const { state } = does(booted, root, exRegs({ sp: 1 }));
    expect(threadAt(state, second).activity).toMatchObject({ purpose: "start" });
  });

  test.each([
    ["no stack", exRegs({ ip: 5 }), "noStack"],
    ["lthread 64", exRegs({ lthread: 64, sp: 1 }), "noSuchNumber"],
  ] as const)("%s: refused", (_, event, rule) => {
    const { because, effects } = does(booted, root, event);
    expect(because).toContain(`lthreadExRegs.${rule}`);
    expect(resultsOf(effects, root)).toEqual([{ tag: "refused" }]);
  });

  test("an empty pool refuses", () => {
    const full = { ...booted, limits: { ...booted.limits, threads: 2 } };
    const { state, because } = does(full, root, exRegs({ sp: 1 }));
    expect(because).toContain("lthreadExRegs.poolEmpty");
    expect(findThread(state, second)).toBeUndefined();
  });
});

describe("an existing thread", () => {
  test("reading disturbs nothing", () => {
    const waiting = after(made, [second, wait()]);
    const { state, effects } = does(waiting, root, exRegs({}));
    expect(resultsOf(effects, root)).toMatchObject([{ old: { ip: 0x104, sp: 0x200 } }]);
    expect(threadAt(state, second)).toEqual(threadAt(waiting, second));
  });

  test("an ip cancels its ipc: it leaves the queue and gets code 3", () => {
    const polling = after(made, [second, send(id(made, sigma0))]);
    const { state, effects } = does(polling, root, exRegs({ ip: 0x900 }));
    expect(threadAt(state, sigma0).queue).toEqual([]);
    expect(threadAt(state, second)).toMatchObject({ ip: 0x900, activity: { tag: "ready" } });
    expect(resultsOf(effects, second)).toMatchObject([
      { failure: { phase: "send", error: "cancelled" } },
    ]);
  });

  test("a fault is dropped without a word", () => {
    const faulting = after(made, [second, { tag: "access", access: "load", address: 0 }]);
    const { state, effects } = does(faulting, root, exRegs({ ip: 0x900 }));
    expect(threadAt(state, sigma0).queue).toEqual([]);
    expect(threadAt(state, second).activity.tag).toBe("ready");
    expect(resultsOf(effects, second)).toEqual([]);
  });

  test("a faulted thread starts again", () => {
    const faulted = editThread(made, second, { activity: { tag: "faulted" } });
    expect(threadAt(does(faulted, root, exRegs({ ip: 8 })).state, second)).toMatchObject({
      ip: 8,
      activity: { tag: "ready" },
    });
  });

  test("my own ip: I continue there", () => {
    const { state } = does(made, root, exRegs({ lthread: 0, ip: 0x300, pager: nil }));
    expect(threadAt(state, root)).toMatchObject({ ip: 0x300, pager: nil });
  });
});
