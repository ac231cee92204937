import { expect, test } from "vitest";
import { loadSystem } from "../../mutants/load.ts";
import { SourceError } from "../../mutants/sources.ts";
import { sourcesIn } from "../house/project.ts";

const MACHINE = 'export { size } from "./parts/size.ts";\nexport * from "./parts/words.ts";\n';
const KERNEL = [
  'import { size, type Machine } from "../machine/index.ts";',
  'import * as words from "../machine/parts/words.ts";',
  "let traps = 0;",
  "export function boot(m: Machine): number { return size + words.one; }",
  "export const trap = (m: Machine): number => ++traps;",
].join("\n");

const sourcesWith = (changes: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(
    Object.entries({
      "machine/index.ts": MACHINE,
      "machine/parts/size.ts": "export const size = 40 as number;\n",
      "machine/parts/words.ts": "export const one = 1, two = 2;\nexport type Machine = number;\n",
      "impl/kernel.ts": KERNEL,
      ...changes,
    }),
  );

const call = (value: unknown): unknown => (value as () => unknown)();

test("The entries come back with their exports, re-exports and stars", () => {
  const { machine, kernel } = loadSystem(sourcesWith({}));
  expect({ ...machine }).toEqual({ size: 40, one: 1, two: 2 });
  expect(call(kernel["boot"])).toBe(41);
});

test("Every load makes fresh modules, and none sees what another one did", () => {
  const first = loadSystem(sourcesWith({}));
  const second = loadSystem(sourcesWith({}));
  expect([call(first.kernel["trap"]), call(first.kernel["trap"])]).toEqual([1, 2]);
  expect(call(second.kernel["trap"])).toBe(1);
});

test("The kernel can be made again over the same machine", () => {
  const sources = sourcesWith({
    "machine/index.ts": "let n = 0;\nexport const next = () => ++n, size = 1;\n",
    "machine/parts/words.ts": "export const one = 1;\n",
    "impl/kernel.ts": `${KERNEL}\nexport { next } from "../machine/index.ts";\n`,
  });
  const { machine, kernel, kernelAgain } = loadSystem(sources);
  expect([call(kernel["trap"]), call(kernel["trap"])]).toEqual([1, 2]);
  const again = kernelAgain();
  expect(call(again["trap"])).toBe(1);
  expect([call(kernel["next"]), call(again["next"]), call(machine["next"])]).toEqual([1, 2, 3]);
});

test("Kernel and machine share the modules that both import", () => {
  const { machine, kernel } = loadSystem(
    sourcesWith({
      "machine/index.ts": "export class Machine {}\nexport const size = 1;\n",
      "machine/parts/words.ts": "export const one = 1;\n",
      "impl/kernel.ts": `${KERNEL}\nexport { Machine } from "../machine/index.ts";\n`,
    }),
  );
  expect(kernel["Machine"]).toBe(machine["Machine"]);
});

test("An edit of a source is what runs", () => {
  const sources = sourcesWith({ "machine/parts/size.ts": "export const size = 50;\n" });
  expect(call(loadSystem(sources).kernel["boot"])).toBe(51);
});

test("A module's own export wins over a star, and the same thing from two stars is one", () => {
  const { machine } = loadSystem(
    sourcesWith({
      "machine/index.ts":
        'export * from "./parts/size.ts";\nexport * from "./again.ts";\n' +
        'export * from "./parts/words.ts";\nexport const one = 11;\n',
      "machine/again.ts": 'export * from "./parts/size.ts";\n',
    }),
  );
  expect({ ...machine }).toEqual({ size: 40, one: 11, two: 2 });
});

const kernelWith = (line: string): Record<string, string> => ({
  "impl/kernel.ts": `${KERNEL}\n${line}\n`,
});

test.each([
  [
    kernelWith('import { x } from "./nowhere.ts";'),
    "impl/kernel.ts:6: imports impl/nowhere.ts, which does not exist; mend the path",
  ],
  [
    kernelWith('import { x } from "zod";'),
    'impl/kernel.ts:6: imports the package "zod"; a kernel stands on its own sources',
  ],
  [
    kernelWith('import { nine } from "../machine/parts/size.ts";'),
    'impl/kernel.ts:6: "../machine/parts/size.ts" exports no `nine`; mend the name',
  ],
  [
    kernelWith('import { toString } from "../machine/parts/size.ts";'),
    'impl/kernel.ts:6: "../machine/parts/size.ts" exports no `toString`; mend the name',
  ],
  [
    { "impl/kernel.ts": "export const trap = () => 0;\n" },
    "impl/kernel.ts:1: the kernel has no function `boot`; export one",
  ],
  [
    { "impl/kernel.ts": "export const boot = () => 0, trap = 3;\n" },
    "impl/kernel.ts:1: the kernel has no function `trap`; export one",
  ],
  [
    { "machine/parts/size.ts": 'import "../index.ts";\nexport const size = 1;\n' },
    "machine/parts/size.ts:1: imports go in a circle: machine/index.ts → machine/parts/size.ts" +
      " → machine/index.ts; cut it",
  ],
  [
    { "machine/parts/size.ts": 'throw new Error("no room");\nexport const size = 1;\n' },
    "machine/parts/size.ts: fails while it is loaded: no room",
  ],
  [
    {
      "machine/parts/size.ts": "export const size = 1, one = 9;\n",
      "machine/index.ts": 'export * from "./parts/size.ts";\nexport * from "./parts/words.ts";\n',
    },
    "machine/index.ts: two `export *` export `one`; rename one",
  ],
])("Bad sources are refused in one line: %j", (changes, says) => {
  expect(() => loadSystem(sourcesWith(changes))).toThrow(SourceError);
  expect(() => loadSystem(sourcesWith(changes))).toThrow(says);
});

test("A missing entry is named", () => {
  const sources = sourcesWith({});
  sources.delete("impl/kernel.ts");
  expect(() => loadSystem(sources)).toThrow("impl/kernel.ts: there is no such source; add it");
});

test("An import of types alone may go in a circle, for it vanishes", () => {
  const types = 'import type { size } from "../index.ts";\nexport const one: typeof size = 1;\n';
  expect(() => loadSystem(sourcesWith({ "machine/parts/words.ts": types }))).not.toThrow();
});

test("The project's own machine loads, with the exports that node sees", async () => {
  const own = new Map(
    ["lib", "abi", "machine"].flatMap(sourcesIn).map(({ path, text }) => [path, text] as const),
  );
  own.set("impl/kernel.ts", "export const boot = () => 0, trap = () => 0;\n");
  const { machine } = loadSystem(own);
  const seen = await import("../../machine/index.ts");
  expect(Object.keys(machine).toSorted()).toEqual(Object.keys(seen).toSorted());
});
