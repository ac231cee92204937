// One source file, compiled: its types stripped, its imports and exports turned into the parameters
// and the result of a plain function, so that a module can be made afresh without touching disk.

import { transformSync } from "oxc-transform";
import { rewrite, type Links } from "./rewrite.ts";
import { SourceError } from "./sources.ts";
import { countRounds } from "./watchdog.ts";

/** What a module exports, by name. */
export type Namespace = Readonly<Record<string, unknown>>;

/** Runs a module's body on the namespaces of its specifiers; makes its own exports, each time. */
export type Make = (...namespaces: readonly Namespace[]) => Namespace;

export type CompiledModule = {
  readonly links: Links;
  /** The module as a function that shares nothing with earlier ones, not even its profile. */
  readonly define: () => Make;
};

// Compiled modules by path and text. Mutants differ in a file or two, so nearly all of a load comes
// from here; it grows by the edited files only.
const cache = new Map<string, Map<string, CompiledModule>>();

/** The compiled form of `text`. Throws {@link SourceError} if it cannot be linked. */
export function compile(path: string, text: string): CompiledModule {
  const texts = cache.get(path) ?? new Map<string, CompiledModule>();
  cache.set(path, texts);
  const compiled = texts.get(text) ?? compileAfresh(path, text);
  texts.set(text, compiled);
  return compiled;
}

function compileAfresh(path: string, text: string): CompiledModule {
  const { code, errors } = transformSync(path, text, {
    typescript: { onlyRemoveTypeImports: true },
    target: "esnext",
  });
  const error = errors[0];
  if (error !== undefined) throw new SourceError(path, lineIn(error.codeframe), error.message);
  const { links, parameters, body } = rewrite(path, countRounds(path, code));
  return { links, define: () => functionOf(path, parameters, body) };
}

/** The line that the compiler's picture of an error starts with: `[file:line:column]`. */
function lineIn(codeframe: string | null): number | undefined {
  const line = /\[.*:(\d+):\d+\]/.exec(codeframe ?? "")?.[1];
  return line === undefined ? undefined : Number(line);
}

// The number of functions defined so far. It is part of each one's text, because V8 keeps one
// profile for functions of equal text: kernels loaded one after another would meet each other's
// classes in it, and the fifth would run five times slower than the first.
let count = 0;

// What a kernel must not find here: the host's clock, console, timers and process. A name that is
// shadowed is undefined; a module may still have one of its own by that name.
// prettier-ignore
const HOST: readonly string[] = [
  "globalThis", "global", "process", "console", "require", "performance", "Date", "fetch",
  "setTimeout", "setInterval", "setImmediate", "queueMicrotask",
];

function functionOf(path: string, parameters: readonly string[], body: string): Make {
  const inner = `return function (${parameters.join(", ")}) {\n${body}\n};`;
  const text = `"use strict"; // ${count++}\n${inner}\n//# sourceURL=${path}`;
  try {
    // Running the user's source is this file's purpose. The URL names it in stack traces.
    // oxlint-disable-next-line no-implied-eval, no-new-func
    const define = new Function(...HOST, text) as () => Make;
    return define();
  } catch (error) {
    throw new SourceError(path, undefined, error instanceof Error ? error.message : String(error));
  }
}
