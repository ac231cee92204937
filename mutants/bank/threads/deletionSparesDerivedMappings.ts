import type { Mutant } from "../../mutant.ts";

export const deletionSparesDerivedMappings: Mutant = {
  name: "deletionSparesDerivedMappings",
  family: "threads",
  says: "When a task is deleted, what others derived from its pages goes to the page's parent.",
  story:
    "It seems kind to the receivers. But the task gave what it had on the condition that it " +
    "could take it back, and a pager that dies would leave its pages to everybody.",
  claim: "deletedTasksLeaveNoMapping",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `    flush(m, findNode(m, task, page));
`,
      to: `    const node = findNode(m, task, page);
    let child = firstChildOf(m, node);
    while (child !== 0) {
      const next = nextSiblingOf(m, child);
      addChild(m, parentOf(m, node), child);
      child = next;
    }
    setFirstChild(m, node, 0);
    flush(m, node);
`,
    },
    {
      file: "impl/parts/tasks.ts",
      from: "import { flush } from",
      to: "import { addChild, flush } from",
    },
    {
      file: "impl/parts/tasks.ts",
      from: `  chiefOf,
  idOf,`,
      to: `  chiefOf,
  firstChildOf,
  idOf,`,
    },
    {
      file: "impl/parts/tasks.ts",
      from: `  markOf,
  messageToOf,
  ownerOf,
  partnerOf,`,
      to: `  markOf,
  messageToOf,
  nextSiblingOf,
  ownerOf,
  parentOf,
  partnerOf,`,
    },
    {
      file: "impl/parts/tasks.ts",
      from: `  setChief,
  setLthreadTcb,`,
      to: `  setChief,
  setFirstChild,
  setLthreadTcb,`,
    },
  ],
  shortest: 7,
};
