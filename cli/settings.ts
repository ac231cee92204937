// What a check is told: numbers from the command line, over those of a config file, over defaults.

import { availableParallelism } from "node:os";
import { InvalidArgumentError } from "commander";
import * as z from "zod";
import { bootFields, explain, parseJson, type Boot } from "../trace/index.ts";
import { UsageFault } from "./fault.ts";
import { readText } from "./files.ts";

/** How much is checked. */
export type Settings = {
  readonly seed: number;
  readonly runs: number;
  /** Events in each run, at most. */
  readonly events: number;
  readonly workers: number;
  /** Bugs that are told of, at most. */
  readonly bugs: number;
  /** Boot parameters that every run has; the others are drawn. */
  readonly boot: Partial<Boot>;
};

/** The budget that every rule must be reached in. */
export const DEFAULT_SEED = 1;
export const DEFAULT_RUNS = 2100;
export const DEFAULT_EVENTS = 200;
export const DEFAULT_BUGS = 3;

/** Ranges of the numbers, for the command line and the file alike. */
export const ranges = {
  seed: { min: 0, max: 0xffff_ffff },
  runs: { min: 1, max: 1_000_000_000 },
  events: { min: 1, max: 1_000_000 },
  workers: { min: 1, max: 256 },
  bugs: { min: 1, max: 100 },
} as const;
type Name = keyof typeof ranges;

/** Numbers as they come from the command line, and the name of a config file. */
export type SettingOptions = {
  readonly seed?: number;
  readonly runs?: number;
  readonly events?: number;
  readonly workers?: number;
  readonly bugs?: number;
  readonly config?: string;
};

/** A parser of one numeric option, for commander: decimal digits, in the range of `name`. */
export const numberFor = (name: Name): ((text: string) => number) => numberIn(ranges[name]);

/** The same for any range. */
export const numberIn =
  ({ min, max }: { readonly min: number; readonly max: number }) =>
  (text: string): number => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };

/** What the options and the config file say together. */
export function settingsOf(options: SettingOptions): Settings {
  const config = options.config === undefined ? {} : readConfig(options.config);
  const number = (name: Name, otherwise: number): number =>
    options[name] ?? config[name] ?? otherwise;
  return {
    seed: number("seed", DEFAULT_SEED),
    runs: number("runs", DEFAULT_RUNS),
    events: number("events", DEFAULT_EVENTS),
    workers: number("workers", Math.min(availableParallelism(), 8)),
    bugs: number("bugs", DEFAULT_BUGS),
    boot: config.boot ?? {},
  };
}

/** True iff at least the default budget is checked, with every boot parameter drawn. */
export const isFullBudget = ({ runs, events, boot }: Settings): boolean =>
  runs >= DEFAULT_RUNS && events >= DEFAULT_EVENTS && Object.keys(boot).length === 0;

const numberField = (name: Name): z.ZodExactOptional<z.ZodInt> =>
  z.int().min(ranges[name].min).max(ranges[name].max).exactOptional();

const configSchema = z.strictObject({
  seed: numberField("seed"),
  runs: numberField("runs"),
  events: numberField("events"),
  workers: numberField("workers"),
  bugs: numberField("bugs"),
  boot: z
    .strictObject(bootFields)
    .partial()
    .transform((boot) => boot as Partial<Boot>)
    .exactOptional(),
});
type Config = z.infer<typeof configSchema>;

function readConfig(file: string): Config {
  const json = parseJson(readText(file), file);
  if (json.tag === "refused") throw new UsageFault(json.says);
  const parsed = configSchema.safeParse(json.value, { reportInput: true });
  if (!parsed.success) throw new UsageFault(`${file}: ${explain(parsed.error.issues)}`);
  const { userFrames, mappingNodes } = parsed.data.boot ?? {};
  if (mappingNodes !== undefined && mappingNodes < (userFrames ?? 1)) {
    const says = `boot.mappingNodes: is ${mappingNodes}; it must be at least userFrames`;
    throw new UsageFault(`${file}: ${says} (${userFrames ?? 1})`);
  }
  return parsed.data;
}
