// `septet export`: what Septet has, in the form that others read.

import { configJsonSchema } from "../config/schema.ts";
import { EXIT_HOLDS } from "../fault.ts";
import { checkWritable, writeWhole } from "../files.ts";
import type { Terminal } from "../terminal.ts";

export type ExportOptions = { readonly out?: string };

/** Writes `text()` to stdout or a file; the answer is the exit code. */
async function put(
  text: () => string,
  { out }: ExportOptions,
  terminal: Terminal,
): Promise<number> {
  if (out !== undefined) checkWritable(out, "--out");
  const made = text();
  if (out === undefined) terminal.out(made.replace(/\n$/, ""));
  else writeWhole(out, made);
  return EXIT_HOLDS;
}

/** The JSON schema of config files. */
export const exportSchema = (options: ExportOptions, terminal: Terminal): Promise<number> =>
  put(configJsonSchema, options, terminal);
