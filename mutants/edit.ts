// Named edits of the sources: the lines as they are, the lines as they would be wrong.

import type { Edited, Sources } from "./sources.ts";

/** In `file`, `from` stands exactly once and becomes `to`. */
export type Edit = { readonly file: string; readonly from: string; readonly to: string };

/**
 * The sources with every edit made, in order; a later edit sees what an earlier one wrote.
 *
 * Errors  misfit: a file is missing, `from` does not match exactly once, or nothing would change.
 */
export function applyEdits(sources: Sources, edits: readonly Edit[]): Edited {
  const edited = new Map(sources);
  for (const { file, from, to } of edits) {
    const text = edited.get(file);
    if (text === undefined) return misfit(`${file}: there is no such source`);
    if (from === "" || from === to) return misfit(`${file}: the edit changes nothing`);
    const count = text.split(from).length - 1;
    if (count !== 1) {
      return misfit(
        `${file}: the edit must match once and matches ${count} times: ${quoted(from)}`,
      );
    }
    const start = text.indexOf(from);
    edited.set(file, text.slice(0, start) + to + text.slice(start + from.length));
  }
  return { tag: "edited", sources: edited };
}

const misfit = (says: string): Edited => ({ tag: "misfit", says });

/** The first line of `from`, enough to find the edit by. */
const quoted = (from: string): string => JSON.stringify(from.trim().split("\n")[0]);
