// Tests mirror the tree: what `impl/parts/sendQueue.ts` does is tested in
// `proofs-tests/impl/parts/sendQueue.test.ts`.
import { existsSync } from "node:fs";
import type { Node } from "oxc-parser";
import { expect, test } from "vitest";
import { nodesIn, parsed, presentFolders, type Source, sourcesIn } from "./project.ts";

/** Files that need no test of their own, by kind. */
const exceptions: readonly { readonly path: RegExp; readonly because: string }[] = [
  { path: /^(proofs-tests|bench)\//, because: "it is evidence itself" },
  { path: /\/index\.ts$/, because: "it only hands on what is tested where it is defined" },
  { path: /\.arb\.ts$/, because: "a generator is tested by every property that draws from it" },
  { path: /^cli\/(main|worker)\.ts$/, because: "an entry is tested by running the command" },
  { path: /^cli\/explore\/worker\.ts$/, because: "it is the entry of a thread" },
  { path: /^exercises\//, because: "each is shown to find bugs, in exercises/hardware.test.ts" },
  { path: /^mutants\/bank\//, because: "the bank is tested as a whole, in bank.test.ts" },
];

/** Files or folders (with a `/` at the end) that are tested elsewhere: path → where. */
const elsewhere: Readonly<Record<string, string>> = {};

const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];

const hasFunctions = (source: Source): boolean =>
  [...nodesIn(parsed(source).program)].some(({ node }: { readonly node: Node }) =>
    FUNCTIONS.includes(node.type),
  );

const testOf = (path: string): string => `proofs-tests/${path.replace(/\.ts$/, ".test.ts")}`;

const sources = presentFolders.flatMap(sourcesIn);
const needed = sources
  .filter(hasFunctions)
  .filter(({ path }) => !exceptions.some((exception) => exception.path.test(path)))
  .map(({ path }) => path);

const untested = needed.filter((path) => !existsSync(testOf(path)));

const covers = (exception: string, path: string): boolean =>
  exception.endsWith("/") ? path.startsWith(exception) : path === exception;

test("Every source with functions has a test file at the same path", () => {
  const missing = untested
    .filter((path) => !Object.keys(elsewhere).some((exception) => covers(exception, path)))
    .map((path) => `${path}:1: write ${testOf(path)}`);
  expect(missing).toEqual([]);
});

test("Every test stands in a folder that has its like in the tree", () => {
  const special = /^proofs-tests\/(house|exhaustive|lockstep|golden|regressions)\//;
  const orphans = sourcesIn("proofs-tests")
    .map(({ path }) => path)
    .filter((path) => path.endsWith(".test.ts") && !special.test(path))
    .filter((path) => !existsSync(folderOf(path)))
    .map((path) => `${path}:1: there is no ${folderOf(path)}; move the test`);
  expect(orphans).toEqual([]);
});

/** The folder that a test's folder mirrors. */
const folderOf = (path: string): string =>
  path.replace(/^proofs-tests\//, "").replace(/\/[^/]*$/, "/");

test("No exception is stale, and what is tested elsewhere is tested there", () => {
  const stale = Object.entries(elsewhere)
    .filter(([path, there]) => !existsSync(there) || !untested.some((one) => covers(path, one)))
    .map(([path]) => `${path}: take it out of \`elsewhere\` in mirror.test.ts, or mend its place`);
  expect(stale).toEqual([]);
});
