// The table of what was reached: rules of the manual, how events ended, and claims.

import type { Statistics } from "../../engines/index.ts";
import { claimNames } from "../claims.ts";
import { count, counted } from "../../lib/counted.ts";
import { grid, WIDTH } from "./text.ts";

/** Claim → of how many steps it was made: of every step, though not all can concern it. */
export const claimTimes = ({ events }: Statistics): ReadonlyMap<string, number> =>
  new Map(claimNames.map((name) => [name, events]));

/** What of a call's name stands before its first dot or arrow. */
const SEPARATOR = /\.| → /;

/** The table: a block for each call or rule, then the claims. */
export function reachedTable(statistics: Statistics): readonly string[] {
  const groups = new Map<string, [string, number][]>();
  for (const [name, times] of statistics.reached) {
    const [group = name] = name.split(SEPARATOR, 1);
    const entry: [string, number] = [name.slice(group.length).replace(/^[. ]/, ""), times];
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  const made = `${count(claimNames.length)} claims, made of ${counted(statistics.events, "step")}`;
  return [
    ...[...groups].flatMap(([group, entries]) => block(group, entries)),
    `${"claims".padEnd(INDENT)}${made}`,
  ];
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
