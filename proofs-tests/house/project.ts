// The project's own sources as data for the house tests: texts, syntax trees, places.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type Comment, type Node, parseSync, visitorKeys } from "oxc-parser";
import { folders } from "./folders.ts";

export type Source = { readonly path: string; readonly text: string };
export type Parsed = { readonly program: Node; readonly comments: readonly Comment[] };

/** Files of `folder` that end in `.ts`, by path. */
export const sourcesIn = (folder: string): readonly Source[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => `${folder}/${name}`)
        .toSorted()
        .map((path) => ({ path, text: readFileSync(path, "utf8") }));

/** The folders of the table that exist. */
export const presentFolders: readonly string[] = Object.keys(folders).filter((name) =>
  existsSync(name),
);

/** Every source of the project, folder by folder. */
export const allSources: readonly Source[] = presentFolders.flatMap(sourcesIn);

const trees = new Map<string, Parsed>();

/** The syntax tree of a source. Throws, naming the file, if it does not parse. */
export function parsed({ path, text }: Source): Parsed {
  const known = trees.get(text);
  if (known !== undefined) return known;
  const { program, comments, errors } = parseSync(path, text, { preserveParens: false });
  const error = errors[0];
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const tree = { program, comments };
  trees.set(text, tree);
  return tree;
}

/** The children of a node, in the order of the text. */
export const childrenOf = (node: Node): readonly Node[] =>
  (visitorKeys[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Record<string, unknown>)[key];
    return (Array.isArray(child) ? child : [child]).filter(
      (one): one is Node => one !== null && one !== undefined,
    );
  });

/** A node and everything in it, each with its parent. */
export function* nodesIn(
  node: Node,
  parent: Node | undefined = undefined,
): Generator<{ readonly node: Node; readonly parent: Node | undefined }> {
  yield { node, parent };
  for (const child of childrenOf(node)) yield* nodesIn(child, node);
}

/** The line of an offset, from 1. */
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** `path:line`, as editors and terminals understand it. */
export const place = ({ path, text }: Source, offset: number): string =>
  `${path}:${lineOf(text, offset)}`;

/** The file that a relative specifier in `path` means, relative to the project. */
export function resolved(path: string, specifier: string): string {
  const parts = path.split("/").slice(0, -1);
  for (const step of specifier.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== ".") parts.push(step);
  }
  return parts.join("/");
}

export type Import = {
  readonly specifier: string;
  readonly offset: number;
  /** Names taken from it; `*` is all of them. */
  readonly names: readonly string[];
};

/** What a source imports or hands on from elsewhere, statically or by `import("…")`. */
export function importsOf(source: Source): readonly Import[] {
  const all: Import[] = [];
  for (const { node } of nodesIn(parsed(source).program)) {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      all.push({ specifier, offset: node.start, names: namesTaken(node) });
    }
  }
  return all;
}

function specifierOf(node: Node): string | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return node.source?.type === "Literal" ? String(node.source.value) : undefined;
    default:
      return undefined;
  }
}

function namesTaken(node: Node): readonly string[] {
  if (node.type !== "ImportDeclaration" && node.type !== "ExportNamedDeclaration") return ["*"];
  return node.specifiers.map((specifier) => {
    switch (specifier.type) {
      case "ImportSpecifier":
        return nameOf(specifier.imported);
      case "ExportSpecifier":
        return nameOf(specifier.local);
      default:
        return "*";
    }
  });
}

/** A name, written plainly or as a string. */
export const nameOf = (node: Node): string =>
  node.type === "Identifier" ? node.name : node.type === "Literal" ? String(node.value) : "";
