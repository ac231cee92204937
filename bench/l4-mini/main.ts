// The benchmark: `npm run bench:l4-mini -- --k 4 --symmetry --json`.

import { existsSync, readFileSync } from "node:fs";
import { type Explored, holds, verdict } from "../../engines/exhaustive/index.ts";
import { argumentsOf, USAGE } from "./arguments.ts";
import { search } from "./search.ts";

main(process.argv.slice(2));

function main(given: readonly string[]): void {
  try {
    const wanted = argumentsOf(given);
    const before = performance.now();
    const explored = search(wanted);
    const seconds = (performance.now() - before) / 1000;
    process.stdout.write(`${report(explored, seconds, wanted.json).join("\n")}\n`);
    process.exitCode = holds(explored) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`l4-mini: ${error.message}\n${USAGE}\n`);
    process.exitCode = 2;
  }
}

function report(explored: Explored, seconds: number, isJson: boolean): readonly string[] {
  const { states, transitions, depth, ended, standsFor, bytesPerState, levels } = explored;
  const peakMegabytes = Math.round(peakKilobytes() / 1024);
  const example = explored.counterexamples[0];
  const trace = example?.trace().map(({ action, values }) => `${action}(${values.join(", ")})`);
  if (isJson) {
    const counts = { states, transitions, seconds, peakMegabytes, depth, ended, bytesPerState };
    const hash = levels.at(-1)?.hash;
    return [JSON.stringify({ ...counts, hash, standsFor, verdict: verdict(explored), trace })];
  }
  return [
    ...verdict(explored),
    `${states} states, ${transitions} transitions, ${bytesPerState.toFixed(1)} bytes per state`,
    `${seconds.toFixed(2)} s, at most ${peakMegabytes} MB`,
    ...(trace === undefined ? [] : [`trace: ${trace.join(" ")}`]),
  ];
}

/**
 * The most memory this process has had. Linux's `maxRSS` counts that of the process which started
 * this one, too, so the high-water mark of our own pages is asked for where there is one.
 */
function peakKilobytes(): number {
  const status = "/proc/self/status";
  const line = existsSync(status) ? /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(status, "utf8")) : null;
  return line === null ? process.resourceUsage().maxRSS : Number(line[1]);
}
