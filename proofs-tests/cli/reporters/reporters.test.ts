import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import {
  addReporter,
  reporterNames,
  reportersOf,
  tell,
  type Reporter,
} from "../../../cli/reporters/reporters.ts";
import type { Paint, Terminal } from "../../../cli/terminal.ts";
import { failing } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-reporters-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());
const inFolder = (name: string): string => join(folder, name);

const parsed = (...texts: readonly string[]): readonly Reporter[] =>
  texts.reduce<readonly Reporter[]>((before, text) => addReporter(text, before), []);

test("a reporter is a name, or a name and a file", () => {
  expect(parsed("human", "sarif=a=b.sarif")).toEqual([
    { name: "human", file: undefined },
    { name: "sarif", file: "a=b.sarif" },
  ]);
  expect(() => parsed("xml")).toThrow("one of human, json, junit, sarif, github");
  expect(() => parsed("json=")).toThrow("Name a file after `json=`");
});

test("without a word it is for people; --json is a reporter", () => {
  expect(reportersOf({})).toEqual([{ name: "human", file: undefined }]);
  expect(reportersOf({ json: true })).toEqual([{ name: "json", file: undefined }]);
  const both = reportersOf({ json: true, reporter: parsed(`sarif=${inFolder("x")}`) });
  expect(both.map(({ name }) => name)).toEqual(["json", "sarif"]);
  expect(reportersOf({ reporter: parsed("human", "github") }).length).toBe(2);
  expect(reportersOf({ reporter: parsed("human", "json=stdout") }).length).toBe(2);
});

test.each<[readonly string[], string]>([
  [["human", "json"], "human and json would write to stdout"],
  [["json", "json"], "json twice would write to stdout"],
  [["github", "sarif"], "sarif and github would write to stdout"],
  [[`json=${inFolder("o")}`, `sarif=${inFolder("o")}`], "json and sarif would write to"],
  [["json=o.json", "sarif=./o.json"], "json and sarif would write to ./o.json"],
  [[`junit=${inFolder("no/o")}`], "there is no folder"],
  [[`junit=${folder}`], "that is a folder"],
])("%j is a fault", (texts, says) => {
  expect(() => reportersOf({ reporter: parsed(...texts) })).toThrow(says);
});

test("each reporter writes to its place, without colour into files", async () => {
  const said: string[] = [];
  const terminal: Terminal = {
    out: (text) => said.push(text),
    progress: { show: () => {}, clear: () => {} },
    paint: pc.createColors(true),
  };
  vi.stubEnv("GITHUB_STEP_SUMMARY", inFolder("summary.md"));
  const files = reporterNames.filter((name) => name !== "github");
  const reporter = parsed(...files.map((name) => `${name}=${inFolder(name)}`), "github");
  const own = { human: (paint: Paint) => paint.red("told"), json: () => "{}" };
  await tell(reportersOf({ reporter }), () => failing, own, terminal);
  const text = (name: string): string => readFileSync(inFolder(name), "utf8");
  expect(text("human")).toBe("told\n");
  expect(text("json")).toBe("{}\n");
  expect(text("junit")).toMatch(/^<\?xml .*<\/testsuites>\n$/s);
  expect(JSON.parse(text("sarif"))).toMatchObject({ version: "2.1.0" });
  expect(text("summary.md")).toContain("## ❌ septet check");
  expect(said.length).toBe(1);
  expect(said[0]).toMatch(/^::error file=/);
  await tell(reportersOf({}), () => failing, own, terminal);
  expect(said[1]).toBe("\u001b[31mtold\u001b[39m");
});
