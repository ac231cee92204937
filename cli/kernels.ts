// Which kernel is checked: ours, or another that comes in through the one door, as sources.

import {
  applyEdits,
  applyPatch,
  loadSystem,
  mutants,
  SourceError,
  type Edited,
  type Mutant,
  type Sources,
} from "../mutants/index.ts";
import type { TlbPolicy } from "../machine/index.ts";
import { realSystem, type System } from "../refinement/index.ts";
import type { Boot } from "../trace/index.ts";
import { UsageFault } from "./fault.ts";
import { checkFolder, kindOf, readText, typescriptIn } from "./files.ts";
import { projectRoot, projectSources } from "./project.ts";
import { nearest } from "./suggest.ts";

/** Legal ways for a TLB to forget, by name; no kernel may notice which it is. */
export const tlbPolicies: Readonly<Record<TlbName, TlbPolicy>> = {
  keeps: "keeps",
  forgets: "forgets",
  random: { seed: 1 },
};
export type TlbName = "keeps" | "forgets" | "random";

/** A kernel that can be handed to a worker, and the TLB that it meets. */
export type Kernel = WhichKernel & { readonly tlb?: TlbName };
type WhichKernel =
  | { readonly tag: "ours" }
  | {
      readonly tag: "sources";
      readonly name: string;
      /** The option of the command line that names it. */
      readonly option: string;
      readonly sources: Sources;
      /** Where its kernel's sources lie, if that is not impl/. */
      readonly folder?: string;
      /** Boot parameters that its runs have unless others are given. */
      readonly boot?: Partial<Boot>;
    };

/** How the command line names a kernel; at most one field is there. */
export type KernelOptions = {
  readonly mutant?: string;
  readonly patch?: string;
  readonly kernel?: string;
  readonly tlb?: TlbName;
};

export const ours: Kernel = { tag: "ours" };

/** What a kernel is called in reports and traces. */
export const kernelName = (kernel: Kernel): string =>
  kernel.tag === "ours" ? "the kernel" : kernel.name;

/** Where the kernel's sources lie, for those who want to read them. */
export const kernelFolder = (kernel: Kernel): string =>
  (kernel.tag === "ours" ? undefined : kernel.folder) ?? `${projectRoot()}/impl`;

/** The option that names the same kernel again; nothing for ours. */
export const optionFor = (kernel: Kernel): string =>
  [
    ...(kernel.tag === "ours" ? [] : [kernel.option]),
    ...(kernel.tlb === undefined ? [] : [`--tlb ${kernel.tlb}`]),
  ].join(" ");

/** The kernel that the options name, loaded once to see that it can be. */
export function kernelOf(options: KernelOptions): Kernel {
  const { tlb } = options;
  const kernel = tlb === undefined ? named(options) : { ...named(options), tlb };
  systemOf(kernel);
  return kernel;
}

function named({ mutant, patch, kernel }: KernelOptions): Kernel {
  if (mutant !== undefined) return mutantKernel(mutantNamed(mutant));
  if (patch !== undefined) {
    const edited = applyPatch(projectSources(), readText(patch));
    return sourcesKernel(patch, `--patch ${patch}`, fitting(patch, edited));
  }
  if (kernel !== undefined) return folderKernel(kernel);
  return ours;
}

/** The seeded bug of this name. */
export function mutantNamed(name: string): Mutant {
  const found = mutants.find((mutant) => mutant.name === name);
  if (found !== undefined) return found;
  const near = nearest(
    name,
    mutants.map((mutant) => mutant.name),
  );
  const hint = near.length > 0 ? `did you mean ${near.join(" or ")}? ` : "";
  throw new UsageFault(
    `no seeded bug is called ${name}; ${hint}\`septet mutants --list\` lists all`,
  );
}

/** The kernel with one seeded bug. */
export function mutantKernel(mutant: Mutant): Kernel {
  const edited = applyEdits(projectSources(), mutant.edits);
  const sources = fitting(`mutant ${mutant.name}`, edited);
  const kernel = sourcesKernel(mutant.name, `--mutant ${mutant.name}`, sources);
  return mutant.boot === undefined ? kernel : { ...kernel, boot: mutant.boot };
}

const sourcesKernel = (
  name: string,
  option: string,
  sources: Sources,
): Extract<Kernel, { tag: "sources" }> => ({
  tag: "sources",
  name,
  option,
  sources,
});

function fitting(what: string, edited: Edited): Sources {
  if (edited.tag === "edited") return edited.sources;
  throw new UsageFault(`${what} does not fit the sources: ${edited.says}`);
}

/** Another kernel: its sources stand in the place of impl/. */
function folderKernel(folder: string): Kernel {
  checkFolder(folder, "--kernel ");
  if (kindOf(`${folder}/kernel.ts`) !== "file") {
    const says = `there is no kernel.ts in it; that file must export boot and trap`;
    throw new UsageFault(`--kernel ${folder}: ${says}`);
  }
  const kept = [...projectSources()].filter(([path]) => !path.startsWith("impl/"));
  const theirs = typescriptIn(folder).map(([name, text]) => [`impl/${name}`, text] as const);
  const sources = new Map([...kept, ...theirs]);
  return { tag: "sources", name: folder, option: `--kernel ${folder}`, sources, folder };
}

/** The machine and the kernel, ready to run. */
export function systemOf(kernel: Kernel): System {
  const system = untold(kernel);
  return kernel.tlb === undefined ? system : { ...system, tlb: tlbPolicies[kernel.tlb] };
}

function untold(kernel: Kernel): System {
  if (kernel.tag === "ours") return realSystem;
  try {
    // The loader has checked that the names are there; their types are those of the sources.
    return loadSystem(kernel.sources) as unknown as System;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { folder } = kernel;
    // The sources of a folder stand in the place of impl/, but that is not where they are.
    throw new UsageFault(
      folder === undefined
        ? `${kernel.name}: ${error.message}`
        : error.message.replaceAll(/(?<![\w./])impl\//g, `${folder.replace(/\/+$/, "")}/`),
    );
  }
}
