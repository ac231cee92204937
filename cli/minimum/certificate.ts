// Certificates as files: made of a minimum, and judged.

import { createHash } from "node:crypto";
import { mutants } from "../../mutants/index.ts";
import { kindOf, realSystem } from "../../refinement/index.ts";
import type { Certificate } from "../../trace/index.ts";
import { kernelName, ours, systemOf, type Kernel } from "../kernels.ts";
import { modelOf } from "../model.ts";
import { projectSources } from "../project.ts";
import { refusalOf } from "./enumerate.ts";
import { minimum, plainest, soonFound, type Minimum } from "./minimum.ts";
import { sameBugAs, type KernelRefutation } from "./sameBug.ts";
import { nothingSearched, type Bug } from "./search.ts";

/** The shortest run that shows the bug of `found`, and why there is no shorter one. A search for a
 *  proof visits at most `statesMax` states. */
export const minimumOn = (kernel: Kernel, found: KernelRefutation, statesMax: number): Minimum =>
  minimiser(kernel, statesMax).minimum(found);

/** Makes refutations of one bug short. */
export type Minimiser = {
  readonly minimum: (found: KernelRefutation) => Minimum;
  /** What is found with few steps, or the refutation itself. */
  readonly soon: (found: KernelRefutation) => KernelRefutation;
  /** As many events, plain ones where these will do: more of them can be left out. */
  readonly plain: (found: KernelRefutation) => KernelRefutation;
};

/** What it has searched for one refutation in vain it does not search again for the next. */
export function minimiser(kernel: Kernel, statesMax: number): Minimiser {
  const system = kernel.tag === "ours" ? realSystem : systemOf(kernel);
  const model = modelOf(kernel, {});
  const reference = kernel.tag === "ours" ? undefined : modelOf(ours, {});
  const searched = nothingSearched();
  const bugOf = (found: KernelRefutation): Bug => {
    const sameBug = sameBugAs(found, model, reference);
    return { system, model, sameBug, statesMax, searched };
  };
  return {
    minimum: (found) => minimum(found, bugOf(found)),
    plain: (found) => plainest(found, bugOf(found).sameBug),
    soon: (found) => soonFound(found, bugOf(found)) ?? found,
  };
}

/** The certificate of a minimum; undefined if there were too many runs to look at. */
export function certificateOf(
  kernel: Kernel,
  { refutation, menu, levels }: Minimum,
): Certificate | undefined {
  if (levels === undefined) return undefined;
  const { start, events, failure } = refutation;
  return {
    kernel: { name: kernelName(kernel), sources: sourcesDigest(kernel) },
    kind: kindOf(failure),
    length: events.length,
    boot: start,
    menu,
    events,
    levels,
  };
}

/** Why `certificate` is refused for `kernel`; undefined: it is right. */
export function judged(certificate: Certificate, kernel: Kernel): string | undefined {
  if (certificate.kernel.sources !== sourcesDigest(kernel))
    return ofAnother(certificate.kernel.name, kernelName(kernel));
  const { boot: start, events, kind } = certificate;
  const [claim = "", what = ""] = kind.split(": ");
  const like = { start, events, failure: { claim, difference: [what] } };
  const model = modelOf(kernel, {});
  const sameBug = sameBugAs(like, model, kernel.tag === "ours" ? undefined : modelOf(ours, {}));
  return refusalOf(certificate, systemOf(kernel), sameBug);
}

function ofAnother(name: string, judge: string): string {
  const isSeeded = name !== judge && mutants.some((mutant) => mutant.name === name);
  const mend = isSeeded ? `; judge it with --mutant ${name}` : "";
  return `it is of ${name} with other sources than ${judge} has${mend}`;
}

/** SHA-256 of all that the kernel and its machine are made of. */
function sourcesDigest(kernel: Kernel): string {
  const sources = kernel.tag === "ours" ? projectSources() : kernel.sources;
  const texts = [...sources].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}
