// The sources of a kernel and its machine, as text: a seeded bug edits them, the loader runs them.

/** Texts by path; paths are relative to the project's root, with `/`. */
export type Sources = ReadonlyMap<string, string>;

/** Sources after a change, or a sentence that says why the change does not fit them. */
export type Edited =
  | { readonly tag: "edited"; readonly sources: Sources }
  | { readonly tag: "misfit"; readonly says: string };

/** The sources cannot be run, and the mend is theirs: `file:line: what is wrong, what to do`. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly file: string;
  /** From 1; absent where the fault has no single line. */
  readonly line: number | undefined;

  constructor(file: string, line: number | undefined, says: string) {
    super(line === undefined ? `${file}: ${says}` : `${file}:${line}: ${says}`);
    this.file = file;
    this.line = line;
  }
}
