// A kernel with a seeded bug, by name.
import { applyEdits, loadSystem, mutants } from "../../../mutants/index.ts";
import type { System } from "../../../refinement/index.ts";
import { projectSources } from "../../../cli/project.ts";

export function bankSystem(name: string): System {
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) throw new Error(`no seeded bug ${name}`);
  const edited = applyEdits(projectSources(), mutant.edits);
  if (edited.tag !== "edited") throw new Error(edited.says);
  return loadSystem(edited.sources) as unknown as System;
}
