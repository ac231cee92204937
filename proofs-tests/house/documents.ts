// What holds for every document: no half of a merge is left in it, and what it names is there.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { presentFolders, type Source } from "./project.ts";
import type { Rule } from "./tidy.ts";

const namesIn = (folder: string, recursive: boolean): readonly string[] =>
  readdirSync(folder, { recursive, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));

/** Every document of the project, by path. */
export const documents: readonly Source[] = [
  ...namesIn(".", false),
  ...[...presentFolders, "docs"].flatMap((folder) => namesIn(folder, true)),
]
  .toSorted()
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

/** A formatter makes quotes or table rows of the marks, so they may stand behind some of those. */
const MERGE = /^[|> ]*(<{7}|={7}|(> ?){7})(?![<=>])/;

export const noMergeIsLeft: Rule = ({ path, text }) =>
  text
    .split("\n")
    .flatMap((line, index) =>
      MERGE.test(line) ? [`${path}:${index + 1}: half of a merge; choose one side`] : [],
    );

const LINK = /\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g;

/** The first cell of a table's row, if it is a file or a folder beside the document. */
const ROW = /^\| `([\w./-]+(?:\.ts|\.md|\.mjs|\/))`/gm;

/** Links, and rows of a README that name a file, lead to what is there. */
export const whatIsNamedIsThere: Rule = ({ path, text }) => {
  const prose = text.replace(/^```.*?^```/gms, (code) => code.replace(/[^\n]/g, ""));
  const rows = path.endsWith("README.md") ? [...prose.matchAll(ROW)] : [];
  return [...prose.matchAll(LINK), ...rows]
    .filter(([, name = ""]) => !existsSync(join(dirname(path), name)))
    .map(({ index, 1: name }) => {
      const line = prose.slice(0, index).split("\n").length;
      return `${path}:${line}: ${name} is not there; name what is, or take it out`;
    });
};
