// What tidy means for one source: each rule gives its faults as `file:line: what; the mend`.

import type { Node } from "oxc-parser";
import { nodesIn, parsed, place, type Source } from "./project.ts";

export type Rule = (source: Source) => readonly string[];

const LINES_MAX = 300;
const COLUMNS_MAX = 100;
const FUNCTION_LINES_MAX = 40;

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, "").split("\n");

export const fileIsShort: Rule = ({ path, text }) => {
  const { length } = linesOf(text);
  return length <= LINES_MAX ? [] : [`${path}:${LINES_MAX}: ${length} lines; split the file`];
};

export const fileIsNotEmpty: Rule = ({ path, text }) =>
  text.trim() === "" ? [`${path}:1: empty; delete the file`] : [];

export const linesAreShort: Rule = ({ path, text }) =>
  linesOf(text).flatMap((line, index) =>
    [...withoutQuotes(path, line)].length <= COLUMNS_MAX || /https?:\/\//.test(line)
      ? []
      : [`${path}:${index + 1}: ${[...line].length} columns; break the line`],
  );

/** Seeded bugs quote sources, and tests quote output: what is quoted cannot be broken. */
const withoutQuotes = (path: string, line: string): string =>
  /^(mutants\/bank|proofs-tests)\//.test(path)
    ? line.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`?/g, "")
    : line;

export const functionsAreShort: Rule = (source) =>
  nodes(source).flatMap(({ node, parent }) => {
    if (!FUNCTIONS.includes(node.type) || isSuite(parent)) return [];
    const length = source.text.slice(node.start, node.end).split("\n").length;
    return length <= FUNCTION_LINES_MAX
      ? []
      : [`${place(source, node.start)}: a function of ${length} lines; split it`];
  });

const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];

/** `describe(…, () => …)` is a chapter, not a function; so is `describe.skipIf(…)(…, () => …)`. */
function isSuite(parent: Node | undefined): boolean {
  if (parent?.type !== "CallExpression") return false;
  const { callee } = parent;
  if (callee.type === "Identifier") return callee.name === "describe";
  if (callee.type !== "CallExpression" || callee.callee.type !== "MemberExpression") return false;
  const { object } = callee.callee;
  return object.type === "Identifier" && object.name === "describe";
}

export const typesAreNamed: Rule = (source) =>
  nodes(source)
    .filter(({ node }) => node.type === "TSAnyKeyword")
    .map(({ node }) => `${place(source, node.start)}: \`any\`; name the type, or \`unknown\``);

export const nothingIsLeftToDo: Rule = (source) =>
  parsed(source)
    .comments.filter(({ value }) => /\b(TODO|FIXME|XXX)\b/.test(value))
    .map(({ start }) => `${place(source, start)}: a leftover; do it, or write it into docs/`);

const MODIFIERS: Readonly<Record<string, string>> = {
  only: "runs alone; take `.only` away",
  skip: "is skipped; mend it or delete it",
  todo: "is not written; write it",
};

export const everyTestRuns: Rule = (source) =>
  nodes(source).flatMap(({ node }) => {
    if (node.type !== "MemberExpression" || node.property.type !== "Identifier") return [];
    const { object, property } = node;
    const isTest = object.type === "Identifier" && /^(test|it|describe)$/.test(object.name);
    const says = MODIFIERS[property.name];
    return isTest && says !== undefined ? [`${place(source, node.start)}: a test ${says}`] : [];
  });

const WORLD: Readonly<Record<string, string>> = {
  "Math.random": "draw from a prng of lib/ that is passed in",
  "Date.now": "take the time as an argument",
  "performance.now": "take the time as an argument",
};

/** For folders below cli/: no chance, no clock, no console. */
export const nothingTouchesTheWorld: Rule = (source) =>
  nodes(source).flatMap(({ node }) => {
    if (node.type === "NewExpression" && isNamed(node.callee, "Date")) {
      return [`${place(source, node.start)}: new Date; take the time as an argument`];
    }
    if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return [];
    const { name } = node.object;
    const member = node.property.type === "Identifier" ? node.property.name : "";
    const mend = name === "console" ? "return what is to be said" : WORLD[`${name}.${member}`];
    return mend === undefined ? [] : [`${place(source, node.start)}: ${name}.${member}; ${mend}`];
  });

const isNamed = (node: Node, name: string): boolean =>
  node.type === "Identifier" && node.name === name;

const SHAPES: Readonly<Record<string, string>> = {
  ExportDefaultDeclaration: "a default export; export by name",
  TSEnumDeclaration: "an enum; use a union of strings",
  TSModuleDeclaration: "a namespace; use a file",
  Decorator: "a decorator; call the function",
};

export const shapesArePlain: Rule = (source) =>
  nodes(source).flatMap(({ node }) => {
    const says = SHAPES[node.type];
    return says === undefined ? [] : [`${place(source, node.start)}: ${says}`];
  });

const nodes = (source: Source): readonly { readonly node: Node; readonly parent?: Node }[] =>
  [...nodesIn(parsed(source).program)].map(({ node, parent }) =>
    parent === undefined ? { node } : { node, parent },
  );

/** Faults of a folder's README: length and titles. */
export const readmeIsShort: Rule = ({ path, text }) => {
  const lines = linesOf(text);
  const prose = text.replace(/^```.*?^```/gms, "");
  const titles = prose.split("\n").filter((line) => line.startsWith("# ")).length;
  return [
    ...(lines.length <= 60 ? [] : [`${path}:60: ${lines.length} lines; say it in at most 60`]),
    ...(titles === 1 ? [] : [`${path}:1: ${titles} titles; have exactly one line \`# …\``]),
  ];
};
