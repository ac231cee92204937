// `septet run FILE`: nothing is loaded for it that it does not need, not even what reads options.

import { RUN_ENGINE } from "./emulated.ts";
import { run as runFile } from "./verbs/run.ts";

/** Does what the arguments say, of which the first is `run`; the answer is the exit code. */
export async function run(arguments_: readonly string[]): Promise<number> {
  const [, file = "-", ...rest] = arguments_;
  if (rest.length === 0 && !file.startsWith("-")) return runFile(file, { engine: RUN_ENGINE });
  const withOptions = await import("./runProgram.ts");
  return withOptions.run(arguments_);
}
