import { expect, test } from "vitest";
import {
  sameActivity,
  sameFlexpage,
  sameList,
  sameMapping,
  sameMessage,
  sameValue,
} from "../../../refinement/relation/same.ts";
import type { Message } from "../../../spec/message.ts";
import { threadKey } from "../../../spec/name.ts";
import { all } from "../../../spec/rights.ts";
import type { Activity } from "../../../spec/state.ts";

const page = { tag: "pages", firstPage: 4, log2Pages: 0 } as const;
const message: Message = {
  label: 1,
  untyped: 0,
  words: [8, 9],
  items: [{ tag: "map", hotSpot: 1, flexpage: page, rights: all }],
};
const receive = { source: { tag: "open" }, timeout: "never", window: page } as const;
const polling = {
  tag: "polling",
  purpose: "ipc",
  to: threadKey(1, 0),
  message,
  deadline: 3,
  receive,
} as const satisfies Activity;
const waiting = {
  tag: "waiting",
  purpose: "ipc",
  source: { tag: "closed", from: { tag: "nil" } },
  window: page,
  deadline: "never",
} as const satisfies Activity;

test("copies are the same", () => {
  expect(sameActivity(polling, structuredClone(polling))).toBe(true);
  expect(sameActivity(waiting, structuredClone(waiting))).toBe(true);
});

test.each<Activity>([
  { ...polling, purpose: "pageFault" },
  { ...polling, to: threadKey(1, 1) },
  { ...polling, deadline: "never" },
  { ...polling, receive: undefined },
  { ...polling, receive: { ...receive, timeout: 0 } },
  { ...polling, receive: { ...receive, source: { tag: "closed", from: { tag: "any" } } } },
  { ...polling, message: { ...message, label: 2 } },
  { ...polling, message: { ...message, words: [8, 8] } },
  { ...polling, message: { ...message, items: [] } },
  waiting,
  { tag: "ready" },
])("%j differs", (other) => {
  expect(sameActivity(polling, other)).toBe(false);
});

test("messages, flexpages, mappings and lists differ in each of their fields", () => {
  expect(sameMessage(message, { ...message, untyped: 1 })).toBe(false);
  expect(sameFlexpage(page, { tag: "noPage" })).toBe(false);
  expect(sameFlexpage(page, { ...page, firstPage: 5 })).toBe(false);
  const mapping = { page: 1, frame: 2, rights: all, parent: undefined };
  expect(sameMapping(mapping, { ...mapping })).toBe(true);
  expect(sameMapping(mapping, { ...mapping, frame: 3 })).toBe(false);
  expect(sameList([1, 2], [1, 2], sameValue)).toBe(true);
  expect(sameList([1, 2], [1], sameValue)).toBe(false);
});
