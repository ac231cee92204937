// What the command line of the benchmark says.

import { parseArgs } from "node:util";

export type Arguments = {
  readonly k: number;
  readonly symmetry: boolean;
  readonly workers: number;
  readonly json: boolean;
  /** Explore the kernel whose grant forgets to give children their new parent. */
  readonly bug: boolean;
  readonly depthMax: number;
  readonly megabytesMax: number;
  /** A file to write the search to when it ends at a bound. */
  readonly save: string | undefined;
  /** A file that an earlier search was written to. */
  readonly resume: string | undefined;
};

export const USAGE: string = [
  "npm run bench:l4-mini -- [--k 3] [--symmetry] [--workers 1] [--json] [--bug]",
  "    [--depth-max n] [--megabytes-max 4096] [--save file] [--resume file]",
].join("\n");

/** The arguments; throws with a sentence if they are wrong. */
export function argumentsOf(given: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...given],
    options: {
      k: { type: "string", default: "3" },
      symmetry: { type: "boolean", default: false },
      workers: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
      bug: { type: "boolean", default: false },
      "depth-max": { type: "string", default: "Infinity" },
      "megabytes-max": { type: "string", default: "4096" },
      save: { type: "string" },
      resume: { type: "string" },
    },
  });
  return {
    k: natural("--k", values.k, 6),
    symmetry: values.symmetry,
    workers: natural("--workers", values.workers, 64),
    json: values.json,
    bug: values.bug,
    depthMax:
      values["depth-max"] === "Infinity"
        ? Infinity
        : natural("--depth-max", values["depth-max"], 1000),
    megabytesMax: natural("--megabytes-max", values["megabytes-max"], 16_384),
    save: values.save,
    resume: values.resume,
  };
}

function natural(name: string, text: string, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new TypeError(`${name} ${text} is not a whole number from 1 to ${max}`);
}
