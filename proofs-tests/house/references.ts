// Who uses what: files that nothing imports, exports that nothing takes, circles of imports.

import type { Node } from "oxc-parser";
import { importsOf, nodesIn, parsed, place, resolved, type Source } from "./project.ts";

type Export = { readonly name: string; readonly node: Node; readonly isType: boolean };

/** Files that no other file imports, without those that `isEntry` accepts. */
export function unreferencedFiles(
  sources: readonly Source[],
  isEntry: (path: string) => boolean,
): readonly string[] {
  const used = new Set(
    sources.flatMap((source) =>
      importsOf(source).map(({ specifier }) => resolved(source.path, specifier)),
    ),
  );
  return sources
    .filter(({ path }) => !isEntry(path) && !used.has(path))
    .map(({ path }) => `${path}:1: nothing imports this file; use it or delete it`);
}

/**
 * Exports that no other file imports or hands on. A type may be exported for the sake of another
 * export of its own file that speaks of it.
 */
export function deadExports(
  sources: readonly Source[],
  isEntry: (path: string) => boolean,
): readonly string[] {
  const taken = new Set<string>();
  for (const source of sources) {
    for (const { specifier, names } of importsOf(source)) {
      for (const name of names) taken.add(`${resolved(source.path, specifier)}#${name}`);
    }
  }
  return sources
    .filter(({ path }) => !isEntry(path) && !taken.has(`${path}#*`))
    .flatMap((source) =>
      exportsOf(source)
        .filter(({ name }) => !taken.has(`${source.path}#${name}`))
        .filter(({ name, isType }) => !(isType && mentions(source, name) > 1))
        .map(({ name, node }) => {
          const where = place(source, node.start);
          return `${where}: nothing imports \`${name}\`; use it, or take \`export\` away`;
        }),
    );
}

function exportsOf(source: Source): readonly Export[] {
  const { program } = parsed(source);
  return (program.type === "Program" ? program.body : []).flatMap((node): readonly Export[] => {
    if (node.type !== "ExportNamedDeclaration" || node.declaration === null) return [];
    const { declaration } = node;
    const isType = declaration.type.startsWith("TS");
    if (declaration.type === "VariableDeclaration") {
      return declaration.declarations.flatMap(({ id }) =>
        id.type === "Identifier" ? [{ name: id.name, node, isType }] : [],
      );
    }
    const id = "id" in declaration ? declaration.id : null;
    return id?.type === "Identifier" ? [{ name: id.name, node, isType }] : [];
  });
}

/** How often a name stands in its file. */
const mentions = (source: Source, name: string): number =>
  [...nodesIn(parsed(source).program)].filter(
    ({ node }) => node.type === "Identifier" && node.name === name,
  ).length;

/** Circles of imports, types included: each once, from its first file on. */
export function circles(sources: readonly Source[]): readonly string[] {
  const imports = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).map(({ specifier }) => resolved(source.path, specifier)),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const since = way.indexOf(path);
    if (since >= 0) {
      const said = [...way.slice(since), path].join(" → ");
      found.push(`${path}:1: a circle: ${said}; move what they share to one that both import`);
    }
    if (since >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}
