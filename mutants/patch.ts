// A patch: anybody's bug, as a unified diff against the sources.

import * as diff from "diff";
import type { Edited, Sources } from "./sources.ts";

type FilePatch = ReturnType<typeof diff.parsePatch>[number];

/** What a patch does to one file. */
type Change =
  | { readonly tag: "write"; readonly file: string; readonly text: string }
  | { readonly tag: "delete"; readonly file: string }
  | { readonly tag: "misfit"; readonly says: string };

/**
 * The sources with a unified diff applied. It may add and delete files; what it does to files that
 * lie outside the folders of the sources (a document, a test) is left out.
 *
 * Errors  misfit: no unified diff, a hunk that does not apply, or no source is touched.
 */
export function applyPatch(sources: Sources, text: string): Edited {
  const patches = parsed(text);
  if (typeof patches === "string") return { tag: "misfit", says: patches };
  const folders = new Set([...sources.keys()].map(folderOf));
  const edited = new Map(sources);
  const ours = patches.filter((patch) => folders.has(folderOf(fileOf(patch))));
  for (const patch of ours) {
    const change = changeOf(edited, patch);
    if (change.tag === "misfit") return change;
    if (change.tag === "write") edited.set(change.file, change.text);
    else edited.delete(change.file);
  }
  if (ours.length > 0) return { tag: "edited", sources: edited };
  const among = [...folders].map((folder) => `${folder}/`).join(", ");
  return { tag: "misfit", says: `the patch touches no file in ${among}` };
}

/** The patch file by file, or why it is none. */
function parsed(text: string): readonly FilePatch[] | string {
  try {
    const patches = diff.parsePatch(text).filter((patch) => patch.hunks.length > 0);
    return patches.length > 0 ? patches : "the patch holds no hunk of a unified diff";
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return `the patch is no unified diff: ${says}`;
  }
}

function changeOf(sources: Sources, patch: FilePatch): Change {
  const file = fileOf(patch);
  const creates = patch.oldFileName === NOWHERE;
  const before = creates ? "" : sources.get(file);
  if (before === undefined) return { tag: "misfit", says: `${file}: there is no such source` };
  if (creates && sources.has(file)) {
    return { tag: "misfit", says: `${file}: the patch adds a source that is there already` };
  }
  const text = diff.applyPatch(before, patch);
  if (text === false) return { tag: "misfit", says: firstMisfit(before, patch, file) };
  return patch.newFileName === NOWHERE ? { tag: "delete", file } : { tag: "write", file, text };
}

/** Names the first hunk that does not apply once those before it have. */
function firstMisfit(before: string, patch: FilePatch, file: string): string {
  const broken = patch.hunks.findIndex(
    (_, index) =>
      diff.applyPatch(before, { ...patch, hunks: patch.hunks.slice(0, index + 1) }) === false,
  );
  const hunk = patch.hunks[broken];
  const at = hunk === undefined ? "" : ` (at line ${hunk.oldStart})`;
  return `${file}: hunk ${broken + 1} of ${patch.hunks.length}${at} does not apply`;
}

const NOWHERE = "/dev/null";

/** The file that a patch changes, without the `a/` or `b/` that git writes before it. */
function fileOf(patch: FilePatch): string {
  const named = patch.newFileName === NOWHERE ? patch.oldFileName : patch.newFileName;
  return (named ?? "").replace(/^[ab]\//, "");
}

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.indexOf("/")));
