// A hunt for seeded bugs as a report: a case for each, a finding for each that survived.

import type { Mutant } from "../../mutants/index.ts";
import { projectRoot, version } from "../project.ts";
import { counted } from "../../lib/counted.ts";
import type { Settings } from "../settings.ts";
import type { Hunted } from "../work.ts";
import type { Case, Finding, Report } from "./report.ts";

/** How one seeded bug fared. */
export type HuntResult = { readonly mutant: Mutant; readonly hunted: Hunted };

/** The verdict in a few words. */
export function mutantsVerdict(results: readonly HuntResult[]): string {
  const killed = results.filter(({ hunted }) => hunted.caught !== undefined).length;
  return `${killed} of ${counted(results.length, "seeded bug")} caught`;
}

/** Claims that some of these bugs name, and that caught none of them before all other claims. */
export function idleClaims(results: readonly HuntResult[]): readonly string[] {
  const first = new Set(results.map(({ hunted }) => hunted.caught?.claim));
  const named = new Set(results.map(({ mutant }) => mutant.claim));
  return [...named].filter((claim) => !first.has(claim)).toSorted();
}

/** The report of `results`, which took `seconds`. */
export function mutantsReport(
  results: readonly HuntResult[],
  { seed, runs, events }: Settings,
  seconds: number,
): Report {
  const survivors = results.filter(({ hunted }) => hunted.caught === undefined);
  return {
    verb: "mutants",
    subject: counted(results.length, "seeded bug"),
    holds: survivors.length === 0,
    verdict: `${mutantsVerdict(results)}.`,
    bounds: [
      `For each, at most ${runs} random runs of at most ${events} events from seed ${seed}.`,
    ],
    properties: {
      septet: version(),
      node: process.versions.node,
      seed: String(seed),
      runs: String(runs),
      eventsPerRun: String(events),
    },
    seconds,
    cases: results.map(caseOf),
    findings: survivors.map(findingOf),
  };
}

function caseOf(result: HuntResult): Case {
  const { mutant, hunted } = result;
  const message = messageOf(result);
  return {
    group: mutant.family,
    name: mutant.name,
    seconds: hunted.seconds,
    outcome:
      hunted.caught === undefined
        ? { tag: "failed", message, story: [mutant.says, mutant.story] }
        : { tag: "passed" },
  };
}

const messageOf = ({ mutant, hunted }: HuntResult): string =>
  `${mutant.name} survived ${counted(hunted.runs, "run")}; ${mutant.claim} should have caught it`;

const findingOf = (result: HuntResult): Finding => ({
  rule: result.mutant.name,
  says: result.mutant.says,
  message: messageOf(result),
  story: [result.mutant.story],
  place: {
    file: `${projectRoot()}/mutants/bank/${result.mutant.family}/${result.mutant.name}.ts`,
    line: 1,
  },
  steps: [],
  fingerprint: result.mutant.name,
});
