import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { setSpeaksFor } from "../../../impl/layout/index.ts";
import * as clans from "../../../impl/parts/clans.ts";
import { booted, call, makeChild, makeTask, register, ROOT, runAs } from "../world.ts";
import { SIGMA0, tcbOf } from "../world.ts";

/** σ0 and root; root's 3 and 6; 4 of 3; 5 of 4. */
function family(): {
  readonly m: ReturnType<typeof booted>;
  readonly three: number;
  readonly four: number;
  readonly five: number;
  readonly six: number;
} {
  const m = booted();
  const three = makeTask(m, 3);
  const six = makeTask(m, 6);
  const four = makeChild(m, three, 4);
  const five = makeChild(m, four, 5);
  return { m, three, four, five, six };
}

test("A clan, its chief and nobody else are in reach", () => {
  const [child, sibling] = [abi.threadIdOf(2, 3, 0, 1), abi.threadIdOf(2, 4, 5, 1)];
  const grandchild = abi.threadIdOf(3, 5, 0, 1);
  const reaches = clans.reachesDirectly;
  expect(reaches(child, sibling)).toBe(true);
  expect(reaches(child, ROOT) && reaches(ROOT, child)).toBe(true);
  expect(reaches(grandchild, ROOT) || reaches(ROOT, grandchild)).toBe(false);
  expect(reaches(child, SIGMA0)).toBe(false);
});

test("Inwards the way is through the outermost in reach, outwards through the own chief", () => {
  const { m, three, four, five, six } = family();
  const near = (from: number, to: number): number => clans.nearestTo(m, from, to);
  expect([near(SIGMA0, five), near(ROOT, five), near(six, five)]).toEqual([ROOT, three, three]);
  expect([near(five, six), near(four, six), near(three, six)]).toEqual([four, three, six]);
  expect([near(ROOT, abi.threadIdOf(9, 9, 0, 1)), near(five, abi.ANY)]).toEqual([abi.NIL, four]);
});

test("A message arrives where id_nearest says, if there is such a thread", () => {
  const { m, three, four, five, six } = family();
  const all = [SIGMA0, ROOT, three, four, five, six];
  for (const from of all) {
    for (const to of all) {
      runAs(m, from);
      call(m, abi.ID_NEAREST, to);
      const nearest = register(m, from, abi.A0);
      expect(clans.partnerFor(m, tcbOf(m, from), to)).toBe(tcbOf(m, nearest));
    }
  }
});

test("Nil, any, interrupts and the dead in reach are no partners", () => {
  const { m, three } = family();
  const dead = abi.threadIdOf(2, 3, 0, 9);
  for (const id of [abi.NIL, abi.ANY, 1, 31, dead])
    expect(clans.partnerFor(m, tcbOf(m, three), id)).toBe(0);
});

test("The dead out of reach are the affair of who stands on the way", () => {
  const { m, three, five } = family();
  expect(clans.partnerFor(m, tcbOf(m, ROOT), five ^ 2)).toBe(tcbOf(m, three));
});

test("Who is in reach is heard in its own name, who is not through the one on the way", () => {
  const { m, three, four, six } = family();
  const hears = (receiver: number, source: number, sender: number): boolean =>
    clans.hears(m, tcbOf(m, receiver), source, tcbOf(m, sender));
  expect([hears(four, three, three), hears(four, ROOT, three)]).toEqual([true, true]);
  expect([hears(ROOT, four, three), hears(ROOT, four, six)]).toEqual([true, false]);
  expect([hears(ROOT, six, three), hears(four, abi.ANY, three)]).toEqual([false, false]);
  setSpeaksFor(m, tcbOf(m, three), ROOT);
  expect([hears(four, three, three), hears(four, ROOT, three)]).toEqual([false, true]);
});

test("A chief stands between its clan and who is beside it, and nobody else does", () => {
  const { m, three, four, five, six } = family();
  const between = (own: number, one: number, other: number): boolean =>
    clans.standsBetween(m, tcbOf(m, own), one, other);
  expect([between(three, four, six), between(three, six, four)]).toEqual([true, true]);
  expect([between(four, five, three), between(ROOT, SIGMA0, three)]).toEqual([true, true]);
  // Outwards 5 is asked for by 4, inwards 3 is asked first.
  expect([between(three, five, six), between(four, five, six)]).toEqual([false, false]);
  expect([between(six, four, ROOT), between(three, three, four)]).toEqual([false, false]);
  expect([between(three, four ^ 1, six), between(three, four, abi.NIL)]).toEqual([false, false]);
});
