import { expect, test } from "vitest";
import {
  threadAt,
  threadKey,
  withFrames,
  withWord,
  type HistoryClaim,
  type Outcome,
  type State,
} from "../../../spec/index.ts";
import {
  stringsArriveAsTheyWere,
  stringsPassWithRights,
  transfersAreSymmetric,
} from "../../../spec/claims/strings.ts";
import {
  after,
  booted,
  does,
  editSpace,
  editThread,
  FRAME,
  id,
  makes,
  mapped,
  root,
  running,
  send,
  sigma0,
  strings,
  waitWith,
} from "../world.ts";

const child = threadKey(3, 0);
const both = mapped(booted, sigma0, FRAME + 1, root, 0x40);
const world = after(makes(both, root, 3), [root, waitWith(0x40008, 16)]);
const event = send(id(world, root), strings([9, FRAME * 4096 + 2]));
const before = running(world, sigma0);
const sent = does(world, sigma0, event);
const seen = (claim: HistoryClaim, from: State, outcome: Partial<Outcome>): readonly string[] =>
  claim.begin(from)({
    before: from,
    event,
    after: outcome.state ?? sent.state,
    effects: outcome.effects ?? sent.effects,
  });

test("a string arrives as it was, where both have the rights", () => {
  expect(seen(stringsArriveAsTheyWere, before, sent)).toEqual([]);
  expect(seen(stringsPassWithRights, before, sent)).toEqual([]);
});

test("stringsArriveAsTheyWere: one byte is another", () => {
  const wrong = withFrames(sent.state, withWord(sent.state.frames, FRAME + 1, 0xc, 1));
  expect(seen(stringsArriveAsTheyWere, before, { state: wrong })).toHaveLength(1);
  // The last byte lies in the third word; what lies behind it is not the string's.
  const behind = withFrames(sent.state, withWord(sent.state.frames, FRAME + 1, 0x14, 1));
  expect(seen(stringsArriveAsTheyWere, before, { state: behind })).toEqual([]);
});

test("stringsPassWithRights: the sender may not read, the receiver may not write", () => {
  const blind = (state: State): State => editSpace(state, 1, []);
  expect(seen(stringsPassWithRights, blind(before), { state: blind(sent.state) })).toEqual([
    `1.0 may not read 0x80100002`,
  ]);
  const shut = (state: State): State => editSpace(state, 2, []);
  expect(seen(stringsPassWithRights, shut(before), { state: shut(sent.state) })).toEqual([
    `2.0 may not write 0x40008`,
  ]);
});

test("what was copied so far is looked at while the transfer goes on", () => {
  const stopped = after(makes(both, root, 3), [root, waitWith(0x40ffe, 16)]);
  const faulted = does(stopped, sigma0, event);
  expect(threadAt(faulted.state, sigma0).transfer).toMatchObject({ copied: 2 });
  const start = running(stopped, sigma0);
  expect(seen(stringsArriveAsTheyWere, start, faulted)).toEqual([]);
  const wrong = withFrames(
    faulted.state,
    withWord(faulted.state.frames, FRAME + 1, 0xffc, 0xffff_0000),
  );
  expect(seen(stringsArriveAsTheyWere, start, { ...faulted, state: wrong })).toHaveLength(1);
});

test("transfersAreSymmetric: alone, with another, or with nobody at fault", () => {
  const { violations } = transfersAreSymmetric;
  const shut = after(makes(booted, root, 3), [child, waitWith(0x5000, 9)]);
  const stuck = after(shut, [root, send(id(shut, child), strings([4, 0x6000]))]);
  expect(violations(stuck)).toEqual([]);
  const ready = { activity: { tag: "ready" }, transfer: undefined } as const;
  expect(violations(editThread(stuck, child, ready))).toHaveLength(1);
  const transferring = { activity: { tag: "transferring", deadline: "never" } } as const;
  expect(violations(editThread(stuck, root, transferring))).toHaveLength(2);
  expect(violations(editThread(booted, root, transferring))).toHaveLength(1);
  const { transfer } = threadAt(stuck, child);
  expect(violations(editThread(stuck, root, { transfer }))).toHaveLength(2);
});
