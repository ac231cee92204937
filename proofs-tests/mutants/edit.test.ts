import { expect, test } from "vitest";
import { applyEdits } from "../../mutants/edit.ts";

const sources = new Map([
  ["impl/a.ts", "one\ntwo\nthree\ntwo\n"],
  ["impl/b.ts", "four\n"],
]);

test("An edit replaces the one place that it matches, and leaves the other sources alone", () => {
  const edited = applyEdits(sources, [{ file: "impl/a.ts", from: "one\ntwo", to: "one\n2" }]);
  expect(edited).toEqual({
    tag: "edited",
    sources: new Map([
      ["impl/a.ts", "one\n2\nthree\ntwo\n"],
      ["impl/b.ts", "four\n"],
    ]),
  });
  expect(sources.get("impl/a.ts")).toBe("one\ntwo\nthree\ntwo\n");
});

test("Edits are made in order, and a later one sees what an earlier one wrote", () => {
  const edited = applyEdits(sources, [
    { file: "impl/b.ts", from: "four", to: "five" },
    { file: "impl/b.ts", from: "five", to: "six" },
  ]);
  expect(edited.tag === "edited" && edited.sources.get("impl/b.ts")).toBe("six\n");
});

test("A replacement is taken literally, dollar signs and all", () => {
  const edited = applyEdits(sources, [{ file: "impl/b.ts", from: "four", to: "$& $1 $$" }]);
  expect(edited.tag === "edited" && edited.sources.get("impl/b.ts")).toBe("$& $1 $$\n");
});

test.each([
  ["impl/c.ts", "one", "1", "impl/c.ts: there is no such source"],
  ["impl/a.ts", "two", "2", 'impl/a.ts: the edit must match once and matches 2 times: "two"'],
  ["impl/a.ts", "five", "5", 'impl/a.ts: the edit must match once and matches 0 times: "five"'],
  ["impl/a.ts", "one", "one", "impl/a.ts: the edit changes nothing"],
  ["impl/a.ts", "", "x", "impl/a.ts: the edit changes nothing"],
])("In %s, %j → %j does not fit, and the sentence says why", (file, from, to, says) => {
  expect(applyEdits(sources, [{ file, from, to }])).toEqual({ tag: "misfit", says });
});
