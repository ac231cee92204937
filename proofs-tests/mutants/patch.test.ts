import { createTwoFilesPatch } from "diff";
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyPatch } from "../../mutants/patch.ts";
import type { Sources } from "../../mutants/sources.ts";

const numbered = (count: number): string =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join("");

const sources: Sources = new Map([
  ["impl/kernel.ts", numbered(40)],
  ["machine/index.ts", "export const a = 1;\n"],
]);

const hunk = (line: number, before: string, after: string): string =>
  `@@ -${line},3 +${line},3 @@\n line ${line}\n-${before}\n+${after}\n line ${line + 2}\n`;

const kernelHeader =
  "diff --git a/impl/kernel.ts b/impl/kernel.ts\n--- a/impl/kernel.ts\n+++ b/impl/kernel.ts\n";

test("A patch as git writes it changes the files that it names", () => {
  const patch = kernelHeader + hunk(4, "line 5", "LINE 5") + hunk(30, "line 31", "LINE 31");
  const patched = applyPatch(sources, patch);
  expect(patched).toEqual({
    tag: "edited",
    sources: new Map([
      [
        "impl/kernel.ts",
        numbered(40).replace("line 5\n", "LINE 5\n").replace("line 31", "LINE 31"),
      ],
      ["machine/index.ts", "export const a = 1;\n"],
    ]),
  });
});

test("A patch may add a source and delete one", () => {
  const added = "--- /dev/null\n+++ b/impl/new.ts\n@@ -0,0 +1,1 @@\n+export const n = 1;\n";
  const deleted = "--- a/machine/index.ts\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-export const a = 1;\n";
  const patched = applyPatch(sources, added + deleted);
  expect(patched.tag === "edited" && [...patched.sources.keys()]).toEqual([
    "impl/kernel.ts",
    "impl/new.ts",
  ]);
  expect(patched.tag === "edited" && patched.sources.get("impl/new.ts")).toBe(
    "export const n = 1;\n",
  );
});

test("What a patch does to documents is left out", () => {
  const document = "--- a/README.md\n+++ b/README.md\n@@ -1,1 +1,1 @@\n-a\n+b\n";
  const patched = applyPatch(sources, document + kernelHeader + hunk(4, "line 5", "LINE 5"));
  expect(patched.tag === "edited" && [...patched.sources.keys()]).toEqual([...sources.keys()]);
});

test.each([
  [
    "a hunk of other lines",
    kernelHeader + hunk(4, "line 5", "x") + hunk(9, "line 77", "y"),
    "impl/kernel.ts: hunk 2 of 2 (at line 9) does not apply",
  ],
  [
    "an unknown file",
    "--- a/impl/x.ts\n+++ b/impl/x.ts\n@@ -1,1 +1,1 @@\n-a\n+b\n",
    "impl/x.ts: there is no such source",
  ],
  [
    "a file added twice",
    "--- /dev/null\n+++ b/machine/index.ts\n@@ -0,0 +1,1 @@\n+x\n",
    "machine/index.ts: the patch adds a source that is there already",
  ],
  [
    "only documents",
    "--- a/README.md\n+++ b/README.md\n@@ -1,1 +1,1 @@\n-a\n+b\n",
    "the patch touches no file in impl/, machine/",
  ],
  ["no patch at all", "hello\n", "the patch holds no hunk of a unified diff"],
  ["nothing", "", "the patch holds no hunk of a unified diff"],
])("A patch with %s does not fit, and the sentence says where", (_, patch, says) => {
  expect(applyPatch(sources, patch)).toEqual({ tag: "misfit", says });
});

test("A hunk that contradicts its own header is no unified diff", () => {
  const patched = applyPatch(sources, `${kernelHeader}@@ -1,3 +1,9 @@\n line 1\n`);
  expect(patched.tag === "misfit" && patched.says).toMatch(/^the patch is no unified diff: /);
});

test("Any change of a source arrives as it was made", () => {
  const line = fc.constantFrom("a", "b", "c", "", "  d");
  const text = fc
    .array(line, { maxLength: 20 })
    .map((lines) => lines.map((l) => `${l}\n`).join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after && before !== "");
      const patch = createTwoFilesPatch("a/impl/x.ts", "b/impl/x.ts", before, after);
      const patched = applyPatch(new Map([["impl/x.ts", before]]), patch);
      expect(patched.tag === "edited" && patched.sources.get("impl/x.ts")).toBe(after);
    }),
  );
});

test("A patch may rename a source, as it is or changed, and copy one", () => {
  const head = "diff --git a/machine/index.ts b/machine/new.ts\nsimilarity index 90%\n";
  const renames = `${head}rename from machine/index.ts\nrename to machine/new.ts\n`;
  const changes =
    "--- a/machine/index.ts\n+++ b/machine/new.ts\n@@ -1,1 +1,1 @@\n" +
    "-export const a = 1;\n+export const a = 2;\n";
  const copies = `${head}copy from machine/index.ts\ncopy to machine/new.ts\n`;
  const textsOf = (patch: string): unknown => {
    const patched = applyPatch(sources, patch);
    if (patched.tag === "misfit") return patched.says;
    return Object.fromEntries([...patched.sources].filter(([name]) => name.startsWith("machine/")));
  };
  const before = "export const a = 1;\n";
  expect(textsOf(renames)).toEqual({ "machine/new.ts": before });
  expect(textsOf(renames + changes)).toEqual({ "machine/new.ts": "export const a = 2;\n" });
  expect(textsOf(copies)).toEqual({ "machine/index.ts": before, "machine/new.ts": before });
  expect(textsOf(renames.replaceAll("machine/index.ts", "machine/none.ts"))).toBe(
    "machine/none.ts: the patch renames it, but there is no such source",
  );
  expect(textsOf(renames.replaceAll("machine/new.ts", "impl/kernel.ts"))).toBe(
    "impl/kernel.ts: the patch renames machine/index.ts to it, but that source is there already",
  );
});
