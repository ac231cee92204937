// What was reached, sorted into what it is: rules of the manual, and claims that were checked.

import type { Statistics } from "../../engines/index.ts";
import { count, grid, WIDTH } from "./text.ts";

/** Names with this before them say that a claim was checked. */
const CLAIM = "claim.";

export type Times = ReadonlyMap<string, number>;

/** Claim → how often it was checked. */
export const claimTimes = ({ reached }: Statistics): Times =>
  new Map(
    [...reached]
      .filter(([name]) => name.startsWith(CLAIM))
      .map(([name, times]) => [name.slice(CLAIM.length), times] as const),
  );

/** Everything else that was reached. */
export const ruleTimes = ({ reached }: Statistics): Times =>
  new Map([...reached].filter(([name]) => !name.startsWith(CLAIM)));

/** The table: a block for each call, then the claims. */
export function reachedTable(statistics: Statistics): readonly string[] {
  const groups = new Map<string, [string, number][]>();
  for (const [name, times] of ruleTimes(statistics)) {
    const dot = name.indexOf(".");
    const group = dot < 0 ? name : name.slice(0, dot);
    const entry: [string, number] = [dot < 0 ? "" : name.slice(dot + 1), times];
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  const claims = [...claimTimes(statistics)];
  return [...groups, ...(claims.length > 0 ? [["claims", claims] as const] : [])].flatMap(
    ([group, entries]) => block(group, entries),
  );
}

const INDENT = 16;

/** `ipc             nothing 12     send.timeout 3 456`. */
function block(group: string, entries: readonly (readonly [string, number])[]): readonly string[] {
  const numbers = entries.map(([, times]) => count(times));
  const widest = Math.max(...numbers.map((text) => text.length));
  const longest = Math.max(...entries.map(([name]) => name.length));
  const cells = entries.map(
    ([name], index) => `${name.padEnd(longest)} ${(numbers[index] ?? "").padStart(widest)}`,
  );
  return grid(cells, WIDTH - INDENT).map((line, index) =>
    `${(index === 0 ? group : "").padEnd(INDENT)}${line}`.trimEnd(),
  );
}
