// How long an edited kernel takes to load.

import { projectSources } from "../cli/project.ts";
import { KERNEL_ENTRY, loadSystem, type Sources } from "../mutants/index.ts";
import { figure, repeated, secondsOf, type Figure } from "./figure.ts";

/** Milliseconds to compile and link a kernel of which one file is new. */
export function mutantLoad(repeats: number): readonly Figure[] {
  const sources = projectSources();
  let edits = 0;
  const times = repeated(repeats, () => {
    const edited = withComment(sources, edits++);
    return secondsOf(() => void loadSystem(edited)) * 1000;
  });
  return [figure("mutantLoad", "ms", times)];
}

/** A text that was never loaded before, and does the same. */
const withComment = (sources: Sources, n: number): Sources =>
  new Map([...sources, [KERNEL_ENTRY, `${sources.get(KERNEL_ENTRY) ?? ""}// ${n}\n`]]);
