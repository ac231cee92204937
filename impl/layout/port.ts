// What the layout needs of the machine: loads and stores of aligned words of physical memory.
// A peek-only port that never charges cycles fits `Reader` as well as the kernel's own port does.

import type { TrapPort } from "../../machine/index.ts";

export type Reader = Pick<TrapPort, "load32">;
export type Writer = Pick<TrapPort, "load32" | "store32">;
