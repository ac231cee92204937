// A report with everything in it that a format may stumble over.

import type { Finding, Report } from "../../../cli/reporters/report.ts";

const hostile = 'a "quoted" <tag> & 100 % of ]]> \u0000 \u001b[31m \ud800 µs, 1:2\r\nnext';

export const finding: Finding = {
  rule: "aClaim",
  says: "A claim <holds> & holds.",
  message: `aClaim does not hold: ${hostile.split("\r")[0]}`,
  story: ["  one", hostile, "``` three"],
  place: { file: "impl/syscalls/ipc.ts", line: 7 },
  steps: [
    { says: "0  2.0 yields", place: { file: "t.json", line: 14 } },
    { says: `1  ${hostile}`, place: { file: "t.json", line: 20 } },
  ],
  fingerprint: "0123456789abcdef",
};

export const failing: Report = {
  verb: "check",
  subject: "a_kernel",
  holds: false,
  verdict: "refuted: aClaim does not hold of a_kernel.",
  bounds: ["Looked at: 3 runs.", "Not looked at: any other run."],
  properties: { seed: "7", kernel: 'a "kernel"' },
  seconds: 1.5,
  cases: [
    { group: "claims", name: "aClaim", seconds: 0.25, outcome: { tag: "failed", ...finding } },
    { group: "claims", name: "another", seconds: 0, outcome: { tag: "passed" } },
    { group: "rules", name: "ipc.nothing", seconds: 0, outcome: { tag: "skipped" } },
  ],
  findings: [finding],
};

export const holding: Report = {
  ...failing,
  holds: true,
  verdict: "holds of a_kernel.",
  cases: failing.cases.slice(1),
  findings: [],
};
