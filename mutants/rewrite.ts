// The statements that join modules, read out of one module and taken out of its text. What is left
// is the body of a function: namespaces come in as `$0`, `$1` …, and an object of exports goes out.
//
//   import { a as b } from "./x.ts";        const { a: b } = $0;
//   export const c = b + 1;                 const c = b + 1;
//                                           return { __proto__: null, "c": c };
//
// Imports become constants of the function, so that code in it runs as fast as in the real module.

import { parseSync, type EcmaScriptModule, type StaticExportEntry } from "oxc-parser";
import { SourceError } from "./sources.ts";

/** How a module hangs together with others. */
export type Links = {
  /** What it imports or re-exports from, in the order of the text, each once. */
  readonly specifiers: readonly string[];
  /** The names that it needs of each. */
  readonly needs: readonly { readonly from: string; readonly name: string }[];
  /** `export { name as alias } from …`; without `name`, the whole namespace as `alias`. */
  readonly reexports: readonly Reexport[];
  /** `export * from …`. */
  readonly stars: readonly string[];
};
type Reexport = {
  readonly from: string;
  readonly name: string | undefined;
  readonly alias: string;
};

type Rewritten = {
  readonly links: Links;
  readonly parameters: readonly string[];
  readonly body: string;
};

/**
 * A module of plain JavaScript as a function's parameters and body. `code` is laid out by the
 * compiler: a statement that joins modules starts a line.
 *
 * Throws {@link SourceError} for what has no meaning in a function: `import()`, `import.meta`, a
 * default export, and an exported variable that may change after it was handed out.
 */
export function rewrite(path: string, code: string): Rewritten {
  const { module } = parseSync("module.js", code, { sourceType: "module" });
  const refusal = refused(code, module);
  if (refusal !== undefined) throw new SourceError(path, undefined, refusal);
  const entries = module.staticExports.flatMap((statement) => statement.entries);
  const links = linksOf(module, entries);
  const header = module.staticImports.flatMap((statement) =>
    statement.entries.map(({ importName, localName }) => {
      const namespace = `$${links.specifiers.indexOf(statement.moduleRequest.value)}`;
      return importName.kind === "NamespaceObject"
        ? `const ${localName.value} = ${namespace};`
        : `const { ${importName.name ?? "default"}: ${localName.value} } = ${namespace};`;
    }),
  );
  const own = entries
    .filter((entry) => entry.moduleRequest === null)
    .map((entry) => `${JSON.stringify(aliasOf(entry))}: ${entry.localName.name ?? ""}`);
  const result = `return { ${["__proto__: null", ...own].join(", ")} };`;
  return {
    links,
    parameters: links.specifiers.map((_, index) => `$${index}`),
    body: [...header, withoutJoints(code, module, entries), result].join("\n"),
  };
}

function refused(code: string, module: EcmaScriptModule): string | undefined {
  if (module.dynamicImports.length > 0) return "import() cannot be linked; import statically";
  if (module.importMetas.length > 0) return "import.meta has no meaning here; leave it out";
  for (const { start, entries } of module.staticExports) {
    if (entries.some((entry) => entry.exportName.kind === "Default")) {
      return "a default export cannot be linked; export by name";
    }
    if (/^export (let|var) /.test(code.slice(start, start + 11))) {
      return "an exported variable cannot be linked; export a constant or a function";
    }
  }
  return undefined;
}

function linksOf(module: EcmaScriptModule, entries: readonly StaticExportEntry[]): Links {
  const specifiers = new Set(
    module.staticImports.map((statement) => statement.moduleRequest.value),
  );
  const needs = module.staticImports.flatMap((statement) =>
    statement.entries
      .filter(({ importName }) => importName.kind !== "NamespaceObject")
      .map(({ importName }) => ({
        from: statement.moduleRequest.value,
        name: importName.name ?? "default",
      })),
  );
  const reexports: Reexport[] = [];
  const stars: string[] = [];
  for (const entry of entries) {
    if (entry.moduleRequest === null) continue;
    const from = entry.moduleRequest.value;
    specifiers.add(from);
    const name = entry.importName.kind === "Name" ? (entry.importName.name ?? "") : undefined;
    if (name !== undefined) needs.push({ from, name });
    if (entry.importName.kind === "AllButDefault") stars.push(from);
    else reexports.push({ from, name, alias: aliasOf(entry) });
  }
  return { specifiers: [...specifiers], needs, reexports, stars };
}

const aliasOf = (entry: StaticExportEntry): string => entry.exportName.name ?? "";

/** `code` without imports, without `export …` lists, and without the word before a declaration. */
function withoutJoints(
  code: string,
  module: EcmaScriptModule,
  entries: readonly StaticExportEntry[],
): string {
  const cuts = module.staticImports.map(({ start, end }) => ({ start, end }));
  for (const { start, end, entries: inside } of module.staticExports) {
    const declares = inside.some((entry) => entry.start === start + EXPORT.length);
    if (declares) cuts.push({ start, end: start + EXPORT.length });
    else if (code.startsWith(EXPORT, start)) cuts.push({ start, end });
  }
  // The parser files `import { a } …; export { a };` under the import; an entry finds the list.
  for (const entry of entries) {
    const open = code.lastIndexOf("\n", entry.start) + 1;
    if (code.startsWith(`${EXPORT}{`, open)) {
      cuts.push({ start: open, end: code.indexOf("}", entry.end) + 1 });
    }
  }
  cuts.sort((a, b) => a.start - b.start);
  let kept = "";
  let position = 0;
  for (const { start, end } of cuts) {
    kept += code.slice(position, Math.max(position, start));
    position = Math.max(position, end);
  }
  return (kept + code.slice(position)).replace(/^export \{\s*\};?$/m, "");
}

const EXPORT = "export ";
