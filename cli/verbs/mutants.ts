// `septet mutants`: does the check catch every seeded bug?

import { mutants as bank, type Mutant } from "../../mutants/index.ts";
import { EXIT_HOLDS, EXIT_REFUTED } from "../fault.ts";
import { mutantNamed, ours } from "../kernels.ts";
import { columns, counted } from "../report/text.ts";
import { settingsOf, type SettingOptions, type Settings } from "../settings.ts";
import type { Paint, Terminal } from "../terminal.ts";
import type { Hunted } from "../work.ts";
import { inLanes, withWorkers, type Workers } from "../workers.ts";

export type MutantsOptions = SettingOptions & {
  readonly only?: readonly string[];
  readonly list?: true;
  readonly json?: true;
};

/** Hunts the seeded bugs; the answer is the exit code. */
export async function mutants(options: MutantsOptions, terminal: Terminal): Promise<number> {
  const chosen = options.only === undefined ? bank : options.only.map(mutantNamed);
  if (options.list === true) {
    terminal.out(listText(chosen));
    return EXIT_HOLDS;
  }
  const settings = settingsOf(options);
  const results = await withWorkers(settings.workers, { kernel: ours, boot: settings.boot }, (w) =>
    huntAll(w, chosen, settings, terminal),
  );
  terminal.progress.clear();
  terminal.out(options.json === true ? json(results, settings) : table(results, terminal.paint));
  return results.every(({ hunted }) => hunted.caught !== undefined) ? EXIT_HOLDS : EXIT_REFUTED;
}

type Result = { readonly mutant: Mutant; readonly hunted: Hunted };

async function huntAll(
  workers: Workers,
  chosen: readonly Mutant[],
  { seed, runs, events }: Settings,
  { progress }: Terminal,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const range = { seed, from: 0, to: runs, eventsMax: events };
  let done = 0;
  await inLanes(
    workers.count,
    () => chosen.length,
    async (index) => {
      const mutant = chosen[index] as Mutant;
      progress.show(() => `${done} of ${counted(chosen.length, "seeded bug")}: ${mutant.name}`);
      results[index] = { mutant, hunted: await workers.hunt({ mutant: mutant.name, range }) };
      done++;
    },
  );
  return results;
}

function json(results: readonly Result[], { seed }: Settings): string {
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
  return JSON.stringify({ mutants: report }, undefined, 2);
}

function table(results: readonly Result[], paint: Paint): string {
  const rows = results.map(({ mutant, hunted: { caught, seconds } }) => [
    mutant.family,
    mutant.name,
    caught === undefined ? "SURVIVED" : caught.claim,
    caught === undefined ? "" : String(caught.events),
    seconds.toFixed(1),
    caught !== undefined && caught.claim !== mutant.claim ? `expected ${mutant.claim}` : "",
  ]);
  const head = ["family", "seeded bug", "caught by", "events", "s", ""];
  const killed = results.filter(({ hunted }) => hunted.caught !== undefined).length;
  const verdict = `${killed} of ${counted(results.length, "seeded bug")} caught`;
  return [
    ...columns([head, ...rows], [3, 4]),
    "",
    killed === results.length ? paint.green(verdict) : paint.red(verdict),
  ].join("\n");
}

const listText = (chosen: readonly Mutant[]): string =>
  columns(
    chosen.map(({ family, name, says }) => [family, name, says]),
    [],
  ).join("\n");
