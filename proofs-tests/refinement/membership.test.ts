import { expect, test } from "vitest";
import { mayHaveEnded, permitted } from "../../refinement/membership.ts";
import { ExpectedRegisters } from "../../refinement/relation/registers.ts";
import type { Ipc } from "../../spec/event.ts";
import { threadKey } from "../../spec/name.ts";
import type { Outcome, Outcomes } from "../../spec/outcome.ts";
import { all } from "../../spec/rights.ts";
import { changeThread, idOf } from "../../spec/state.ts";
import { begun, readAll } from "./fixture.ts";

const me = threadKey(1, 0);
const { view, state } = readAll(begun());
const deed = { view, seen: state };
const outcome = (change: Partial<Outcome>): Outcome => ({
  because: ["tick.passes"],
  state,
  effects: [],
  ...change,
});

/** How the closest of outcomes, none of which agrees, differs. */
function closest(outcomes: Outcomes, expected: ExpectedRegisters): unknown {
  const membership = permitted(outcomes, deed, expected);
  return membership.tag === "differs" ? membership.closest() : membership;
}

test("the first outcome that agrees is taken", () => {
  const wrong = outcome({ state: changeThread(state, me, { priority: 3 }) });
  const right = outcome({});
  const expected = new ExpectedRegisters();
  expect(permitted([wrong, right], deed, expected)).toEqual({ tag: "permitted", outcome: right });
});

test("registers are part of it: effects of an outcome that differs are taken back", () => {
  const expected = new ExpectedRegisters();
  const effects = [{ thread: me, result: { tag: "refused" } }] as const;
  expect(closest([outcome({ effects })], expected)).toMatchObject({
    part: "onlyNamedRegistersChange",
  });
  expect(expected.file(me)[10]).toBe(0);
});

test("the closest outcome is the one that differs in the fewest parts", () => {
  const far = outcome({ state: { ...changeThread(state, me, { ip: 8, priority: 3 }), now: 4 } });
  const near = outcome({ state: { ...state, now: 4 } });
  expect(closest([far, near], new ExpectedRegisters())).toMatchObject({
    part: "clockRelation",
    outcome: near,
  });
});

const noPage = { tag: "noPage" } as const;
const ipc: Ipc = {
  tag: "ipc",
  to: idOf(state, me),
  message: { label: 0, untyped: 0, words: [], items: [] },
  speakingFor: undefined,
  sendTimeout: 0,
  transferTimeout: 0,
  receive: undefined,
};

test("memory has ended where a pool is empty, and may have where a transfer goes on", () => {
  const page = { tag: "map", hotSpot: 0, flexpage: noPage, rights: all } as const;
  const reply: Ipc = { ...ipc, message: { label: 0, untyped: 0, words: [0, 0], items: [page] } };
  const buffer = { address: 0, length: 0 };
  const transfer = { role: "receiver", partner: me, window: noPage, buffer, timeout: 0 } as const;
  const within = changeThread(state, me, { transfer });
  expect(mayHaveEnded(state, reply, deed)).toBe(false);
  expect(mayHaveEnded(within, reply, deed)).toBe(true);
  expect(mayHaveEnded(within, ipc, deed)).toBe(false);
  const empty = { ...view, mapped: { ...view.mapped, freeNodeCount: 0 } };
  expect(mayHaveEnded(state, ipc, { view: empty, seen: state })).toBe(true);
});
