// In the place of the kernel: for every trap one that was made that moment, whose every operation
// one that was made once must repeat. All state is bytes, so neither can do anything else.

import { loadSystem } from "../../../mutants/index.ts";
import type { KernelModule } from "../../../refinement/system.ts";
import { sourcesIn } from "../../house/project.ts";
import { handleTwice } from "./ports.ts";

const loaded = loadSystem(
  new Map(
    ["impl", "machine", "abi", "lib"].flatMap(sourcesIn).map(({ path, text }) => [path, text]),
  ),
);
const kept = loaded.kernel as unknown as KernelModule;
const fresh = (): KernelModule => loaded.kernelAgain() as unknown as KernelModule;

export const boot: KernelModule["boot"] = (port) => handleTwice(port, fresh().boot, kept.boot);

export const trap: KernelModule["trap"] = (port) => {
  traps.handled++;
  handleTwice(port, fresh().trap, kept.trap);
};

/** How many there were, so that it can be seen that there were some. */
export const traps = { handled: 0 };
