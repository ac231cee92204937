import { describe, expect, test } from "vitest";
import {
  activeTask,
  nil,
  threadAt,
  threadKey,
  withTask,
  type Event,
  type State,
} from "../../../spec/index.ts";
import {
  after,
  booted,
  does,
  forest,
  FRAME,
  hands,
  id,
  makes,
  mapped,
  mayDo,
  resultsOf,
  root,
  send,
  sigma0,
  waitFor,
} from "../world.ts";

const three = threadKey(3, 0);
const four = threadKey(4, 0);
type Call = Extract<Event, { tag: "taskNew" }>;
const taskNew = (parts: Partial<Call>): Call => ({
  tag: "taskNew",
  task: { tag: "thread", chief: 0, task: 3, lthread: 0, version: 0 },
  mcp: 255,
  owner: nil,
  sp: 0x1000,
  ip: 0x2000,
  pager: id(booted, root),
  ...parts,
});
const world = makes(booted, root, 3);
/** root made 3, which made 4; σ0's page went to 2, from there to 3, and on to 4. */
const family = ((): State => {
  let s = makes(hands(world, root, 4, three), three, 4);
  s = mapped(s, sigma0, FRAME, root, 0x40);
  s = mapped(s, root, 0x40, three, 0x50);
  return mapped(s, three, 0x50, four, 0x60);
})();
const refusal = (state: State, who: typeof root, event: Event): unknown => {
  const { effects, because, state: now } = does(state, who, event);
  expect(resultsOf(effects, who)).toEqual([{ tag: "taskNew", id: nil }]);
  expect(now.tasks.map((t) => t.tag)).toEqual(state.tasks.map((t) => t.tag));
  return because[0];
};

describe("a new task", () => {
  test("has its maker as chief, a fresh version, and one thread", () => {
    expect(activeTask(world, 3)).toMatchObject({ chief: 2, version: 1, mcp: 255, space: [] });
    expect(threadAt(world, three)).toMatchObject({ ip: 0x2000, sp: 0x1000, priority: 100 });
  });

  test("its mcp is bounded by its maker's", () => {
    const low = does(booted, root, taskNew({ mcp: 9 })).state;
    expect(activeTask(low, 3)?.mcp).toBe(9);
  });

  test("replacing a task gives the next version and kills the old id", () => {
    const again = does(world, root, taskNew({ task: id(world, three) }));
    expect(activeTask(again.state, 3)?.version).toBe(2);
    expect(mayDo(world, root, taskNew({ task: id(world, three) }), "scarce")).toHaveLength(1);
  });

  test("without memory the answer may be nil", () => {
    const outcomes = mayDo(booted, root, taskNew({}), "scarce");
    expect(outcomes.map(({ because }) => because[0])).toEqual([
      "taskNew.creates",
      "taskNew.outOfMemory",
    ]);
  });
});

describe("refusals", () => {
  test.each([
    ["nil", root, taskNew({ task: nil }), "taskNew.noSuchTask"],
    [
      "a number beyond the last",
      root,
      taskNew({ task: { ...id(world, three), task: 9 } }),
      "taskNew.noSuchTask",
    ],
    ["somebody else's number", sigma0, taskNew({}), "taskNew.notMine"],
    ["a stale id", root, taskNew({ task: { ...id(world, three), version: 9 } }), "taskNew.notMine"],
  ] as const)("%s", (_, who, event, rule) => {
    expect(refusal(world, who, event)).toBe(rule);
  });

  test("too deep", () => {
    const flat = { ...booted, limits: { ...booted.limits, depthMax: 0 } };
    expect(refusal(flat, root, taskNew({}))).toBe("taskNew.tooDeep");
  });

  test("an empty pool", () => {
    const full = { ...booted, limits: { ...booted.limits, threads: 2 } };
    expect(refusal(full, root, taskNew({}))).toBe("taskNew.poolEmpty");
  });

  test("a number that has used up its versions", () => {
    const old = withTask(booted, 3, { tag: "inactive", owner: 2, lastVersion: 1023 });
    expect(refusal(old, root, taskNew({}))).toBe("taskNew.retired");
  });
});

describe("deletion", () => {
  const gone = taskNew({ task: id(family, three), pager: nil });

  test("takes the clan, its mappings and what was derived from them", () => {
    const { state } = does(family, root, gone);
    expect([3, 4].map((n) => state.tasks[n])).toEqual([
      { tag: "inactive", owner: 2, lastVersion: 1 },
      { tag: "inactive", owner: 2, lastVersion: 1 },
    ]);
    expect(forest(state)).toEqual([`2:40 from 1:${FRAME.toString(16)} 7`]);
  });

  test("tells whoever polled on the dead or waited for them", () => {
    const polling = after(family, [root, { ...send(id(family, three)), sendTimeout: "never" }]);
    const helper = after(
      family,
      [root, { tag: "lthreadExRegs", lthread: 1, ip: 1, sp: 1, pager: undefined }],
      [threadKey(2, 1), waitFor(id(family, three))],
    );
    expect(polling.running).not.toBe(root);
    const { effects } = does(helper, root, gone);
    expect(resultsOf(effects, threadKey(2, 1))).toMatchObject([
      { failure: { phase: "receive", error: "noPartner" } },
    ]);
  });

  test("takes the dead out of the queues of the living", () => {
    const queued = after(family, [three, send(id(family, root))]);
    expect(threadAt(does(queued, root, gone).state, root).queue).toEqual([]);
  });

  test("whose pager dies within its fault is faulted", () => {
    const faulting = after(family, [four, { tag: "access", access: "load", address: 0 }]);
    const orphan = does(faulting, root, gone).state;
    expect(activeTask(orphan, 4)).toBeUndefined();
  });

  test("a number can be handed over, and only to the living", () => {
    const given = does(family, root, { ...gone, owner: id(family, sigma0) });
    expect(given.because).toContain("taskNew.handsOver");
    expect(given.state.tasks[3]).toMatchObject({ owner: 1 });
    const kept = does(family, root, { ...gone, owner: id(family, four) });
    expect(kept.because).toContain("taskNew.keeps");
  });
});
