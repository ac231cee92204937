// `--reporter NAME` and `--reporter NAME=FILE`: who writes what, and where to.

import { resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { appendText, checkWritable, writeWhole } from "../files.ts";
import { UsageFault } from "../fault.ts";
import { plain, type Paint, type Terminal } from "../terminal.ts";
import { annotations, jobSummary } from "./github.ts";
import type { Report } from "./report.ts";

export const reporterNames = ["human", "json", "junit", "sarif", "github"] as const;
export type ReporterName = (typeof reporterNames)[number];

/** `file` undefined: stdout. */
export type Reporter = { readonly name: ReporterName; readonly file: string | undefined };

/** How the command line names reporters; `--json` is `--reporter json`. */
export type ReporterOptions = { readonly reporter?: readonly Reporter[]; readonly json?: true };

/** `NAME` or `NAME=FILE`, or why it is neither. */
export function readReporter(text: string): Reporter | string {
  const at = text.indexOf("=");
  const named = at < 0 ? text : text.slice(0, at);
  const name = reporterNames.find((one) => one === named);
  if (name === undefined) return `It must be one of ${reporterNames.join(", ")}.`;
  const file = at < 0 ? undefined : text.slice(at + 1);
  return file === "" ? `Name a file after \`${name}=\`.` : { name, file };
}

/** For commander: collects `--reporter` options. */
export function addReporter(text: string, before: readonly Reporter[] = []): readonly Reporter[] {
  const reporter = readReporter(text);
  if (typeof reporter === "string") throw new InvalidArgumentError(reporter);
  return [...before, reporter];
}

/** The reporters of a command, or those of its config file; for people unless either says
 *  otherwise. Early faults: a file that could not be written, or two reporters for one place. */
export function reportersOf(
  { reporter = [], json }: ReporterOptions,
  configured: readonly string[] = [],
): readonly Reporter[] {
  const named =
    json === true ? [{ name: "json", file: undefined } as const, ...reporter] : reporter;
  const asked =
    named.length > 0
      ? named
      : configured.map(readReporter).filter((one) => typeof one !== "string");
  const all: readonly Reporter[] = asked.length > 0 ? asked : [{ name: "human", file: undefined }];
  const taken = new Map<string, Reporter>();
  for (const one of all) {
    if (one.file !== undefined) checkWritable(one.file, `--reporter ${one.name}=`);
    // Annotations are lines among others, and may stand with the text for people.
    const stream = one.name === "github" ? "annotations" : "stdout";
    const place = one.file === undefined ? stream : resolve(one.file);
    const other = taken.get(place);
    if (other !== undefined) throw clash(one.file ?? place, other, one);
    taken.set(place, one);
  }
  const machine = taken.get("stdout");
  if (taken.has("annotations") && machine !== undefined && machine.name !== "human")
    throw clash("stdout", machine, { name: "github", file: undefined });
  return all;
}

function clash(place: string, first: Reporter, second: Reporter): UsageFault {
  const both =
    first.name === second.name ? `${first.name} twice` : `${first.name} and ${second.name}`;
  const mend = `name another place: \`--reporter ${second.name}=FILE\``;
  return new UsageFault(`--reporter: ${both} would write to ${place}; ${mend}`);
}

/** The formats that each verb makes itself. */
export type Own = { readonly human: (paint: Paint) => string; readonly json: () => string };

/** Writes what the reporters are to say, files first. */
export async function tell(
  reporters: readonly Reporter[],
  report: () => Report,
  own: Own,
  terminal: Terminal,
): Promise<void> {
  const said: string[] = [];
  for (const { name, file } of reporters) {
    const paint = file === undefined ? terminal.paint : plain;
    const text = (await textOf(name, report, own, paint)).replace(/\n$/, "");
    if (file === undefined) said.push(text);
    else writeWhole(file, `${text}\n`);
    if (name === "github") writeSummary(report());
  }
  for (const text of said) terminal.out(text);
}

async function textOf(
  name: ReporterName,
  report: () => Report,
  own: Own,
  paint: Paint,
): Promise<string> {
  switch (name) {
    case "human":
      return own.human(paint);
    case "json":
      return own.json();
    case "github":
      return annotations(report());
    case "junit": {
      // Loaded only when asked for: the library takes longer to load than all else.
      const { junit } = await import("./junit.ts");
      const { seconds } = report();
      return junit(report(), new Date(Date.now() - 1000 * seconds));
    }
    case "sarif": {
      const { sarif } = await import("./sarif.ts");
      return sarif(report());
    }
  }
}

/** Appends to the job's summary, where GitHub says that it is. */
function writeSummary(report: Report): void {
  const file = process.env["GITHUB_STEP_SUMMARY"];
  if (file !== undefined && file !== "") appendText(file, jobSummary(report));
}
