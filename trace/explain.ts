// What zod found wrong with a JSON file, in one line: where, what, and what belongs there.

import type * as z from "zod";

/** One of zod's findings, as far as it is read here. */
export type Issue = z.core.$ZodIssue;

/** `events[3].by: is missing` — the first finding, with the path in `whole`. */
export function explain(issues: readonly Issue[], whole = "the file"): string {
  const [issue] = issues;
  if (issue === undefined) return "is not what it should be";
  if (issue.code === "unrecognized_keys") {
    return `${pathText([...issue.path, issue.keys[0] ?? ""])}: unknown field; leave it out`;
  }
  return `${pathText(issue.path, whole)}: ${sentence(issue)}`;
}

/** A path as one writes it in JavaScript; the whole when empty. */
export function pathText(path: readonly PropertyKey[], whole = "the file"): string {
  const text = path
    .map((key) => (isName(key) ? `.${String(key)}` : `[${JSON.stringify(key)}]`))
    .join("");
  return text === "" ? whole : text.replace(/^\./, "");
}

const isName = (key: PropertyKey): boolean => /^[A-Za-z_$][\w$]*$/.test(String(key));

function sentence(issue: Issue): string {
  const input = inputOf(issue);
  const found = input === undefined ? "is missing" : `is ${shown(input)}`;
  return `${found}; it must be ${wanted(issue)}`;
}

/** What was found: of a union, the field that tells its cases apart. */
function inputOf(issue: Issue): unknown {
  const { input, path } = issue;
  const field = path.at(-1);
  if (issue.code !== "invalid_union" || typeof field !== "string") return input;
  return typeof input === "object" && input !== null && "discriminator" in issue
    ? (input as Readonly<Record<string, unknown>>)[field]
    : input;
}

/** What belongs there. Rules of ours (a custom or regex message) say it themselves. */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return withArticle(issue.expected);
    case "invalid_value":
      return choice(issue.values);
    case "too_small":
      return `at least ${issue.minimum}${LONG[issue.origin] ?? ""}`;
    case "invalid_key":
      return issue.issues[0] === undefined ? "another name" : wanted(issue.issues[0]);
    case "too_big":
      return `at most ${issue.maximum}`;
    case "invalid_union":
      return optionsOf(issue).length === 0 ? issue.message : choice(optionsOf(issue));
    default:
      return issue.message;
  }
}

/** What is counted has a length, and is not a number itself. */
const LONG: Readonly<Record<string, string>> = { array: " long", string: " character long" };

const choice = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join(" or ");

const optionsOf = (issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] =>
  "options" in issue && Array.isArray(issue.options) ? issue.options : [];

const withArticle = (type: string): string =>
  type === "int" ? "a whole number" : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;

/** The value as JSON; it may be nested deeper than can be written. Modules hold more than JSON. */
function written(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return "nested too deeply";
  }
}

/** A value, short enough for one line. */
function shown(value: unknown): string {
  const text = written(value);
  return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}
