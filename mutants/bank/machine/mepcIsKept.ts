import type { Mutant } from "../../mutant.ts";

export const mepcIsKept: Mutant = {
  name: "mepcIsKept",
  family: "machine",
  says: "The kernel returns to where the interrupted thread was, even if another one runs now.",
  story:
    "mepc is right after every trap that does not switch. When one does, the next thread " +
    "continues in the code of the one before.",
  claim: "aStepWritesOnlyWhatItsTaskMayWrite",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: "export function leaveKernel(m: TrapPort): void {",
      to: "export function leaveKernel(m: TrapPort, interrupted: number): void {",
    },
    {
      file: "impl/parts/context.ts",
      from: "m.csrWrite(MEPC, pcOf(m, tcb));",
      to: "m.csrWrite(MEPC, pcOf(m, interrupted === 0 ? tcb : interrupted));",
    },
    {
      file: "impl/kernel.ts",
      from: `  reschedule(m);
  leaveKernel(m);`,
      to: `  reschedule(m);
  leaveKernel(m, 0);`,
    },
    {
      file: "impl/kernel.ts",
      from: "  if (cameFromUser(m)) saveContext(m, currentOf(m));",
      to: `  const interrupted = currentOf(m);
  if (cameFromUser(m)) saveContext(m, interrupted);`,
    },
    {
      file: "impl/kernel.ts",
      from: `  else synchronous(m, currentOf(m), cause);
  leaveKernel(m);`,
      to: `  else synchronous(m, currentOf(m), cause);
  leaveKernel(m, interrupted);`,
    },
  ],
  shortest: 1,
};
