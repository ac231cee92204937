// Documents are read by people; what can be checked without one is checked here.
import { expect, test } from "vitest";
import { documents, noMergeIsLeft, whatIsNamedIsThere } from "./documents.ts";

test("The documents are found", () => {
  const paths = documents.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["README.md", "engines/README.md"]));
});

test("No document has half of a merge in it", () => {
  expect(documents.flatMap(noMergeIsLeft)).toEqual([]);
});

test("What a document links to or lists is there", () => {
  expect(documents.flatMap(whatIsNamedIsThere)).toEqual([]);
});

test.each(["<<<<<<< HEAD", "| =======             |", "> > > > > > > main", ">>>>>>> main"])(
  "The mark %j is seen",
  (mark) => {
    const text = `# A\n\n${mark}\n`;
    expect(noMergeIsLeft({ path: "a.md", text })).toEqual([
      "a.md:3: half of a merge; choose one side",
    ]);
  },
);

test("A title that is underlined, a quote and a table are no marks", () => {
  const text = "A\n========\n\n> > a quote\n\n| a |\n| - |\n";
  expect(noMergeIsLeft({ path: "a.md", text })).toEqual([]);
});

test("A link and a row to nowhere are seen; an address and a block of code are left alone", () => {
  const text =
    "# A\n[b](b.md#c) [d](https://d.example)\n\n| `e.ts` | f |\n\n```md\n[g](g.md)\n```\n";
  expect(whatIsNamedIsThere({ path: "lib/README.md", text })).toEqual([
    "lib/README.md:2: b.md is not there; name what is, or take it out",
    "lib/README.md:4: e.ts is not there; name what is, or take it out",
  ]);
});
