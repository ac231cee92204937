// All hunts of a comparison: which there are, which of them were done before, and doing the rest.

import { Tinypool } from "tinypool";
import { inLanes } from "../../cli/workers.ts";
import type { Arguments } from "./arguments.ts";
import { addResults, readResults } from "./results.ts";
import { MAPPING_TESTS, type Catch, type Hunt, type Hunter, type Subject } from "./subject.ts";

/** The hunts of one bug by one hunter. */
function huntsOf(subject: Subject, hunter: Hunter, wanted: Arguments): readonly Hunt[] {
  const { seeds, testsMax } = extentOf(subject, hunter, wanted);
  return Array.from({ length: seeds }, (_, index) => ({
    ...subject,
    hunter,
    seed: index + 1,
    testsMax,
    shrinks: index < seedsShrunk(subject, hunter, wanted),
  }));
}

/** From how many seeds a bug is hunted, and for how long: in the bank less by the rival. */
function extentOf(
  { group }: Subject,
  hunter: Hunter,
  { seeds, testsMax, rivalSeeds, rivalTestsMax }: Arguments,
): Pick<Arguments, "seeds" | "testsMax"> {
  if (group === "mapping") return { seeds, testsMax: MAPPING_TESTS };
  if (hunter === "septet") return { seeds, testsMax };
  return { seeds: Math.min(rivalSeeds, seeds), testsMax: rivalTestsMax };
}

/** Seeds whose failing tests are made short. In the bank the rival would need minutes for each. */
function seedsShrunk({ group }: Subject, hunter: Hunter, wanted: Arguments): number {
  if (hunter === "fastCheck") return group === "bank" ? 0 : wanted.shrinkSeeds;
  return group === "bank" ? wanted.shrinkSeeds : wanted.seeds;
}

const keyOf = ({ group, name, hunter, seed, testsMax, shrinks }: Hunt): string =>
  [group, name, hunter, seed, testsMax, shrinks].join(" ");

/** Hunts of one bug that a worker does before their results are written down. */
const PART = 5;

/** Does the hunts that are not in the file of results, and adds them to it, until `seconds` are
 *  over; the hunts that are done then, all in the order in which they were wanted. */
export async function huntAll(wanted: Arguments): Promise<Hunted> {
  const before = readResults(wanted.resume);
  const done = new Map(before.map((one) => [keyOf(one), one]));
  const all = wanted.subjects.flatMap((subject) =>
    (["septet", "fastCheck"] as const).flatMap((hunter) => huntsOf(subject, hunter, wanted)),
  );
  const missing = inParts(all.filter((hunt) => !done.has(keyOf(hunt))));
  const pool = new Tinypool({
    filename: new URL("./worker.js", import.meta.url).href,
    runtime: "worker_threads",
    minThreads: wanted.workers,
    maxThreads: wanted.workers,
    isolateWorkers: false,
  });
  const end = performance.now() + wanted.budget * 1000;
  await inLanes(
    wanted.workers,
    () => (performance.now() < end ? missing.length : 0),
    async (index) => {
      const hunts = missing[index] ?? [];
      const results = (await pool.run(hunts, { name: "hunt" })) as readonly Catch[];
      for (const one of results) done.set(keyOf(one), one);
      addResults(wanted.resume, results);
      process.stderr.write(`${hunts[0]?.name}: ${results.length} hunts\n`);
    },
  );
  await pool.destroy();
  const catches = all.flatMap((hunt) => done.get(keyOf(hunt)) ?? []);
  return { catches, wanted: all.length };
}

/** What was done, and how many hunts were wanted in all. */
export type Hunted = { readonly catches: readonly Catch[]; readonly wanted: number };

/** The hunts in parts of one bug each. */
function inParts(hunts: readonly Hunt[]): readonly (readonly Hunt[])[] {
  const parts: Hunt[][] = [];
  for (const hunt of hunts) {
    const last = parts.at(-1);
    const fits = last !== undefined && last.length < PART && last[0]?.name === hunt.name;
    if (fits) last.push(hunt);
    else parts.push([hunt]);
  }
  return parts;
}
