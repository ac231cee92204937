// What zod found wrong with a JSON file, in one line: where, what, and what belongs there.

import type * as z from "zod";

/** One of zod's findings, as far as it is read here. */
export type Issue = z.core.$ZodIssue;

/** `events[3].by: is missing` — the first finding, with the path in the file. */
export function explain(issues: readonly Issue[]): string {
  const [issue] = issues;
  if (issue === undefined) return "is not what it should be";
  if (issue.code === "unrecognized_keys") {
    return `${pathText([...issue.path, issue.keys[0] ?? ""])}: unknown field; leave it out`;
  }
  return `${pathText(issue.path)}: ${sentence(issue)}`;
}

/** A path as one writes it in JavaScript; the file itself when empty. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("");
  return text === "" ? "the file" : text.replace(/^\./, "");
}

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
      return issue.values.map((value) => JSON.stringify(value)).join(" or ");
    case "too_small":
      return `at least ${issue.minimum}`;
    case "too_big":
      return `at most ${issue.maximum}`;
    case "invalid_union":
      return optionsOf(issue)
        .map((value) => JSON.stringify(value))
        .join(" or ");
    default:
      return issue.message;
  }
}

const optionsOf = (issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] =>
  "options" in issue && Array.isArray(issue.options) ? issue.options : [];

const withArticle = (type: string): string =>
  type === "int" ? "a whole number" : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;

/** The value as JSON; it may be nested deeper than can be written. */
function written(value: unknown): string {
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
