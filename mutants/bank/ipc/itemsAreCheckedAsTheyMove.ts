import type { Mutant } from "../../mutant.ts";

export const itemsAreCheckedAsTheyMove: Mutant = {
  name: "itemsAreCheckedAsTheyMove",
  family: "ipc",
  says: "A message for somebody who waits is checked item by item, as the items are moved.",
  story:
    "One pass over the items instead of two. What an item breaks that makes no sense has " +
    "begun by then: the words are over, and the items before it.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/syscalls/ipc.ts",
      from: "  ERROR_TIMEOUT,\n",
      to: `  ERROR_TIMEOUT,
  hasGoodCounts,
`,
    },
    {
      file: "impl/syscalls/ipc.ts",
      from: "  if (!isGoodMessage(m, caller, registerOf(m, caller, A1))) {",
      to: `  const tag = registerOf(m, caller, A1);
  const there = partnerFor(m, caller, destination);
  const goes = there !== 0 && there !== caller && isReceptive(m, there, caller);
  if (goes ? !hasGoodCounts(tag) : !isGoodMessage(m, caller, tag)) {`,
    },
    {
      file: "impl/parts/items.ts",
      from: "  ERROR_CUT,\n",
      to: `  ERROR_BAD_MESSAGE,
  ERROR_CUT,
`,
    },
    {
      file: "impl/parts/items.ts",
      from: "  const isGrant = itemKindOf(first) === ITEM_GRANT;",
      to: `  const isGrant = itemKindOf(first) === ITEM_GRANT;
  if (!isGrant && itemKindOf(first) !== ITEM_MAP) return ERROR_BAD_MESSAGE;`,
    },
  ],
  shortest: 2,
};
