import { expect, test } from "vitest";
import { EPOCH, Guide } from "../../engines/guide.ts";
import { search, type Model } from "../../engines/index.ts";
import { prng } from "../../lib/prng.ts";

const guidance = { onIn100: 40, seedlings: [] };

/** What the guide has the next runs go on from, over many draws. */
function offered(guide: Guide<string, number>): ReadonlySet<string> {
  const random = prng(7);
  return new Set(Array.from({ length: 200 }, () => JSON.stringify(guide.next(random))));
}

test("a run goes on from what reached a name, or two names in a row, for the first time", () => {
  const guide = new Guide<string, number>(guidance);
  expect(offered(guide)).toEqual(new Set([undefined]));
  guide.note(["a"], "s", [1]);
  guide.note(["a"], "s", [1, 2]);
  guide.note(["b"], "s", [1, 2, 3]);
  guide.note(["b"], "s", [1, 2, 3, 4]);
  guide.note(["a"], "s", [1, 2, 3, 4, 5]);
  guide.note(["b"], "s", [1, 2, 3, 4, 5, 6]);
  const lengths = [...offered(guide)]
    .filter((text) => text !== undefined)
    .map((text) => (JSON.parse(text) as { readonly events: unknown[] }).events.length);
  // a; a a; b after a; b b; a after b; the last step was nothing new.
  expect(lengths.toSorted()).toEqual([1, 2, 3, 4, 5]);
});

test("what a run reached does not count as coming after the run before", () => {
  const guide = new Guide<string, number>(guidance);
  guide.note(["a"], "s", [1]);
  guide.note(["b"], "s", [1, 2]);
  guide.next(prng(1));
  guide.note(["a"], "t", [7]);
  expect([...offered(guide)].join()).not.toContain('"t"');
});

/** Doors in a row, each of which opens to one of eight keys; most wrong keys shut them all. */
const DOORS = 5;
const doors: Model<number, number> = {
  drawStart: () => 0,
  begin: () => {
    let opened = 0;
    return {
      draw: (random) => random.below(8),
      step: (key) => {
        const isRight = key === (opened * 3) % 8;
        if (isRight) opened++;
        else if (key < 6) opened = 0;
        if (opened < DOORS) return { tag: "holds", reached: isRight ? [`door ${opened}`] : [] };
        return { tag: "refuted", failure: { claim: "theHouseIsShut", difference: [] } };
      },
    };
  },
};

/** Runs until the house was entered, in the median of some seeds; ranges of `size` runs. */
function runsToEnter(size: number): number {
  const runs = Array.from({ length: 15 }, (_, seed) => {
    const range = { seed, eventsMax: 20 };
    for (let from = 0; ; from += size) {
      const { failing } = search(doors, { ...range, from, to: from + size }, guidance);
      if (failing !== undefined) return failing.run;
    }
  });
  return runs.toSorted((a, b) => a - b)[7] as number;
}

test("a house of five doors is entered three times sooner than by runs that learn nothing", () => {
  expect(runsToEnter(EPOCH) * 3).toBeLessThan(runsToEnter(1));
});

test("an epoch begins with the seedlings of earlier searches", () => {
  const guide = new Guide<string, number>({
    onIn100: 100,
    seedlings: [{ start: "s", events: [4] }],
  });
  expect(guide.next(prng(1))).toEqual({ start: "s", events: [4] });
});
