import { expect, test } from "vitest";
import { threadAt, threadKeys, type State, type Thread } from "../../../spec/index.ts";
import { changed, differing } from "./world.ts";

const threads = (state: State): readonly Thread[] =>
  threadKeys(state).map((key) => threadAt(state, key));
const count = (state: State, tag: string): number =>
  threads(state).filter(({ activity }) => activity.tag === tag).length;

test("more threads poll, and their queues are in any order", () => {
  const all = changed(["moreThreads", "morePollers", "otherOrder"], 12, 10);
  const longest = Math.max(
    ...all.flatMap(({ after }) => threads(after).map((t) => t.queue.length)),
  );
  expect(longest).toBeGreaterThan(2);
  const more = all.filter(
    ({ before, after }) => count(after, "polling") > count(before, "polling"),
  );
  expect(more.length).toBeGreaterThan(1);
});

test("more threads wait", () => {
  const all = changed(["moreThreads", "moreWaiters"], 12, 10);
  const more = all.filter(
    ({ before, after }) => count(after, "waiting") > count(before, "waiting"),
  );
  expect(more.length).toBeGreaterThan(1);
});

test("strings are in flight, at any byte", () => {
  const all = changed(["moreThreads", "moreTransfers"], 80, 10);
  const copied = all.flatMap(({ after }) =>
    threads(after).flatMap(({ transfer }) =>
      transfer?.role === "sender" ? [transfer.copied] : [],
    ),
  );
  expect(copied.length).toBeGreaterThan(3);
  expect(Math.max(...copied)).toBeGreaterThan(0);
  expect(differing(changed(["moreTransfers", "otherProgress"], 12))).toBeGreaterThan(0);
});
