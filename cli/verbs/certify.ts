// `septet certify`: a certificate, judged by counting again.

import { parseCertificate } from "../../trace/index.ts";
import { EXIT_HOLDS, EXIT_REFUTED, UsageFault } from "../fault.ts";
import { readText } from "../files.ts";
import { kernelOf, type KernelOptions } from "../kernels.ts";
import { judged } from "../minimum/certificate.ts";
import { counted } from "../../lib/counted.ts";
import type { Terminal } from "../terminal.ts";

export type CertifyOptions = KernelOptions & { readonly json?: true };

/** Judges the certificate in `file`; the answer is the exit code. */
export async function certify(
  file: string,
  options: CertifyOptions,
  terminal: Terminal,
): Promise<number> {
  const parsed = parseCertificate(readText(file), file);
  if (parsed.tag === "refused") throw new UsageFault(parsed.says);
  const { length, levels, menu, kind } = parsed.value;
  const because = judged(parsed.value, kernelOf(options));
  const states = levels.reduce((sum, level) => sum + level.states, 0);
  const says =
    because === undefined
      ? `holds: ${counted(length, "event")} of ${counted(menu.length, "kind")} show ${kind}, and ` +
        `none of the ${counted(states, "state")} up to depth ${length - 1} does sooner`
      : `refuted: ${file}: ${because}`;
  terminal.out(
    options.json === true
      ? JSON.stringify({
          verdict: because === undefined ? "holds" : "refuted",
          length,
          states,
          says,
        })
      : says,
  );
  return because === undefined ? EXIT_HOLDS : EXIT_REFUTED;
}
