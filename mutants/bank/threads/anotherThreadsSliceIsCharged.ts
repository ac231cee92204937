import type { Mutant } from "../../mutant.ts";

export const anotherThreadsSliceIsCharged: Mutant = {
  name: "anotherThreadsSliceIsCharged",
  family: "threads",
  says: "A tick charges the first thread of the highest queue, not the one that runs.",
  story: "They are the same, until somebody gave its time away with thread_switch.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: `  const running = currentOf(m);
`,
      to: `  const highest = highestReadyPriority(m);
  const running = highest === 0 ? 0 : readyHeadOf(m, highest);
`,
    },
    {
      file: "impl/parts/clock.ts",
      from: "import { moveToTail }",
      to: "import { highestReadyPriority, moveToTail }",
    },
    {
      file: "impl/parts/clock.ts",
      from: `  nowLowOf,
  remainingOf,`,
      to: `  nowLowOf,
  readyHeadOf,
  remainingOf,`,
    },
    {
      file: "impl/parts/clock.ts",
      from: `  currentOf,
`,
      to: "",
    },
  ],
  shortest: 3,
};
