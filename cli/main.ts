// The command line of Septet.

import { EXIT_INTERRUPTED, explainFault } from "./fault.ts";
import { run } from "./program.ts";
import { terminal as openTerminal } from "./terminal.ts";

const terminal = openTerminal();

process.on("SIGINT", () => {
  terminal.progress.clear();
  process.exit(EXIT_INTERRUPTED);
});
// A reader that has seen enough (`| head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  process.exitCode = await run(process.argv.slice(2), terminal);
} catch (error) {
  terminal.progress.clear();
  const { line, code } = explainFault(error);
  process.stderr.write(`${line}\n`);
  process.exitCode = code;
}
