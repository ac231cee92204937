import { describe, expect, test } from "vitest";
import { hasDevice, lineAt } from "../../../spec/parts/lines.ts";
import { nil, taskOf, threadAt, type State, type ThreadKey } from "../../../spec/index.ts";
import { asks, attached, booted, child, DEVICE, lineName, lineText, listen } from "../devices.ts";
import { told, world } from "../devices.ts";
import {
  after,
  does,
  id,
  ipc,
  item,
  mapped,
  offers,
  resultsOf,
  root,
  noStrings,
} from "../world.ts";
import { send, sigma0, wait, word } from "../world.ts";

const refused = { tag: "ipc", failure: { phase: "receive", error: "noPartner" } };
const results = (state: State, who: ThreadKey, line: number) =>
  resultsOf(does(state, who, listen(line)).effects, who);
/** σ0 has mapped the first device's page to root, and root to `child` with these rights. */
const given = (rights: number): State =>
  mapped(mapped(world, sigma0, DEVICE, root, 7, 6), root, 7, child, 7, rights);

describe("attaching", () => {
  test("is for whose task may write to the device", () => {
    expect(results(world, child, 3)).toEqual([refused]);
    expect(results(given(4), child, 3)).toEqual([refused]);
    expect(hasDevice(given(4), taskOf(child), lineAt(world, 3)!)).toBe(false);
    expect(lineText(attached(given(6), child, 3), 3)).toBe(`${child} open`);
    expect(results(given(6), child, 9)).toEqual([refused]);
    expect(results(given(6), child, 4)).toEqual([refused]);
  });

  test("is for the first who comes, and again for that one", () => {
    const state = attached(given(6), child, 3);
    expect(results(state, sigma0, 3)).toEqual([refused]);
    const heard = does(asks(state, 3).state, child, wait());
    expect(told(heard.effects)).toEqual([`${child} hears 3`]);
    expect(lineText(attached(heard.state, child, 3), 3)).toBe(`${child} open`);
  });
});

describe("a thread with several lines", () => {
  const both = attached(booted, sigma0, 9, 3);
  const asking = asks(asks(both, 9).state, 3).state;

  test("hears the lowest first, and all before threads", () => {
    const queued = after(asking, [root, send(id(asking, sigma0))]);
    const first = does(queued, sigma0, wait());
    expect(told(first.effects)).toEqual([`${sigma0} hears 3`]);
    expect(first.because).toEqual(
      expect.arrayContaining(["interrupt.beforeThreads", "interrupt.inOrder"]),
    );
    const second = does(first.state, sigma0, wait());
    expect(told(second.effects)).toEqual([`${sigma0} hears 9`]);
    const third = does(second.state, sigma0, wait());
    expect(resultsOf(third.effects, sigma0)).toMatchObject([{ tag: "received", sender: root }]);
  });

  test("hears one of them alone if it asks for that one", () => {
    expect(told(does(asking, sigma0, listen(9)).effects)).toEqual([`${sigma0} hears 9`]);
  });
});

describe("a message to a line", () => {
  const heard = does(asks(attached(booted, sigma0, 3), 3).state, sigma0, wait()).state;

  test("unmasks it; with label 1 it is free; for anybody else there is no partner", () => {
    expect(lineText(does(heard, sigma0, send(lineName(3))).state, 3)).toBe(`${sigma0} open`);
    expect(lineText(does(heard, sigma0, send(lineName(3), word(1))).state, 3)).toBe("free masked");
    for (const [who, line] of [
      [root, 3],
      [sigma0, 9],
      [sigma0, 4],
    ] as const)
      // prettier-ignore
      expect(resultsOf(does(heard, who, send(lineName(line))).effects, who)).toMatchObject([
        { failure: { phase: "send", error: "noPartner" } },
      ]);
  });

  test("is followed by its receive phase, in one instant; its items are lost", () => {
    const { source, timeout, window } = listen(3, "never").receive!;
    const pending = asks(heard, 3).state;
    const acknowledged = ipc({
      to: lineName(3),
      message: offers(item("map", DEVICE, 6)),
      receive: { source, timeout, window, ...noStrings },
    });
    expect(told(does(pending, sigma0, acknowledged).effects)).toEqual([`${sigma0} hears 3`]);
    const bad = ipc({ to: lineName(3), message: undefined });
    expect(resultsOf(does(heard, sigma0, bad).effects, sigma0)).toMatchObject([
      { failure: { error: "badMessage" } },
    ]);
  });
});

describe("a line is lost", () => {
  const unmap = (revoke: number) =>
    ({
      tag: "fpageUnmap",
      flexpage: { tag: "pages", firstPage: DEVICE, log2Pages: 0 },
      revoke,
      ownPageToo: false,
    }) as const;

  test("with w of the last page of its device, and a waiter gets 2", () => {
    const waiting = does(attached(given(6), child, 5), child, listen(3, "never")).state;
    expect(lineText(does(waiting, sigma0, unmap(1)).state, 3)).toBe(`${child} open`);
    const { state, effects } = does(waiting, sigma0, unmap(2));
    expect([lineText(state, 3), lineText(state, 5)]).toEqual(["free masked", "free masked"]);
    expect(resultsOf(effects, child)).toEqual([refused]);
  });

  test("to an open receiver without a word", () => {
    const open = does(attached(given(6), child, 3), child, wait()).state;
    const { state, effects } = does(open, sigma0, unmap(7));
    expect([effects, threadAt(state, child).activity.tag]).toEqual([[], "waiting"]);
  });

  test("when the page is granted away", () => {
    const state = does(attached(given(6), child, 3), root, wait()).state;
    const gone = does(state, child, send(id(state, root), offers(item("grant", 7, 6)))).state;
    expect(lineText(gone, 3)).toBe("free masked");
  });

  test("with its owner, and what it has to say stays", () => {
    const pending = asks(attached(given(6), child, 3), 3).state;
    const dead = does(pending, root, {
      tag: "taskNew",
      task: id(pending, child),
      mcp: 0,
      owner: nil,
      sp: 0,
      ip: undefined,
      pager: nil,
    });
    expect(lineText(dead.state, 3)).toBe("free masked asks");
    expect(dead.because).toContain("interrupt.ownerDies");
  });
});
