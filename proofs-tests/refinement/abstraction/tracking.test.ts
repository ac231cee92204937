import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { EVERY_LOOK, Tracking } from "../../../refinement/abstraction/tracking.ts";

const RAM = 0x8000_0000;
const PAGES = 8;

function watched() {
  const ramWords = new Uint32Array(PAGES * 1024);
  const pageStamps = new Float64Array(PAGES);
  const lineStamps = new Float64Array(PAGES * 16);
  let clock = 0;
  const store = (address: number, value: number): void => {
    ramWords[(address - RAM) >>> 2] = value;
    pageStamps[(address - RAM) >>> 12] = ++clock;
    lineStamps[(address - RAM) >>> 8] = clock;
  };
  // The first page and the pages 4 … 5, and half of page 6.
  const tracking = new Tracking({ ramWords, pageStamps, lineStamps }, RAM + 0x4000, RAM + 0x6800);
  tracking.look();
  return { store, tracking };
}

test("an asker is stale when a word that it read has changed, and only then", () => {
  const { store, tracking } = watched();
  const load = (address: number) => () => tracking.reader.load32(address);
  tracking.as(3, load(RAM + 0x40));
  tracking.as(4, load(RAM + 0x6004));
  const asked = tracking.looks;
  store(RAM + 0x40, 7);
  store(RAM + 0x6000, 7);
  expect(tracking.changedFor(3)).toBeLessThanOrEqual(asked);
  tracking.look();
  expect(tracking.changedFor(3)).toBe(asked + 1);
  expect(tracking.changedFor(4)).toBeLessThanOrEqual(asked);
  store(RAM + 0x40, 7);
  tracking.look();
  expect(tracking.changedFor(3)).toBe(asked + 1);
});

test("64 words are changed when one of them is", () => {
  const { store, tracking } = watched();
  store(RAM + 0x41fc, 1);
  tracking.look();
  expect(tracking.lineChanged(RAM + 0x4100)).toBe(tracking.looks);
  expect(tracking.lineChanged(RAM + 0x4200)).toBeLessThan(tracking.looks);
});

test("who reads what is not watched is told that it changes all the time", () => {
  const { tracking } = watched();
  for (const address of [RAM + 0x2000, RAM + 0x7000, 0, 0xffff_fffc])
    tracking.as(5, () => tracking.reader.load32(address));
  expect(tracking.changedFor(5)).toBe(EVERY_LOOK);
});

test("what is computed again only when stale is never out of date", () => {
  const random = prng(5);
  const { store, tracking } = watched();
  const anywhere = (): number =>
    random.pick([RAM, RAM + 0x4000, RAM + 0x6000]) + 4 * random.below(4);
  /** Follows the words as if they were links: what is read depends on what is there. */
  const walk = (): string => {
    const seen = [];
    for (let address = RAM; seen.length < 6 && address !== 0;) {
      seen.push(address);
      address = tracking.reader.load32(address);
    }
    return seen.join(" ");
  };
  let known = "";
  let asked = -1;
  for (let round = 0; round < 3000; round++) {
    store(anywhere(), random.chance(1, 4) ? 0 : anywhere());
    tracking.look();
    if (tracking.changedFor(0) > asked) {
      asked = tracking.looks;
      known = tracking.as(0, walk);
    }
    expect(known).toBe(walk());
  }
});
