// QEMU's log with `-d cpu,exec`: for each instruction a line that starts with "Trace", a line for
// each of some control registers, and eight lines with four registers each.

import type { Word } from "../../../lib/u32.ts";

/** What QEMU's hart looked like before an instruction. */
export type Entry = {
  readonly mode: number;
  readonly pc: Word;
  readonly registers: readonly Word[];
  /** By the names that QEMU gives them, which are those of the architecture. */
  readonly csrs: ReadonlyMap<string, Word>;
};

/** About so many. */
export const BYTES_PER_ENTRY = 1010;

const TRACE = "Trace ";
/** The last number in brackets but one is flags, of which two bits are the mode. */
const FLAGS = /\[[0-9a-f]+\/[0-9a-f]+\/([0-9a-f]+)\//;

/** Said after an entry whose instruction was not begun: an interrupt is looked for first. */
const STOPPED = "Stopped execution";

/**
 * The entries of a log, in order, of instructions that were begun; one that is cut off at the end
 * is left out.
 */
export function* entriesIn(log: string): Generator<Entry> {
  let start = log.indexOf(TRACE);
  while (start !== -1) {
    const next = log.indexOf(TRACE, start + 1);
    const text = log.slice(start, next === -1 ? log.length : next);
    const entry = text.includes(STOPPED) ? undefined : entryIn(text.split("\n"));
    if (entry !== undefined) yield entry;
    start = next;
  }
}

function entryIn(lines: readonly string[]): Entry | undefined {
  const flags = FLAGS.exec(lines[0] ?? "")?.[1];
  const csrs = new Map<string, Word>();
  const registers: Word[] = [];
  for (const line of lines.slice(1)) {
    if (line.startsWith(" x"))
      for (let at = 10; at < line.length; at += 18) registers.push(hexAt(line, at));
    else if (line !== "") csrs.set(line.slice(1, 10).trim(), hexAt(line, 10));
  }
  const pc = csrs.get("pc");
  if (flags === undefined || pc === undefined || registers.length !== 32) return undefined;
  return { mode: parseInt(flags, 16) & 3, pc, registers, csrs };
}

const hexAt = (line: string, at: number): Word => parseInt(line.slice(at, at + 8), 16);
