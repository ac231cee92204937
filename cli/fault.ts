// What can go wrong that is not a refutation, and the exit code and the line for each.

import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";

export const EXIT_HOLDS = 0;
export const EXIT_REFUTED = 1;
export const EXIT_USAGE = 2;
/** A bug of ours; the number is `EX_SOFTWARE` of sysexits.h. */
export const EXIT_BUG = 70;
/** 128 + SIGINT. */
export const EXIT_INTERRUPTED = 130;
/** 128 + SIGTERM. */
export const EXIT_TERMINATED = 143;

/** Ends a program whose arguments commander has explained, or refused in one line. */
export const endAsTold = ({ exitCode }: { readonly exitCode: number }): never =>
  process.exit(exitCode === 0 ? EXIT_HOLDS : EXIT_USAGE);

/** The command or a file is not what it must be; the message names the place and the mend. */
export class UsageFault extends Error {
  override readonly name = "UsageFault";
}

/** A bug of ours that showed in a worker; `where` is its stack. */
export class WorkerFault extends Error {
  override readonly name = "WorkerFault";
  readonly where: string;
  constructor(says: string, where: string) {
    super(says);
    this.where = where;
  }
}

const ISSUES = "please report it, with the command line, as an issue of Septet";

/** The line for stderr, and the exit code. */
export function explainFault(error: unknown): { readonly line: string; readonly code: number } {
  const says = oneLine(error instanceof Error ? error.message : String(error));
  if (error instanceof Error && (error.name === "UsageFault" || error.name === "SourceError")) {
    return { line: `septet: ${says}`, code: EXIT_USAGE };
  }
  const place = placeOf(error);
  return { line: `septet: a bug in Septet itself: ${says}${place}; ${ISSUES}.`, code: EXIT_BUG };
}

/** `(file:line)` of the first frame of ours in the stack, without the path before the project. */
function placeOf(error: unknown): string {
  const stack = error instanceof WorkerFault ? error.where : (error as Error | undefined)?.stack;
  const lines = (stack ?? "").split("\n").filter((line) => !line.includes("node_modules"));
  const maps: Maps = {};
  const frame = lines
    .map((line) => /([\w-]+\/[\w.-]+\.[jt]s):(\d+):\d+/.exec(unbundled(line, maps)))
    .find((found) => found !== null && found[1]?.startsWith("lib/assert.") !== true);
  return frame === undefined || frame === null ? "" : ` (${frame[1]}:${frame[2]})`;
}

/** By file, as the lines of a stack are mostly of one; they are megabytes. */
type Maps = Partial<Record<string, SourceMap>>;

/** A line of a stack, with the place in the module that a file of `bin/bundle.js` was made of. */
function unbundled(line: string, maps: Maps): string {
  const found = /(file:\/\/.*\/start\/.*\.js):(\d+):(\d+)/.exec(line);
  if (found === null) return line;
  const [place, file = "", row, column] = found;
  try {
    const map = (maps[file] ??= new SourceMap(
      JSON.parse(readFileSync(new URL(`${file}.map`), "utf8")),
    ));
    const entry = map.findEntry(Number(row) - 1, Number(column) - 1);
    if (!("originalSource" in entry)) return line;
    const { originalSource, originalLine, originalColumn } = entry;
    return line.replace(place, `${originalSource}:${originalLine + 1}:${originalColumn + 1}`);
  } catch {
    return line; // There is no map of it.
  }
}

/** Without what would move a terminal's cursor or colour it: names and files are not ours. */
const oneLine = (text: string): string =>
  text
    .replace(/\s*\n\s*/g, " ")
    .trim()
    .replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
