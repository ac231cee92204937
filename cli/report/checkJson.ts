// The one JSON object of `septet check --json`.

import { claimTimes } from "./reached.ts";
import {
  bounds,
  certificateFile,
  failedAt,
  stepsPerSecond,
  unreached,
  type Found,
  type Summary,
} from "./summary.ts";

/** The object as text. But for `seconds` and `stepsPerSecond`, the seed decides every byte. */
export function checkJson(summary: Summary): string {
  const { kernel, settings, statistics, seconds, found, others, corpus } = summary;
  const report = {
    verdict: found === undefined ? "holds" : "refuted",
    kernel,
    seed: settings.seed,
    runs: statistics.runs,
    events: statistics.events,
    eventsPerRun: settings.events,
    seconds: Math.round(seconds * 1000) / 1000,
    stepsPerSecond: stepsPerSecond(summary),
    claims: Object.fromEntries(claimTimes(statistics)),
    reached: Object.fromEntries(statistics.reached),
    unreached: unreached(statistics),
    bounds: bounds(summary),
    ...(found === undefined ? {} : failureFields(found)),
    ...(corpus === undefined ? {} : { corpus }),
    ...(others.length === 0 ? {} : { others: others.map(failureFields) }),
  };
  return JSON.stringify(report, undefined, 2);
}

const failureFields = ({ run, foundEvents, shortened, file }: Found): object => ({
  failure: {
    claim: shortened.failure.claim,
    difference: shortened.failure.difference,
    at: failedAt(shortened),
    events: shortened.events.length,
    run,
    foundEvents,
    minimal: shortened.minimal,
  },
  trace: file,
  ...(shortened.certificate === undefined ? {} : { certificate: certificateFile(file) }),
});
