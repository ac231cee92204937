// A corpus as `septet check` uses it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { septet } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-corpus-"));
afterAll(() => rmSync(folder, { recursive: true }));

const small = ["check", "--seed", "3", "--runs", "10", "--events", "16", "--workers", "2"];
type Corpus = {
  readonly failures: number;
  readonly samples: number;
  readonly added: number;
  readonly failed?: string;
};
type Report = {
  readonly verdict: string;
  readonly runs: number;
  readonly corpus: Corpus;
  readonly failure?: { readonly claim: string; readonly events: number; readonly minimal: boolean };
};
const report = (...given: readonly string[]): Report => {
  return JSON.parse(septet([...small, ...given, "--json"], folder).out) as Report;
};

const filesIn = (...path: readonly string[]): readonly (readonly [string, string])[] =>
  readdirSync(join(folder, ...path)).map((name) => [
    name,
    readFileSync(join(folder, ...path, name), "utf8"),
  ]);

test("what is reached is kept in short runs, the same ones with one worker and with two", () => {
  const { corpus } = report("--corpus", "one", "--workers", "1");
  expect(corpus).toMatchObject({ failures: 0, samples: 0 });
  expect(corpus.added).toBeGreaterThan(20);
  report("--corpus", "two");
  const kept = filesIn("one", "reached");
  expect(kept.length).toBe(corpus.added);
  expect(kept).toEqual(filesIn("two", "reached"));
  const lengths = kept
    .map(([, text]) => (JSON.parse(text) as { readonly events: unknown[] }).events.length)
    .toSorted((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(6);
  expect(septet(["replay", join("one", "reached", "tick.passes.json")], folder).code).toBe(0);

  const again = report("--corpus", "one", "--seed", "4");
  expect(again.corpus.samples).toBe(corpus.added);
  expect(filesIn("one", "reached").length).toBe(corpus.added + again.corpus.added);
});

test("what fails is kept, and fails first the next time; a right kernel passes it", () => {
  const wrong = ["--mutant", "timerIsNotSetAgain", "--corpus", "bugs"];
  const first = report(...wrong);
  expect(first).toMatchObject({ verdict: "refuted", corpus: { failures: 0, samples: 0 } });
  const kept = filesIn("bugs", "failures");
  expect(kept.length).toBe(first.corpus.added);
  expect(kept[0]?.[0]).toMatch(/^\w+-[0-9a-f]{16}\.json$/);

  const again = report(...wrong, "--seed", "99");
  const file = join("bugs", "failures", kept[0]?.[0] ?? "");
  expect(again).toMatchObject({ verdict: "refuted", runs: 0, corpus: { failed: file } });
  expect(again.failure?.events).toBeLessThanOrEqual(first.failure?.events ?? 0);
  const { out, code } = septet([...small, ...wrong], folder);
  expect(code).toBe(1);
  expect(out).toContain(`${file} failed after`);
  expect(out).toContain("The corpus bugs decides as the seed does:");

  expect(report("--corpus", "bugs")).toMatchObject({ verdict: "holds", runs: 10 });
});

test("a damaged corpus is said in a line that names the file, with exit code 2", () => {
  const file = join("bugs", "failures", "damaged.json");
  writeFileSync(join(folder, file), "{");
  const { code, err } = septet([...small, "--corpus", "bugs"], folder);
  expect(code).toBe(2);
  expect(err).toContain(file);
  expect(err.trimEnd()).not.toContain("\n");
});
