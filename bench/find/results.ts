// Results of hunts as a file: a line of JSON for each, so that a long comparison is done in pieces.

import { truncateSync } from "node:fs";
import * as z from "zod";
import { UsageFault } from "../../cli/fault.ts";
import { appendText, checkWritable, kindOf, readText } from "../../cli/files.ts";
import type { Catch } from "./subject.ts";

const count = z.number().int().min(0);
const result: z.ZodType<Catch> = z.object({
  group: z.enum(["mapping", "bank"]),
  name: z.string(),
  hunter: z.enum(["septet", "fastCheck"]),
  seed: count,
  testsMax: count,
  shrinks: z.boolean(),
  tests: count,
  found: z.boolean(),
  short: z
    .object({ length: count, seconds: z.number(), kind: z.string(), trace: z.string() })
    .exactOptional(),
});

/** How each line begins. */
const BEGINNING = '{"group":"';

/** The results in `file`. A last line that was cut off goes: the next begins a line of its own. */
export function readResults(file: string | undefined): readonly Catch[] {
  if (file === undefined) return [];
  checkWritable(file, "--resume");
  if (kindOf(file) === "nothing") return [];
  const text = readText(file);
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const lines = whole.split("\n").slice(0, -1);
  const results = lines.map((line, index) => resultIn(line, `${file}:${index + 1}`));
  const cut = text.slice(whole.length);
  // What does not even begin as a result is somebody's, and stays.
  if (!BEGINNING.startsWith(cut.slice(0, BEGINNING.length)))
    throw noResult(`${file}:${lines.length + 1}`);
  if (cut !== "") truncateSync(file, Buffer.byteLength(whole));
  return results;
}

function resultIn(line: string, place: string): Catch {
  const parsed = result.safeParse(jsonIn(line));
  if (parsed.success) return parsed.data;
  throw noResult(place);
}

const noResult = (place: string): UsageFault =>
  new UsageFault(
    `${place}: not the result of a hunt; delete the line, or name another file with --resume`,
  );

/** What the line says; undefined: it is no JSON. */
function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Adds results to the end of the file. */
export function addResults(file: string | undefined, results: readonly Catch[]): void {
  if (file === undefined) return;
  appendText(file, results.map((one) => `${JSON.stringify(one)}\n`).join(""));
}
