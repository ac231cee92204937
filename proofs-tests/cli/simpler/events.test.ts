import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { simplerEvents } from "../../../cli/simpler/events.ts";
import * as say from "../../../refinement/small/say.ts";

const [me, you] = [say.actor(0, 1, 0), say.actor(0, 2, 0)];

test("a message goes without a word or an item of it, and what follows moves up", () => {
  const [spot, page] = say.item("map", 3, 4, 7);
  const event = say.ipc(me, { to: you, words: [5, 6], item: [spot, page] }, undefined);
  const messages = simplerEvents(event).flatMap((one) =>
    one.event === "call" ? [[one.registers.a1, one.registers.s2, one.registers.s3]] : [],
  );
  expect(messages).toContainEqual([abi.tagOf(0, 0, 2), spot, page]);
  expect(messages).toContainEqual([abi.tagOf(0, 1, 2), 6, spot]);
  expect(messages).toContainEqual([abi.tagOf(0, 1, 2), 5, spot]);
  expect(messages).toContainEqual([abi.tagOf(0, 2, 0), 5, 6]);
});

test("a load says less than a store, one exception less than another, the word 4 less than 7", () => {
  expect(simplerEvents(say.access(me, "store", 0))).toEqual([say.access(me, "load", 0)]);
  expect(simplerEvents(say.access(me, "load", 0))).toEqual([]);
  expect(simplerEvents(say.exception(me, "breakpoint"))).toEqual([
    say.exception(me, "illegalInstruction"),
  ]);
  const load = { ...say.access(me, "load", 0), address: 7 };
  expect(simplerEvents(load).map((one) => "address" in one && one.address)).toEqual([
    0, 4, 0, 4, 3,
  ]);
});

test("all rights say least, then those with the highest bits", () => {
  const rightsInstead = (rights: number) =>
    simplerEvents(say.unmap(me, 0, rights, false)).flatMap((one) =>
      one.event === "call" && one.registers.a0 !== abi.UNCHANGED
        ? [one.registers.a0 ?? 0].filter((word) => !abi.isNoPage(word)).map(abi.rightsOf)
        : [],
    );
  expect(rightsInstead(4)).toEqual([7, 6, 5]);
  expect(rightsInstead(7)).toEqual([]);
});

test("what no call reads may go, and may be in an earlier register", () => {
  const quiet = say.ipc(me, { to: you }, undefined);
  if (quiet.event !== "call") throw new Error("it is a call");
  const withWord = (name: "s2" | "s3" | "s4") =>
    ({ ...quiet, registers: { ...quiet.registers, [name]: 9 } }) as const;
  const others = simplerEvents(withWord("s4"));
  expect(others).toEqual(expect.arrayContaining([quiet, withWord("s2"), withWord("s3")]));
  const stopped = { ...say.exception(me, "illegalInstruction"), registers: { a0: 0, t1: 5 } };
  expect(simplerEvents(stopped)).toContainEqual({ ...stopped, registers: { t1: 5 } });
});

test("whoever had a number before says less than who has it", () => {
  const later = say.actor(2, 3, 0, 5);
  const versions = simplerEvents(say.ipc(me, { to: later }, { from: later })).map((one) =>
    one.event === "call"
      ? [one.registers.a0, one.registers.a2].map((id = 0) => abi.versionOf(id))
      : [],
  );
  expect(versions).toContainEqual([4, 5]);
  expect(versions).toContainEqual([5, 4]);
});

test("a page that is granted may be mapped; a number of a task says least without a version", () => {
  const granting = say.ipc(me, { to: you, item: say.item("grant", 3, 0, 7) }, undefined);
  const spots = simplerEvents(granting).map((one) => one.event === "call" && one.registers.s2);
  expect(spots).toContain(abi.ITEM_MAP);
  const ids = simplerEvents(say.handOn(you, say.actor(2, 3, 1, 5), you)).map(
    (one) => one.event === "call" && one.registers.a0,
  );
  expect(ids).toContain(abi.threadIdOf(0, 3, 0, 0));
});
