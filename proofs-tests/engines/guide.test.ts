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

test("of each place the shortest way is kept, and the places gone on from least come first", () => {
  const guide = new Guide<string, number>({ onIn100: 100, seedlings: [] });
  guide.notePlaces(["here", "left"], "s", [1, 2, 3]);
  guide.notePlaces(["here", "right"], "s", [4, 5]);
  guide.notePlaces(["there", "right"], "s", [6]);
  // "here" by 4 5, "there" by 6; "left" by 1 2 3, "right" by 6.
  expect(offered(guide)).toEqual(
    new Set([[4, 5], [6], [1, 2, 3]].map((events) => JSON.stringify({ start: "s", events }))),
  );
  const fair = new Guide<string, number>({ onIn100: 100, seedlings: [] });
  for (let at = 0; at < 8; at++) fair.notePlaces([`${at}`], "s", [at]);
  const random = prng(3);
  const counts = new Map<number, number>();
  for (let draw = 0; draw < 800; draw++) {
    const [first = -1] = fair.next(random)?.events ?? [];
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  expect(counts.size).toBe(8);
  for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(10);
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

test("an epoch may be longer, and runs learn until it ends", () => {
  const starts: number[] = [];
  const model: Model<number, number> = {
    drawStart: () => 0,
    begin: (start) => {
      starts.push(start);
      return { draw: () => 0, step: () => ({ tag: "holds", reached: ["a"] }) };
    },
  };
  const range = { seed: 1, from: 0, to: 3 * EPOCH, eventsMax: 16 };
  const learned = { onIn100: 100, seedlings: [{ start: 7, events: [] }] };
  const firsts = (epoch: number): number => {
    let count = 0;
    search(model, range, { ...learned, epoch, onFirst: () => count++ });
    return count;
  };
  expect([EPOCH / 2, EPOCH, 3 * EPOCH].map(firsts)).toEqual([6, 3, 1]);
  expect(starts).toContain(7);
});
