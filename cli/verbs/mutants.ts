// `septet mutants`: does the check catch every seeded bug?

import { mutants as bank, type Mutant } from "../../mutants/index.ts";
import { EXIT_HOLDS, EXIT_REFUTED, UsageFault } from "../fault.ts";
import { readConfig } from "../config/read.ts";
import { mutantNamed, ours } from "../kernels.ts";
import { duration } from "../progress.ts";
import { counted } from "../../lib/counted.ts";
import { columns } from "../report/text.ts";
import {
  idleClaims,
  mutantsReport,
  mutantsVerdict,
  type HuntResult,
} from "../reporters/mutantsReport.ts";
import { reportersOf, tell, type Own, type ReporterOptions } from "../reporters/reporters.ts";
import { settingsOf, type SettingOptions, type Settings } from "../settings.ts";
import type { Paint, Terminal } from "../terminal.ts";
import { inLanes, withWorkers, type Workers } from "../workers.ts";

export type MutantsOptions = SettingOptions &
  ReporterOptions & {
    readonly only?: readonly string[];
    readonly family?: readonly string[];
    readonly list?: true;
  };

/** Hunts the seeded bugs; the answer is the exit code. */
export async function mutants(options: MutantsOptions, terminal: Terminal): Promise<number> {
  const { only, family } = options;
  const named = only === undefined ? bank : [...new Set(only)].map(mutantNamed);
  const chosen = ofFamilies(named, family);
  if (chosen.length === 0)
    throw new UsageFault(`--only ${only?.join(" ")}: none is of --family ${family?.join(" ")}`);
  if (options.list === true) {
    terminal.out(listText(chosen));
    return EXIT_HOLDS;
  }
  const read = await readConfig(options.config);
  const settings = settingsOf(options, read);
  const reporters = reportersOf(options);
  const began = performance.now();
  const results = await withWorkers(
    settings.workers,
    { kernel: ours, boot: settings.boot, setAside: settings.setAside },
    (w) => huntAll(w, chosen, settings, terminal),
  );
  terminal.progress.clear();
  const seconds = (performance.now() - began) / 1000;
  const own: Own = {
    human: (paint) => table(results, paint),
    json: () => json(results, settings),
  };
  await tell(reporters, () => mutantsReport(results, settings, seconds), own, terminal);
  return results.every(({ hunted }) => hunted.caught !== undefined) ? EXIT_HOLDS : EXIT_REFUTED;
}

/** Those of the families named; of all, if none is. */
function ofFamilies(
  named: readonly Mutant[],
  families: readonly string[] | undefined,
): readonly Mutant[] {
  if (families === undefined) return named;
  const known = [...new Set(bank.map(({ family }) => family as string))];
  const unknown = families.find((family) => !known.includes(family));
  if (unknown !== undefined)
    throw new UsageFault(
      `--family ${unknown}: there is none; the families are ${known.join(", ")}`,
    );
  return named.filter(({ family }) => families.includes(family));
}

async function huntAll(
  workers: Workers,
  chosen: readonly Mutant[],
  { seed, runs, events }: Settings,
  { progress }: Terminal,
): Promise<readonly HuntResult[]> {
  const results: HuntResult[] = [];
  const range = { seed, from: 0, to: runs, eventsMax: events };
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  let done = 0;
  await inLanes(
    workers.count,
    () => chosen.length,
    async (index) => {
      const mutant = chosen[index] as Mutant;
      progress.show(() => {
        const left =
          done === 0 ? "" : `, ${duration((elapsed() * (chosen.length - done)) / done)} left`;
        return `${done} of ${counted(chosen.length, "seeded bug")}: ${mutant.name}${left}`;
      });
      results[index] = { mutant, hunted: await workers.hunt({ mutant: mutant.name, range }) };
      done++;
    },
  );
  return results;
}

function json(results: readonly HuntResult[], { seed }: Settings): string {
  const report = results.map(({ mutant, hunted }) => ({
    name: mutant.name,
    family: mutant.family,
    killed: hunted.caught !== undefined,
    claim: hunted.caught?.claim ?? null,
    expected: mutant.claim,
    events: hunted.caught?.events ?? null,
    runs: hunted.runs,
    seconds: Math.round(hunted.seconds * 1000) / 1000,
    seed,
  }));
  return JSON.stringify({ mutants: report, idleClaims: idleClaims(results) }, undefined, 2);
}

function table(results: readonly HuntResult[], paint: Paint): string {
  const rows = results.map(({ mutant, hunted: { caught, seconds } }) => [
    mutant.family,
    mutant.name,
    caught === undefined ? "SURVIVED" : caught.claim,
    caught === undefined ? "" : String(caught.events),
    seconds.toFixed(1),
    caught !== undefined && caught.claim !== mutant.claim ? `expected ${mutant.claim}` : "",
  ]);
  const head = ["family", "seeded bug", "caught by", "events", "s", ""];
  const all = results.every(({ hunted }) => hunted.caught !== undefined);
  const verdict = mutantsVerdict(results);
  const idle = idleClaims(results);
  return [
    ...columns([head, ...rows], [3, 4]),
    "",
    ...(idle.length === 0 ? [] : [`first to catch none of them: ${idle.join(", ")}`, ""]),
    all ? paint.green(verdict) : paint.red(verdict),
  ].join("\n");
}

const listText = (chosen: readonly Mutant[]): string =>
  columns(
    chosen.map(({ family, name, says }) => [family, name, says]),
    [],
  ).join("\n");
