// A patch: anybody's bug, as a unified diff against the sources.

import * as diff from "diff";
import type { Edited, Sources } from "./sources.ts";

type FilePatch = ReturnType<typeof diff.parsePatch>[number];

/** What a patch does to one file; `from` is the file that it takes away, if it does. */
type Change =
  | { readonly tag: "write"; readonly file: string; readonly text: string; readonly from?: string }
  | { readonly tag: "delete"; readonly file: string }
  | { readonly tag: "misfit"; readonly says: string };

/**
 * The sources with a unified diff applied. It may add, delete, rename and copy files; what it does
 * to files that lie outside the folders of the sources (a document, a test) is left out.
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
    if (change.tag === "delete") edited.delete(change.file);
    else {
      if (change.from !== undefined) edited.delete(change.from);
      edited.set(change.file, change.text);
    }
  }
  if (ours.length > 0) return { tag: "edited", sources: edited };
  const among = [...folders].map((folder) => `${folder}/`).join(", ");
  return { tag: "misfit", says: `the patch touches no file in ${among}` };
}

/** The patch file by file, or why it is none. */
function parsed(text: string): readonly FilePatch[] | string {
  try {
    const patches = diff
      .parsePatch(text)
      .filter(
        (patch) => patch.hunks.length > 0 || patch.isRename === true || patch.isCopy === true,
      );
    return patches.length > 0 ? patches : "the patch holds no hunk of a unified diff";
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return `the patch is no unified diff: ${says}`;
  }
}

function changeOf(sources: Sources, patch: FilePatch): Change {
  if (patch.isRename === true || patch.isCopy === true) return moved(sources, patch);
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

/** A file that goes to another place, as it is or changed on the way. */
function moved(sources: Sources, patch: FilePatch): Change {
  const [from, file] = [withoutPrefix(patch.oldFileName), fileOf(patch)];
  const what = patch.isRename === true ? "renames" : "copies";
  const before = sources.get(from);
  if (before === undefined)
    return { tag: "misfit", says: `${from}: the patch ${what} it, but there is no such source` };
  if (sources.has(file)) {
    const says = `${file}: the patch ${what} ${from} to it, but that source is there already`;
    return { tag: "misfit", says };
  }
  const text = patch.hunks.length === 0 ? before : diff.applyPatch(before, patch);
  if (text === false) return { tag: "misfit", says: firstMisfit(before, patch, from) };
  return { tag: "write", file, text, ...(patch.isRename === true ? { from } : {}) };
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
  return withoutPrefix(named);
}

const withoutPrefix = (name: string | undefined): string => (name ?? "").replace(/^[ab]\//, "");

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.indexOf("/")));
