import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UsageFault } from "../../../cli/fault.ts";
import { madeBy } from "../../../cli/verbs/export.ts";
import { serialise } from "../../../trace/index.ts";
import { trace } from "../export/fixture.ts";
import { septet } from "../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the schema of config files goes to stdout or to a file", () => {
  const { code, out, err } = septet(["export", "schema"], folder);
  expect([code, err]).toEqual([0, ""]);
  const published = readFileSync("cli/config/config.schema.json", "utf8");
  expect(JSON.parse(out)).toEqual(JSON.parse(published));
  expect(septet(["export", "schema", "--out", "s.json"], folder)).toEqual({
    code: 0,
    out: "",
    err: "",
  });
  expect(JSON.parse(readFileSync(join(folder, "s.json"), "utf8"))).toEqual(JSON.parse(published));
});

test("a trace goes into each format, and a file that is none is a fault", () => {
  writeFileSync(join(folder, "t.json"), serialise(trace));
  for (const [format, begins] of [
    ["text", "  boot  1 frame"],
    ["mermaid", "sequenceDiagram"],
    ["itf", '{\n  "#meta": {'],
  ] as const) {
    const { code, out, err } = septet(["export", format, "t.json"], folder);
    expect([code, err]).toEqual([0, ""]);
    expect(out.startsWith(begins)).toBe(true);
  }
  const wrong = septet(["export", "itf", "none.json"], folder);
  expect(wrong).toEqual({ code: 2, out: "", err: "septet: none.json: there is no such file\n" });
});

test("the graph of a small model has as many nodes as the module says that there are states", () => {
  const size = ["--tasks", "3", "--pages", "1", "--frames", "1"];
  const graph = septet(["export", "dot", ...size], folder);
  expect(graph.out.match(/^ {2}n\d+ \[/gm)?.length).toBe(43);
  const told = septet(["export", "tla", ...size, "--out", "Small.tla"], folder);
  expect([told.code, told.err]).toEqual([0, ""]);
  expect(told.out).toContain("43 distinct states of 3 tasks, 1 page, 1 frame");
  expect(readFileSync(join(folder, "Small.tla"), "utf8")).toContain("MODULE Small ");
  expect(readFileSync(join(folder, "Small.cfg"), "utf8")).toContain("INIT Init\n");
});

test("a text that cannot be is a fault, whatever else goes wrong is not", () => {
  expect(() => madeBy(() => "x".repeat(2 ** 30))).toThrow(UsageFault);
  expect(() => madeBy(() => "x".repeat(-1))).toThrow(RangeError);
});

test("a module is not written where its configuration cannot be", () => {
  mkdirSync(join(folder, "Half.cfg"));
  const half = septet(["export", "tla", "--out", "Half.tla"], folder);
  expect(half.err).toBe("septet: --out Half.cfg: that is a folder; name a file\n");
  expect([half.code, existsSync(join(folder, "Half.tla"))]).toEqual([2, false]);
});

test.each<[readonly string[], string]>([
  [["tla", "--out", "1.tla"], "a TLA+ module lies in a file NAME.tla"],
  [["text", "--mutant", "zzz", "t.json"], "unknown option '--mutant'"],
  [["dot", "--frames", "3"], "--frames 3: each needs a page of σ0"],
  [["dot", "--tasks", "3", "--pages", "2"], "more than 5000 states; name fewer --tasks or --pages"],
])("export %j is a fault", (options, says) => {
  const { code, out, err } = septet(["export", ...options], folder);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(says);
});
