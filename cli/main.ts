// The command line of Septet.

import { EXIT_INTERRUPTED, EXIT_USAGE, explainFault } from "./fault.ts";
import { checkWorkingFolder } from "./files.ts";
import { terminal as openTerminal } from "./terminal.ts";

const terminal = openTerminal();

// A kernel runs in this process, or in a thread of it, and a config file in this one; should either
// end it, or wait for what never comes, that is no answer.
let answered = false;
process.on("exit", () => {
  if (answered) return;
  process.stderr.write("septet: no answer: a kernel or a config file ended the process; mend it\n");
  process.exitCode = EXIT_USAGE;
});
function leave(code: number): never {
  answered = true;
  process.exit(code);
}

process.on("SIGINT", () => {
  terminal.progress.clear();
  leave(EXIT_INTERRUPTED);
});
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no fault.
    if (error.code === "EPIPE") leave(Number(process.exitCode ?? EXIT_INTERRUPTED));
    if (stream === process.stdout)
      process.stderr.write(`septet: stdout cannot be written: ${error.code ?? error.message}\n`);
    leave(EXIT_USAGE);
  });
}

function fail(error: unknown): void {
  terminal.progress.clear();
  const { line, code } = explainFault(error);
  process.stderr.write(`${line}\n`);
  process.exitCode = code;
  answered = true;
}
// What nobody awaits is told in one line as well.
process.on("uncaughtException", (error) => {
  fail(error);
  process.exit();
});

/** Not awaited at the top: the file that `bin/bundle.js` makes is waited for by what it loads. */
async function main(): Promise<void> {
  try {
    checkWorkingFolder();
    const arguments_ = process.argv.slice(2);
    const { run } = await (arguments_[0] === "run"
      ? import("./runPlainly.ts")
      : import("./program.ts"));
    process.exitCode = await run(arguments_, terminal);
    answered = true;
  } catch (error) {
    fail(error);
  }
}
void main();
