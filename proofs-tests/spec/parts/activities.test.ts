import { expect, test } from "vitest";
import { kernelsOpening, polling, waiting } from "../../../spec/parts/activities.ts";
import { threadKey } from "../../../spec/index.ts";

test("a polling thread has its offer, a waiting one what it opens, and nothing besides", () => {
  const message = { label: 1, untyped: 0, words: [], items: [] };
  const nil = { tag: "nil" } as const;
  const envelope = { from: nil, to: nil, redirected: false, propagated: false };
  const offer = { purpose: "ipc", message, envelope, receive: undefined } as const;
  const to = threadKey(2, 0);
  expect(polling(to, 7, { ...offer, transferTimeout: 3 })).toEqual({
    tag: "polling",
    to,
    deadline: 7,
    ...offer,
    transferTimeout: 3,
  });
  const source = { tag: "open" } as const;
  expect(waiting("ipc", source, { ...kernelsOpening, transferTimeout: 5 }, "never")).toEqual({
    tag: "waiting",
    purpose: "ipc",
    source,
    ...kernelsOpening,
    transferTimeout: 5,
    deadline: "never",
  });
});
