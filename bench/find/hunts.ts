// All hunts of a comparison: which there are, which of them were done before, and doing the rest.

import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { Tinypool } from "tinypool";
import { inLanes } from "../../cli/workers.ts";
import type { Arguments } from "./arguments.ts";
import type { Catch, Hunt, Hunter, Subject } from "./subject.ts";

/** Tests after which a hunt in the mapping model ends: they cost little. */
const MAPPING_TESTS = 20_000;

/** The hunts of one bug by one hunter. */
function huntsOf(subject: Subject, hunter: Hunter, wanted: Arguments): readonly Hunt[] {
  const isRivalInBank = hunter === "fastCheck" && subject.group === "bank";
  const seeds = isRivalInBank ? Math.min(wanted.rivalSeeds, wanted.seeds) : wanted.seeds;
  return Array.from({ length: seeds }, (_, index) => ({
    ...subject,
    hunter,
    seed: index + 1,
    testsMax: subject.group === "mapping" ? MAPPING_TESTS : wanted.testsMax,
    shrinks: subject.group === "mapping" || (!isRivalInBank && index < wanted.shrinkSeeds),
  }));
}

const keyOf = ({ name, hunter, seed, testsMax, shrinks }: Hunt): string =>
  [name, hunter, seed, testsMax, shrinks].join(" ");

/** Does all hunts but those that are in the file of results, and adds the others to it. */
export async function huntAll(wanted: Arguments): Promise<readonly Catch[]> {
  const before = readResults(wanted.resume);
  const done = new Map(before.map((one) => [keyOf(one), one]));
  const all = wanted.subjects.map((subject) =>
    (["septet", "fastCheck"] as const).flatMap((hunter) => huntsOf(subject, hunter, wanted)),
  );
  const missing = all.map((hunts) => hunts.filter((hunt) => !done.has(keyOf(hunt))));
  const pool = new Tinypool({
    filename: new URL("./worker.js", import.meta.url).href,
    runtime: "worker_threads",
    minThreads: wanted.workers,
    maxThreads: wanted.workers,
    isolateWorkers: false,
  });
  await inLanes(
    wanted.workers,
    () => missing.length,
    async (index) => {
      const hunts = missing[index] ?? [];
      if (hunts.length === 0) return;
      const results = (await pool.run(hunts, { name: "hunt" })) as readonly Catch[];
      for (const one of results) done.set(keyOf(one), one);
      addResults(wanted.resume, results);
      process.stderr.write(`${hunts[0]?.name}: ${results.length} hunts\n`);
    },
  );
  await pool.destroy();
  return all.flat().map((hunt) => done.get(keyOf(hunt)) as Catch);
}

/** One line of JSON for each hunt; a last line that was cut off is left out. */
function readResults(file: string | undefined): readonly Catch[] {
  if (file === undefined || !existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Catch);
}

function addResults(file: string | undefined, results: readonly Catch[]): void {
  if (file === undefined) return;
  appendFileSync(file, results.map((one) => `${JSON.stringify(one)}\n`).join(""));
}
