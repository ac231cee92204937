// Commands of Septet, each in a process of its own, and what they report.

import { spawnSync } from "node:child_process";

/** What `septet … --json` says on stdout, and its exit code. Its progress is seen on stderr. */
export function septet(options: readonly string[]): {
  readonly status: number;
  readonly stdout: string;
} {
  const { status, stdout } = spawnSync(process.execPath, ["bin/septet.js", ...options, "--json"], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { status: status ?? 1, stdout };
}
