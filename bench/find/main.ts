// `npm run bench:find`: tests to find seeded bugs, Septet's and fast-check's; a table, or JSON.

import { EXIT_USAGE, UsageFault } from "../../cli/fault.ts";
import { columns } from "../../cli/report/text.ts";
import { mutants } from "../../mutants/index.ts";
import { argumentsOf, type Arguments } from "./arguments.ts";
import { huntAll } from "./hunts.ts";
import { EVENTS_MAX } from "./subject.ts";
import { rowOf, type Row, type Short, type Tally } from "./summary.ts";

/** A bug is hard for fast-check from here on. */
const HARD = 50;
/** On hard bugs fast-check needs so many times as many tests, or more. */
const GOAL = 3;
/** The goal for the time of making short is for bugs that at most so many events show. */
const FEW_EVENTS = 5;

const known = new Map(mutants.map(({ name, shortest }) => [name, shortest]));
const wanted = argumentsOf(process.argv.slice(2));
const { catches, wanted: hunts } = await huntAll(wanted).catch(complain);
// A bug that one of the hunters has not hunted yet is compared with nothing.
const rows: readonly Row[] = wanted.subjects
  .map((subject) =>
    rowOf(
      subject,
      catches.filter(({ name, group }) => name === subject.name && group === subject.group),
      subject.group === "bank" ? known.get(subject.name) : undefined,
    ),
  )
  .filter(({ septet, fastCheck }) => septet.seeds > 0 && fastCheck.seeds > 0);
report();

/** Says in a line what is wrong with a file that was named. */
function complain(error: unknown): never {
  if (!(error instanceof UsageFault)) throw error;
  process.stderr.write(`bench:find: ${error.message}\n`);
  process.exit(EXIT_USAGE);
}

function report(): void {
  process.stdout.write(`${wanted.json ? json() : table().join("\n")}\n`);
}

function json(): string {
  const { seeds, sampling, testsMax } = wanted;
  return JSON.stringify(
    { seeds, sampling, testsMax, events: EVENTS_MAX, hunts, done: catches.length, bugs: rows },
    undefined,
    2,
  );
}

function table(): readonly string[] {
  const head = [
    "bug",
    "found",
    "tests",
    "found",
    "tests",
    "ratio",
    "short",
    "at it",
    "traces",
    "s",
  ];
  const over = ["", "Septet", "", "fast-check", "", "", "", "", "", ""];
  const right = head.map((_, index) => index).slice(1);
  return [...columns([over, head, ...rows.map(cells)], right), "", ...sentences(wanted)];
}

function cells(row: Row): readonly string[] {
  const ratio = `${row.isBound ? "≥ " : ""}${row.ratio.toFixed(1)}`;
  return [
    row.name,
    ...tallyCells(row.septet),
    ...tallyCells(row.fastCheck),
    ratio,
    ...shortCells(row.short),
  ];
}

function tallyCells({ found, seeds, median }: Tally): readonly string[] {
  return [`${found}/${seeds}`, median === Infinity ? "none" : String(median)];
}

function shortCells(short: Short | undefined): readonly string[] {
  if (short === undefined) return ["", "", "", ""];
  const { least, atLeast, count, traces, secondsMax } = short;
  return [String(least), `${atLeast}/${count}`, String(traces), secondsMax.toFixed(2)];
}

/** What the table says as a whole, and how it was made. */
function sentences(settings: Arguments): readonly string[] {
  const { sampling, seeds, rivalSeeds, testsMax, rivalTestsMax } = settings;
  const hard = rows.filter(({ fastCheck }) => fastCheck.median > HARD);
  const missed = rows.filter(({ septet }) => septet.found < septet.seeds);
  const slow = hard.filter(({ ratio }) => ratio < GOAL);
  const found = rows.length - missed.length;
  const theirs = Math.min(seeds, rivalSeeds);
  const names = (some: readonly Row[]): string =>
    some.length === 0 ? "" : `, but not ${some.map(({ name }) => name).join(", ")}`;
  return [
    `Looked at: ${sampling}.`,
    ...(catches.length < hunts
      ? [`Done: ${catches.length} of ${hunts} hunts; the seeds above are those that were done.`]
      : []),
    `Seeds 1 … ${seeds}; in the bank, fast-check has ${theirs} of them, and a hunt ends after ` +
      `${testsMax} tests, fast-check's after ${rivalTestsMax}.`,
    `A test has at most ${EVENTS_MAX.mapping} events in the mapping model, ${EVENTS_MAX.bank} in ` +
      "the bank.",
    `Septet finds ${found} of ${rows.length} bugs from every seed${names(missed)}.`,
    `${hard.length} bugs cost fast-check more than ${HARD} tests; Septet needs at most a third ` +
      `of that for ${hard.length - slow.length} of them${names(slow)}.`,
    ...sentencesAboutTraces(),
  ];
}

function sentencesAboutTraces(): readonly string[] {
  const shorts = rows.flatMap(({ short }) => (short === undefined ? [] : [short]));
  const sum = (of: (short: Short) => number): number =>
    shorts.reduce((total, short) => total + of(short), 0);
  const [count, least] = [sum((short) => short.count), sum((short) => short.atLeast)];
  const leastOfKind = sum((short) => short.atLeastOfKind);
  const percent = (part: number): string => `${((100 * part) / count).toFixed(1)} %`;
  const few = shorts.filter((short) => short.least <= FEW_EVENTS);
  const soon = few.filter(({ secondsMedian }) => secondsMedian <= 2);
  const single = shorts.filter(({ traces }) => traces === 1);
  return [
    `Of ${count} traces that Septet made short, ${least} have the least events known ` +
      `(${percent(least)}), and ${leastOfKind} the least of those that fail in the same way ` +
      `(${percent(leastOfKind)}); ${single.length} of ${shorts.length} bugs end as one trace.`,
    `Of ${few.length} bugs that at most ${FEW_EVENTS} events show, ${soon.length} are made short ` +
      "within 2 s, in the median.",
  ];
}
