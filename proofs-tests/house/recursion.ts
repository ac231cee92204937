// A kernel's stack is finite: functions that call themselves, directly or round a corner, must say
// how deep they go, in their docstring: `@recursion bound 4: one level for each …`.

import type { Node } from "oxc-parser";
import { nameOf, nodesIn, parsed, place, resolved, type Source } from "./project.ts";

type KernelFunction = {
  /** `file#name` */
  readonly key: string;
  readonly place: string;
  readonly states: boolean;
  readonly calls: readonly string[];
};

/** The functions that are part of a cycle of calls and state no bound. */
export function unboundedRecursion(sources: readonly Source[]): readonly string[] {
  const handedOn = new Map(sources.map((source) => [source.path, reexportsOf(source)]));
  const functions = new Map(
    sources.flatMap(functionsOf).map(({ calls, ...one }) => {
      const reached = calls.flatMap((call) => [call, ...throughBarrels(handedOn, call)]);
      return [one.key, { ...one, calls: reached }];
    }),
  );
  return [...functions.values()]
    .filter((one) => !one.states)
    .flatMap((one) => {
      const cycle = cycleThrough(functions, one);
      if (cycle === undefined) return [];
      const names = cycle.map((key) => key.slice(key.indexOf("#") + 1)).join(" → ");
      return [
        `${one.place}: ${names}: state \`@recursion bound …\` in its docstring, or make a loop`,
      ];
    });
}

/** A shortest path of calls from `start` back to itself. */
function cycleThrough(
  functions: ReadonlyMap<string, KernelFunction>,
  start: KernelFunction,
): readonly string[] | undefined {
  const paths: (readonly string[])[] = [[start.key]];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const next of functions.get(path.at(-1) ?? "")?.calls ?? []) {
      if (next === start.key) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
}

function functionsOf(source: Source): readonly KernelFunction[] {
  const { program, comments } = parsed(source);
  const statements = program.type === "Program" ? program.body : [];
  const meaning = importedNames(source, statements);
  return statements.flatMap((statement) => {
    const declared =
      statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    const above = comments.findLast(({ end }) => end <= statement.start);
    const gap = source.text.slice(above?.end ?? 0, statement.start);
    const states = gap.trim() === "" && /@recursion bound \S/.test(above?.value ?? "");
    return namedFunctions(declared).map(({ name, body }) => ({
      key: `${source.path}#${name}`,
      place: place(source, statement.start),
      states,
      calls: [...nodesIn(body)].flatMap(({ node }) => calledBy(node, meaning, source.path)),
    }));
  });
}

/** `name` of `file`, handed on as `as`; a star hands on every name. */
type Reexport = { readonly file: string; readonly name: string; readonly as: string };

function reexportsOf(source: Source): readonly Reexport[] {
  const { program } = parsed(source);
  return (program.type === "Program" ? program.body : []).flatMap((statement): Reexport[] => {
    if (statement.type === "ExportAllDeclaration") {
      return [{ file: resolved(source.path, statement.source.value), name: "*", as: "*" }];
    }
    if (statement.type !== "ExportNamedDeclaration" || statement.source === null) return [];
    const file = resolved(source.path, statement.source.value);
    return statement.specifiers.map(({ local, exported }) => ({
      file,
      name: nameOf(local),
      as: nameOf(exported),
    }));
  });
}

/** Where `file#name` may really be defined, if `file` only hands it on. */
function throughBarrels(
  handedOn: ReadonlyMap<string, readonly Reexport[]>,
  key: string,
): readonly string[] {
  const [path = "", called = ""] = key.split("#");
  return (handedOn.get(path) ?? [])
    .filter(({ as }) => as === "*" || as === called)
    .map(({ file, name }) => `${file}#${name === "*" ? called : name}`)
    .flatMap((target) => [target, ...throughBarrels(handedOn, target)]);
}

type Named = { readonly name: string; readonly body: Node };

function namedFunctions(declared: Node | null): readonly Named[] {
  if (declared?.type === "FunctionDeclaration") {
    const { id, body } = declared;
    return body === null ? [] : [{ name: id?.name ?? "", body }];
  }
  if (declared?.type !== "VariableDeclaration") return [];
  return declared.declarations.flatMap(({ id, init }) =>
    id.type === "Identifier" && init?.type === "ArrowFunctionExpression"
      ? [{ name: id.name, body: init.body }]
      : [],
  );
}

/** Local names of imports, as `file#name`; a namespace as `file#`. */
function importedNames(source: Source, statements: readonly Node[]): ReadonlyMap<string, string> {
  const meaning = new Map<string, string>();
  for (const statement of statements) {
    if (statement.type !== "ImportDeclaration") continue;
    const file = resolved(source.path, statement.source.value);
    for (const specifier of statement.specifiers) {
      const name = specifier.type === "ImportSpecifier" ? nameOf(specifier.imported) : "";
      meaning.set(specifier.local.name, `${file}#${name}`);
    }
  }
  return meaning;
}

function calledBy(
  node: Node,
  meaning: ReadonlyMap<string, string>,
  path: string,
): readonly string[] {
  if (node.type !== "CallExpression") return [];
  const { callee } = node;
  if (callee.type === "Identifier") return [meaning.get(callee.name) ?? `${path}#${callee.name}`];
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return [];
  const namespace = meaning.get(callee.object.name);
  return namespace?.endsWith("#") ? [namespace + nameOf(callee.property)] : [];
}
