// What the command line of the comparison says.

import { Command, InvalidArgumentError, Option } from "commander";
import { listed, mutants, type Family } from "../../mutants/index.ts";
import { endAsTold } from "../../cli/fault.ts";
import { budgetFrom } from "../../cli/settings.ts";
import { mappingBugs } from "./kernels.ts";
import type { Subject } from "./subject.ts";

export type Arguments = {
  readonly subjects: readonly Subject[];
  /** How the subjects were chosen, in a sentence. */
  readonly sampling: string;
  readonly seeds: number;
  /** Seeds for fast-check on bugs of the bank. */
  readonly rivalSeeds: number;
  /** Seeds for which failing tests are made short: by Septet in the bank, by fast-check in the
   *  mapping model. There Septet always makes them short, in the bank fast-check never does. */
  readonly shrinkSeeds: number;
  readonly testsMax: number;
  /** Tests after which fast-check's hunt of a bug of the bank ends. */
  readonly rivalTestsMax: number;
  readonly workers: number;
  /** Seconds after which no hunt is begun. */
  readonly budget: number;
  /** Results so far, a line for each hunt; hunts that are in it are not done again. */
  readonly resume: string | undefined;
  readonly json: boolean;
};

type Options = {
  readonly seeds: number;
  readonly rivalSeeds: number;
  readonly shrinkSeeds: number;
  readonly every: number;
  readonly only?: readonly string[];
  readonly listed?: true;
  readonly testsMax: number;
  readonly rivalTestsMax: number;
  readonly workers: number;
  readonly budget: number;
  readonly resume?: string;
  readonly json?: true;
};

const natural =
  (max: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= 1 && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${max}.`);
  };

// There is one way in which bugs are chosen.
const listedOption = new Option(
  "--listed",
  "those of the bank that any kernel should be tried with",
).conflicts("every");
const onlyOption = new Option("--only <name...>", "these bugs only").conflicts(["every", "listed"]);

/** The arguments; ends the process with code 2 and a line if they are wrong. */
export function argumentsOf(given: readonly string[]): Arguments {
  const program = new Command("bench:find")
    .exitOverride(endAsTold)
    .option("--seeds <number>", "seeds for each bug", natural(1000), 60)
    .option("--rival-seeds <number>", "seeds for fast-check, in the bank", natural(1000), 6)
    .option("--shrink-seeds <number>", "seeds that are shrunk", natural(1000), 2)
    .option("--every <number>", "each n-th bug of the bank", natural(1000), 16)
    .addOption(listedOption)
    .addOption(onlyOption)
    .option("--tests-max <number>", "tests after which a hunt in the bank ends", natural(1e6), 2100)
    .option("--rival-tests-max <number>", "the same for fast-check", natural(1e6), 300)
    .option("--workers <number>", "threads that share the hunts", natural(64), 2)
    .option("--budget <time>", "begin no hunt after so long, as 5m", budgetFrom, Infinity)
    .option("--resume <file>", "read what was measured from there, and add to it")
    .option("--json", "one JSON object")
    .parse([...given], { from: "user" });
  const { every, only, listed: isListed, json, resume, ...rest } = program.opts<Options>();
  const chosen = chosenBy(program, { every, only, isListed: isListed === true });
  return { ...rest, ...chosen, resume, json: json === true };
}

type Choice = {
  readonly every: number;
  readonly only: readonly string[] | undefined;
  readonly isListed: boolean;
};

function chosenBy(
  program: Command,
  { every, only, isListed }: Choice,
): Pick<Arguments, "subjects" | "sampling"> {
  if (only !== undefined) {
    const subjects = only.flatMap((name) => named(program, name));
    return { subjects, sampling: "the bugs that were named" };
  }
  const [inBank, which] = isListed ? listedBugs() : eachOf(every);
  return {
    subjects: [...mapping, ...inBank],
    sampling:
      `the ${mapping.length} bugs of the mapping model, and ${inBank.length} of the ` +
      `${bank.length} of the bank: ${which}`,
  };
}

/** Bugs of the bank, and which they are. */
type Sample = readonly [readonly Subject[], string];

const listedBugs = (): Sample => [
  listed.map(([, name]) => ({ group: "bank", name })),
  "those that any kernel should be tried with",
];

const eachOf = (every: number): Sample => [
  bank.filter((_, index) => index % every === 0),
  every === 1 ? "all" : `the first and every ${every} after it`,
];

const mapping = (Object.keys(mappingBugs) as readonly string[]).map((name): Subject => ({
  group: "mapping",
  name,
}));
/** Bugs that random runs cannot find: of the hardware, those that no run comes to, and leaks, which
 *  a single run does not show. */
const elsewhere: readonly Family[] = ["hardware", "late", "leaks"];
const bank = mutants
  .filter(({ family }) => !elsewhere.includes(family))
  .map(({ name }): Subject => ({ group: "bank", name }));

/** The bugs of this name: one may be of the mapping model and of the bank. */
function named(program: Command, name: string): readonly Subject[] {
  const found = [...mapping, ...bank].filter((subject) => subject.name === name);
  if (found.length > 0) return found;
  return program.error(`error: no seeded bug is called ${name}`, { exitCode: 2 });
}
