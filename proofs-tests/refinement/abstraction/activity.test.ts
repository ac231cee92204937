import { expect, test } from "vitest";
import * as tcbs from "../../../impl/layout/thread.ts";
import { activityOf, deadlineOf } from "../../../refinement/abstraction/activity.ts";
import { Malformed } from "../../../refinement/abstraction/outcome.ts";
import { nameOf } from "../../../refinement/codec/name.ts";
import { threadKey } from "../../../spec/name.ts";

/** A block in a memory of its own. */
function block(): { load32: (address: number) => number; store32: (a: number, v: number) => void } {
  const words = new Map<number, number>();
  return { load32: (a) => words.get(a) ?? 0, store32: (a, v) => void words.set(a, v) };
}
const nobody = (): undefined => undefined;

test("an open wait, and a closed one of the kernel's for the same word", () => {
  const m = block();
  tcbs.setState(m, 0, 2);
  tcbs.setPartner(m, 0, 0xffff_ffff);
  tcbs.setDeadlineLow(m, 0, 7);
  expect(activityOf(m, 0, nobody)).toMatchObject({ source: { tag: "open" }, deadline: 7 });
  tcbs.setPurpose(m, 0, tcbs.PURPOSE_PAGE_FAULT);
  expect(activityOf(m, 0, nobody)).toMatchObject({
    source: { tag: "closed", from: { tag: "any" } },
  });
});

test("deadlines have 64 bits, and an end", () => {
  const m = block();
  tcbs.setDeadlineHigh(m, 0, 2);
  tcbs.setDeadlineLow(m, 0, 1);
  expect(deadlineOf(m, 0)).toBe(2 ** 33 + 1);
  tcbs.setDeadlineHigh(m, 0, tcbs.DEADLINE_NEVER);
  expect(deadlineOf(m, 0)).toBe("never");
});

test("polling needs a living partner and a message that makes sense", () => {
  const m = block();
  tcbs.setState(m, 0, 1);
  expect(activityOf(m, 0, nobody)).toBeInstanceOf(Malformed);
  const somebody = (): ReturnType<typeof threadKey> => threadKey(2, 0);
  expect(activityOf(m, 0, somebody)).toMatchObject({ tag: "polling", to: threadKey(2, 0) });
  tcbs.setRegister(m, 0, 11, 9);
  expect(activityOf(m, 0, somebody)).toBeInstanceOf(Malformed);
});

test("the envelope is in the block: in whose name, for whom, and whether it arrives there", () => {
  const m = block();
  const somebody = (): ReturnType<typeof threadKey> => threadKey(2, 0);
  tcbs.setState(m, 0, 1);
  tcbs.setId(m, 0, 0x0203_0001);
  tcbs.setPartner(m, 0, 0x0002_0001);
  tcbs.setRegister(m, 0, 10, 0x0002_0001);
  const [own, to, other] = [0x0203_0001, 0x0002_0001, 0x0304_0001].map(nameOf);
  const plain = { from: own, to, redirected: false, propagated: false };
  expect(activityOf(m, 0, somebody)).toMatchObject({ envelope: plain });
  tcbs.setRegister(m, 0, 10, 0x0304_0001);
  expect(activityOf(m, 0, somebody)).toMatchObject({ envelope: { to: other, redirected: true } });
  tcbs.setSpeaksFor(m, 0, 0x0304_0001);
  expect(activityOf(m, 0, somebody)).toMatchObject({ envelope: { from: other, propagated: true } });
  // The kernel's own message is for the pager that it was sent to.
  tcbs.setPurpose(m, 0, tcbs.PURPOSE_PAGE_FAULT);
  tcbs.setMessageTo(m, 0, 0x0002_0001);
  expect(activityOf(m, 0, somebody)).toMatchObject({ envelope: { to, redirected: false } });
});

test("transferring has a deadline, or none", () => {
  const m = block();
  tcbs.setState(m, 0, 3);
  tcbs.setDeadlineLow(m, 0, 7);
  expect(activityOf(m, 0, nobody)).toEqual({ tag: "transferring", deadline: 7 });
});

test.each([4, 6, 0xffff_ffff])("state %i is no state", (state) => {
  const m = block();
  tcbs.setState(m, 0, state);
  expect(activityOf(m, 0, nobody)).toBeInstanceOf(Malformed);
});
