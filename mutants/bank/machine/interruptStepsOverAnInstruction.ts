import type { Mutant } from "../../mutant.ts";

export const interruptStepsOverAnInstruction: Mutant = {
  name: "interruptStepsOverAnInstruction",
  family: "machine",
  says: "A tick makes the running thread lose an instruction.",
  story:
    "What is right for an ecall is wrong for an interrupt: that one comes before the " +
    "instruction at mepc, not with it.",
  claim: "aStepWritesOnlyWhatItsTaskMayWrite",
  edits: [
    {
      file: "impl/kernel.ts",
      from: "  if (cause === CAUSE_MACHINE_TIMER_INTERRUPT) {",
      to: `  const running = currentOf(m);
  if (running !== 0) setPc(m, running, u32(pcOf(m, running) + INSTRUCTION_BYTES));
  if (cause === CAUSE_MACHINE_TIMER_INTERRUPT) {`,
    },
  ],
  shortest: 1,
};
