// `npm run prove`: all states of the configuration that takes minutes, of the specification alone
// and of specification and machine. How many there are is pinned here, as for the small ones in
// proofs-tests/refinement/small/configurations.test.ts.

import { septet } from "./septet.ts";

/** What is read of `septet explore --json`. */
type Report = {
  readonly verdict: string;
  readonly complete: boolean;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly seconds: number;
  readonly statesPerSecond: number;
  readonly peakMegabytes: number;
};

type Counts = Pick<Report, "states" | "transitions" | "depth">;

explore(["--spec-only"], { states: 685_573, transitions: 3_984_665, depth: 7 });
explore([], { states: 1_162_195, transitions: 4_609_890, depth: 11 });

function explore(options: readonly string[], { states, transitions, depth }: Counts): void {
  const all = ["explore", "--config", "assembly", "--workers", "2", ...options];
  const { status, stdout } = septet(all);
  const report = JSON.parse(stdout === "" ? "{}" : stdout) as Partial<Report>;
  const found = `${report.states} states, ${report.transitions} transitions, depth ${report.depth}`;
  process.stdout.write(
    `septet ${all.join(" ")}: ${report.verdict}; ${found}, ${report.seconds} s, ` +
      `${report.statesPerSecond} states a second, ${report.peakMegabytes} MB\n`,
  );
  const isAll = status === 0 && report.verdict === "holds" && report.complete === true;
  if (isAll && found === `${states} states, ${transitions} transitions, depth ${depth}`) return;
  process.stdout.write(
    `there should be ${states} states, ${transitions} transitions, depth ${depth}\n`,
  );
  process.exit(1);
}
