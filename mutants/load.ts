// The loader: sources in, a running kernel and machine out, all in memory.

import { thrownText } from "../lib/thrown.ts";
import { compile, type CompiledModule, type Make, type Namespace } from "./compile.ts";
import { SourceError, type Sources } from "./sources.ts";

export const MACHINE_ENTRY = "machine/index.ts";
export const KERNEL_ENTRY = "impl/kernel.ts";
/** What a kernel must export. */
export const KERNEL_EXPORTS: readonly string[] = ["boot", "trap"];

/** The exports of the two entries. Who asked for them knows their types; here they are unknown. */
export type LoadedSystem = {
  readonly machine: Namespace;
  readonly kernel: Namespace;
  /** The kernel's modules made once more, over the same modules of the machine. Cheap. */
  readonly kernelAgain: () => Namespace;
};

/**
 * The machine and the kernel of `sources`, every module made afresh: nothing is shared with another
 * load, nor with the modules that node itself has loaded. So errors that these modules throw are
 * told apart by `name`; `instanceof` does not know their classes.
 *
 * Throws {@link SourceError} if the sources cannot be compiled, linked or started, or if the kernel
 * lacks an export of KERNEL_EXPORTS.
 */
export function loadSystem(sources: Sources): LoadedSystem {
  const linking: Linking = { sources, made: new Map(), makers: new Map(), path: [] };
  const machine = load(linking, MACHINE_ENTRY);
  const ofMachine = new Map(linking.made);
  const kernel = load(linking, KERNEL_ENTRY);
  for (const name of KERNEL_EXPORTS) {
    if (typeof kernel[name] === "function") continue;
    throw new SourceError(KERNEL_ENTRY, 1, `the kernel has no function \`${name}\`; export one`);
  }
  const kernelAgain = (): Namespace => load({ ...linking, made: new Map(ofMachine) }, KERNEL_ENTRY);
  return { machine, kernel, kernelAgain };
}

type Linking = {
  readonly sources: Sources;
  readonly made: Map<string, Namespace>;
  /** The functions of this load's modules; making a module again calls the same one. */
  readonly makers: Map<string, Make>;
  /** The files that are being loaded, each imported by the one before it. */
  readonly path: readonly string[];
};

function load(linking: Linking, file: string): Namespace {
  const before = linking.made.get(file);
  if (before !== undefined) return before;
  const text = linking.sources.get(file);
  if (text === undefined) throw new SourceError(file, undefined, "there is no such source; add it");
  const compiled = compile(file, text);
  const path = [...linking.path, file];
  const imported = new Map<string, Namespace>();
  for (const specifier of compiled.links.specifiers) {
    const target = targetOf(linking.sources, file, specifier);
    if (path.includes(target)) {
      const circle = [...path.slice(path.indexOf(target)), target].join(" → ");
      throw faultAt(linking.sources, file, specifier, `imports go in a circle: ${circle}; cut it`);
    }
    imported.set(specifier, load({ ...linking, path }, target));
  }
  checkNeeds(linking.sources, file, compiled, imported);
  const make = linking.makers.get(file) ?? compiled.define();
  linking.makers.set(file, make);
  const namespaces = compiled.links.specifiers.map((one) => imported.get(one) ?? {});
  const namespace = withReexports(file, compiled, imported, run(file, make, namespaces));
  linking.made.set(file, namespace);
  return namespace;
}

/** The file that `specifier` means in `file`. */
function targetOf(sources: Sources, file: string, specifier: string): string {
  if (!specifier.startsWith(".")) {
    const says = `imports the package "${specifier}"; a kernel stands on its own sources`;
    throw faultAt(sources, file, specifier, says);
  }
  const parts = file.split("/").slice(0, -1);
  for (const step of specifier.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== ".") parts.push(step);
  }
  const target = parts.join("/");
  if (sources.has(target)) return target;
  throw faultAt(sources, file, specifier, `imports ${target}, which does not exist; mend the path`);
}

function checkNeeds(
  sources: Sources,
  file: string,
  { links }: CompiledModule,
  imported: ReadonlyMap<string, Namespace>,
): void {
  for (const { from, name } of links.needs) {
    if (Object.hasOwn(imported.get(from) ?? {}, name)) continue;
    throw faultAt(sources, file, from, `"${from}" exports no \`${name}\`; mend the name`);
  }
}

function run(file: string, make: Make, namespaces: readonly Namespace[]): Namespace {
  try {
    return make(...namespaces);
  } catch (error) {
    const says = error instanceof Error ? error.message : thrownText(error);
    throw new SourceError(file, undefined, `fails while it is loaded: ${says}`);
  }
}

/** The module's own exports, then what it hands on. */
function withReexports(
  file: string,
  { links }: CompiledModule,
  imported: ReadonlyMap<string, Namespace>,
  own: Namespace,
): Namespace {
  if (links.reexports.length + links.stars.length === 0) return Object.freeze(own);
  const all: Record<string, unknown> = Object.assign(Object.create(null), own);
  for (const { from, name, alias } of links.reexports) {
    const source = imported.get(from) ?? {};
    all[alias] = name === undefined ? source : source[name];
  }
  const explicit = new Set(Object.keys(all));
  for (const from of links.stars) {
    for (const [name, value] of Object.entries(imported.get(from) ?? {})) {
      if (explicit.has(name)) continue;
      if (name in all && all[name] !== value) {
        throw new SourceError(file, undefined, `two \`export *\` export \`${name}\`; rename one`);
      }
      all[name] = value;
    }
  }
  return Object.freeze(all);
}

/** A fault of the statement in `file` that names `specifier`. */
function faultAt(sources: Sources, file: string, specifier: string, says: string): SourceError {
  const lines = (sources.get(file) ?? "").split("\n");
  const named = [`"${specifier}"`, `'${specifier}'`];
  const index = lines.findIndex((line) => named.some((name) => line.includes(name)));
  return new SourceError(file, index < 0 ? undefined : index + 1, says);
}
