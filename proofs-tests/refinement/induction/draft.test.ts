import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import * as drafts from "../../../refinement/induction/draft.ts";
import { threadKey } from "../../../spec/index.ts";
import { begun, seenBy } from "../fixture.ts";

function fresh(): drafts.Draft {
  const lockstep = begun();
  return drafts.draftOf(seenBy(lockstep), lockstep.state);
}

const [sigma0, root] = [threadKey(1, 0), threadKey(2, 0)];

test("a draft has the tasks and threads that there are", () => {
  const draft = fresh();
  expect(drafts.activeNumbers(draft)).toEqual([1, 2]);
  expect([...draft.threads.keys()]).toEqual([sigma0, root]);
  expect(drafts.others(draft, 0).length).toBeLessThan(2);
  expect(drafts.isInReach(draft, sigma0, root)).toBe(true);
  expect(drafts.taskAt(draft.tasks, 2).mcp).toBe(255);
});

test("who knew a task by its id knows it by its new one", () => {
  const draft = fresh();
  const pagerOfRoot = (): number => draft.threads.get(root)?.m.load32(0x98) ?? 0;
  expect(pagerOfRoot()).toBe(drafts.idOf(draft, sigma0));
  const before = drafts.idOf(draft, sigma0);
  drafts.renameTask(draft, 1, 1000);
  expect(drafts.idOf(draft, sigma0)).not.toBe(before);
  expect(pagerOfRoot()).toBe(drafts.idOf(draft, sigma0));
});

test("a thread more is ready, in nobody's queue", () => {
  const draft = fresh();
  drafts.addThread(draft, threadKey(2, 5), prng(1));
  expect(draft.threads.get(threadKey(2, 5))?.queue).toEqual([]);
  expect(drafts.others(draft, 0).map(({ key }) => key)).toContain(threadKey(2, 5));
});
