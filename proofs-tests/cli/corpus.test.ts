import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepFailure, keepSamples, readCorpus } from "../../cli/corpus.ts";
import { FORMAT, serialise, VERSION, type Trace } from "../../trace/index.ts";
import { boot } from "./fixture.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "septet-corpus-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const trace: Trace = { format: FORMAT, version: VERSION, boot, events: [{ event: "tick" }] };

test("what is kept is what is read, in the order of names; a bug and a name are one file", () => {
  const corpus = readCorpus(join(folder, "new"));
  expect(corpus).toMatchObject({ failures: [], samples: [] });
  keepFailure(corpus, "queuesAreRings", "0123", serialise(trace));
  keepFailure(corpus, "asleep", "4567", serialise(trace));
  keepFailure(corpus, "asleep", "4567", serialise(trace));
  keepSamples(corpus, [{ name: "ipc → sent", start: boot, events: trace.events }]);
  const again = readCorpus(corpus.folder);
  expect(again.failures.map((one) => one.trace)).toEqual([trace, trace]);
  expect(again.failures.map(({ file }) => file)).toEqual(
    ["asleep-4567", "queuesAreRings-0123"].map((name) =>
      join(corpus.folder, "failures", `${name}.json`),
    ),
  );
  expect(again.samples).toEqual([{ name: "ipc-to-sent", start: boot, events: trace.events }]);
  expect(readdirSync(join(corpus.folder, "reached"))).toEqual(["ipc-to-sent.json"]);
});

test("what is no trace, and what is no folder, is said with its place", () => {
  const file = join(folder, "file");
  writeFileSync(file, "{}");
  expect(() => readCorpus(file)).toThrow(`--corpus ${file}: that is a file; name a folder`);
  mkdirSync(join(folder, "reached"));
  writeFileSync(join(folder, "reached", "bad.json"), "{");
  expect(() => readCorpus(folder)).toThrow(/reached\/bad\.json.*not JSON/);
  writeFileSync(join(folder, "failures"), "");
  expect(() => readCorpus(folder)).toThrow(/failures: that is a file; name a folder/);
  expect(() => readCorpus("")).toThrow("the name of a folder is empty");
});
