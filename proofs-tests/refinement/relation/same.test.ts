import { expect, test } from "vitest";
import { noStrings } from "../../spec/world.ts";
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
const receive = { source: { tag: "open" }, timeout: "never", window: page, ...noStrings } as const;
const envelope = {
  from: { tag: "any" },
  to: { tag: "nil" },
  redirected: false,
  propagated: false,
} as const;
const polling = {
  tag: "polling",
  purpose: "ipc",
  to: threadKey(1, 0),
  message,
  envelope,
  deadline: 3,
  receive,
  transferTimeout: 9,
} as const satisfies Activity;
const waiting = {
  tag: "waiting",
  purpose: "ipc",
  source: { tag: "closed", from: { tag: "nil" } },
  window: page,
  ...noStrings,
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
  { ...polling, transferTimeout: 8 },
  { ...polling, receive: undefined },
  { ...polling, receive: { ...receive, buffer: { address: 0, length: 1 } } },
  { ...polling, receive: { ...receive, transferTimeout: 0 } },
  { ...polling, receive: { ...receive, timeout: 0 } },
  { ...polling, receive: { ...receive, source: { tag: "closed", from: { tag: "any" } } } },
  { ...polling, message: { ...message, label: 2 } },
  { ...polling, message: { ...message, words: [8, 8] } },
  { ...polling, message: { ...message, items: [] } },
  { ...polling, envelope: { ...envelope, from: { tag: "nil" } } },
  { ...polling, envelope: { ...envelope, to: { tag: "any" } } },
  { ...polling, envelope: { ...envelope, redirected: true } },
  { ...polling, envelope: { ...envelope, propagated: true } },
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
