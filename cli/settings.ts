// What a check is told: the command line, over a named configuration, over the config file, over
// defaults.

import { availableParallelism } from "node:os";
import { InvalidArgumentError } from "commander";
import { someBootFault, type Boot } from "../trace/index.ts";
import { claimNames } from "./claims.ts";
import { BUDGET_SAYS, ranges, secondsOf, type NumberName } from "./config/ranges.ts";
import type { Read } from "./config/read.ts";
import type { ClaimChoice, Configuration } from "./config/schema.ts";
import { UsageFault } from "./fault.ts";
import { numberIn } from "./numbers.ts";
import { nearest } from "./suggest.ts";

/** How much is checked. */
export type Settings = {
  readonly seed: number;
  readonly runs: number;
  /** Events in each run, at most. */
  readonly events: number;
  /** Seconds for the search; runs that it leaves no time for are not done. */
  readonly budget: number | undefined;
  readonly workers: number;
  /** Bugs that are told of, at most. */
  readonly bugs: number;
  /** Boot parameters that every run has; the others are drawn. */
  readonly boot: Partial<Boot>;
  /** Claims that may fail: a run that refutes one ends there, and the next begins. */
  readonly setAside: readonly string[];
};

/** The budget that every rule must be reached in. */
export const DEFAULT_SEED = 1;
export const DEFAULT_RUNS = 2100;
export const DEFAULT_EVENTS = 200;
export const DEFAULT_BUGS = 3;

/** Numbers as they come from the command line, and the names of a config file and a part of it. */
export type SettingOptions = {
  readonly seed?: number;
  readonly runs?: number;
  readonly events?: number;
  readonly budget?: number;
  readonly workers?: number;
  readonly bugs?: number;
  readonly config?: string;
  readonly configuration?: string;
};

/** A parser of one numeric option, for commander: decimal digits, in the range of `name`. */
export const numberFor = (name: NumberName): ((text: string) => number) => numberIn(ranges[name]);

/** A parser of a time, for commander: `60s` is 60 seconds. */
export function budgetFrom(text: string): number {
  const seconds = secondsOf(text);
  if (seconds !== undefined) return seconds;
  throw new InvalidArgumentError(`It must be ${BUDGET_SAYS}.`);
}

/** What the options and the config file say together. */
export function settingsOf(options: SettingOptions, read: Read): Settings {
  const { config } = read;
  const chosen = configurationNamed(options.configuration, read);
  const number = (name: NumberName & keyof Configuration, otherwise: number): number =>
    options[name] ?? chosen[name] ?? config[name] ?? otherwise;
  const budget = budgetOf(options, chosen.budget ?? config.budget);
  // Of runs and time, what the command line names puts aside what the file says of the other.
  const runs =
    options.runs ??
    (options.budget === undefined ? (chosen.runs ?? config.runs) : undefined) ??
    (budget === undefined ? DEFAULT_RUNS : ranges.runs.max);
  const settings: Settings = {
    seed: number("seed", DEFAULT_SEED),
    runs,
    events: number("events", DEFAULT_EVENTS),
    budget,
    workers: options.workers ?? config.workers ?? Math.min(availableParallelism(), 8),
    bugs: options.bugs ?? config.bugs ?? DEFAULT_BUGS,
    boot: { ...config.boot, ...chosen.boot },
    setAside: setAsideBy(chosen.claims ?? config.claims),
  };
  checkBoot(settings.boot, read.file);
  return settings;
}

function budgetOf({ budget, runs }: SettingOptions, configured = ""): number | undefined {
  return budget ?? (runs === undefined ? secondsOf(configured) : undefined);
}

function configurationNamed(name: string | undefined, { file, config }: Read): Configuration {
  if (name === undefined) return {};
  const { configurations = {} } = config;
  const found = Object.hasOwn(configurations, name) ? configurations[name] : undefined;
  if (found !== undefined) return found;
  if (file === undefined)
    throw new UsageFault(`--configuration ${name}: there is no config file; write one`);
  const names = Object.keys(configurations);
  const near = nearest(name, names);
  const among = near.length > 0 ? `did you mean ${near.join(" or ")}?` : `it has ${told(names)}`;
  throw new UsageFault(`--configuration ${name}: there is none in ${file}; ${among}`);
}

const told = (names: readonly string[]): string => (names.length > 0 ? names.join(", ") : "none");

function setAsideBy(choice: ClaimChoice | undefined): readonly string[] {
  if (choice === undefined) return [];
  if ("except" in choice) return [...new Set(choice.except)].toSorted();
  return claimNames.filter((name) => !choice.only.includes(name));
}

function checkBoot(boot: Partial<Boot>, file = ""): void {
  const fault = someBootFault(boot);
  if (fault === undefined) return;
  const { field, says } = fault;
  throw new UsageFault(`${file}: boot.${field}: is ${boot[field]}; it must be ${says}`);
}

/** True iff at least the default budget is checked, with every boot parameter drawn and every claim
 *  asked. */
export const isFullBudget = ({ runs, events, boot, setAside }: Settings): boolean =>
  runs >= DEFAULT_RUNS &&
  events >= DEFAULT_EVENTS &&
  Object.keys(boot).length === 0 &&
  setAside.length === 0;
