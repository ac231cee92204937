// Where a reader should look: the source of the call that went wrong, and the lines of a trace.

import { isAbsolute, relative, resolve, sep } from "node:path";
import type { TraceEvent } from "../../trace/index.ts";
import { kindOf, readText } from "../files.ts";
import type { Place } from "./report.ts";

/** The file of the call that `event` is, in a kernel whose sources lie in `folder`. */
export function placeOf(folder: string, event: TraceEvent | undefined): Place {
  const call = event?.event === "call" ? `${folder}/syscalls/${event.call}.ts` : undefined;
  const file = call !== undefined && kindOf(call) === "file" ? call : `${folder}/kernel.ts`;
  return { file, line: lineOf(file, /^export function /m) };
}

/** The line of the first match in `file`; 1 if there is none. */
export function lineOf(file: string, pattern: RegExp): number {
  if (kindOf(file) !== "file") return 1;
  const text = readText(file);
  const found = pattern.exec(text);
  return found === null ? 1 : text.slice(0, found.index).split("\n").length;
}

/** The line on which each event of a written trace begins. */
export function eventLines(trace: string): readonly number[] {
  const lines = trace.split("\n");
  const first = lines.indexOf('  "events": [');
  return lines.flatMap((line, index) => (index > first && line === "    {" ? [index + 1] : []));
}

/** `file` relative to the checkout, where it lies in it, as a URI. */
export function artifactUri(file: string): string {
  const path = checkoutPath(file);
  const uri = path.split(sep).map(encodeURIComponent).join("/");
  return isAbsolute(path) ? `file://${uri}` : uri;
}

/** `file` relative to the checkout (or to where the command runs) if it lies in it. */
export function checkoutPath(file: string): string {
  const root = process.env["GITHUB_WORKSPACE"] ?? process.cwd();
  const path = relative(root, resolve(file));
  return path.startsWith("..") || isAbsolute(path) ? resolve(file) : path;
}
