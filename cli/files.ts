// Files, with faults that say what to do. Nothing is ever left half-written.

import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageFault } from "./fault.ts";

/** The text of a file that the user named, without the mark that some editors put before it. */
export function readText(file: string): string {
  const bytes = readBytes(file);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new UsageFault(`${file}: is a text in UTF-16; save it in UTF-8`);
  try {
    return bytes.toString("utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new UsageFault(`${file}: ${reasonOf(error)}`);
  }
}

/** The bytes of a file that the user named. */
export function readBytes(file: string): Buffer {
  if (file === "") throw new UsageFault("the name of a file is empty; name a file");
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageFault(`${file}: ${reasonOf(error)}`);
  }
}

/** The names of the ELF files in `folder`, in order. */
export const elfFilesIn = (folder: string): readonly string[] =>
  namesIn(folder)
    .filter((name) => statusOf(`${folder}/${name}`)?.isFile() === true)
    .filter((name) => isElf(`${folder}/${name}`))
    .toSorted();

function isElf(file: string): boolean {
  const start = readBytes(file).subarray(0, 4);
  return start.length === 4 && start.every((byte, n) => byte === [0x7f, 0x45, 0x4c, 0x46][n]);
}

/** What lies in a folder that the user named; `recursive`: and in the folders there. */
export function namesIn(folder: string, options: { readonly recursive?: boolean } = {}): string[] {
  checkFolder(folder);
  try {
    return readdirSync(folder, { ...options, encoding: "utf8" });
  } catch (error) {
    throw new UsageFault(`${folder}: ${reasonOf(error)}`);
  }
}

/**
 * Writes the file as a whole, or not at all. A link stays one, a mode stays what it was, and what
 * is no file (a pipe, a device) is written to and not replaced.
 */
export function writeWhole(file: string, contents: string | Uint8Array): void {
  let temporary: string | undefined;
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there !== undefined && !there.isFile()) {
      writeFileSync(file, contents);
      return;
    }
    const target = there === undefined ? file : realpathSync(file);
    temporary = `${target}.${process.pid}.tmp`;
    writeFileSync(temporary, contents, there === undefined ? {} : { mode: there.mode });
    renameSync(temporary, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new UsageFault(`${file}: cannot be written: ${reasonOf(error)}; name another`);
  }
}

/** Adds to the end of a file, which is made if it is not there. */
export function appendText(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    throw new UsageFault(`${file}: cannot be written: ${reasonOf(error)}; name another`);
  }
}

/** Makes the folder, and those that it lies in, unless it is there. */
export function makeFolder(folder: string): void {
  if (folder === "") throw new UsageFault("the name of a folder is empty; name a folder");
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageFault(`${folder}: ${reasonOf(error)}`);
  }
}

/** Says early that a file could not be written at the end; `option` is how it was named. */
export function checkWritable(file: string, option: string): void {
  if (file === "") throw new UsageFault(`${option}: the name is empty; name a file`);
  const named = `${option}${option.endsWith("=") ? "" : " "}${file}`;
  const folder = dirname(resolve(file));
  if (kindOf(folder) !== "folder") {
    throw new UsageFault(`${named}: there is no folder ${dirname(file)}; make it first`);
  }
  if (kindOf(file) === "folder") {
    throw new UsageFault(`${named}: that is a folder; name a file`);
  }
}

/** A folder that the user named to be read from; `option` is how. */
export function checkFolder(folder: string, option = ""): void {
  const kind = kindOf(folder);
  const says = kind === "file" ? "that is a file; name a folder" : "there is no such folder";
  if (kind !== "folder") throw new UsageFault(`${option}${folder}: ${says}`);
}

/** Says early that what two options name is one file, so that one of the two would be lost. */
export function checkApart(
  [one, file]: readonly [option: string, file: string],
  [other, otherFile]: readonly [option: string, file: string],
): void {
  if (!isSameFile(file, otherFile)) return;
  throw new UsageFault(`${one} ${file}: ${other} writes there; name another file`);
}

/** Do two names mean one file, by way of links too? Devices keep nothing, so that any number may
 *  write to one. */
function isSameFile(one: string, other: string): boolean {
  const [status, otherStatus] = [statusOf(one), statusOf(other)];
  if (status === undefined || otherStatus === undefined) return resolve(one) === resolve(other);
  return status.isFile() && status.dev === otherStatus.dev && status.ino === otherStatus.ino;
}

/** Relative names mean nothing once the folder that they are relative to was removed. */
export function checkWorkingFolder(): void {
  try {
    process.cwd();
  } catch {
    throw new UsageFault("the working folder is no longer there; change to another");
  }
}

export function kindOf(path: string): "file" | "folder" | "nothing" {
  const found = statusOf(path);
  if (found === undefined) return "nothing";
  return found.isDirectory() ? "folder" : "file";
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageFault(`${path}: ${reasonOf(error)}`);
  }
}

/** The TypeScript files under `folder`, by path with `/` relative to it. */
export function typescriptIn(folder: string): readonly (readonly [string, string])[] {
  return namesIn(folder, { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .filter((name) => !name.split("/").includes("node_modules"))
    .toSorted()
    .filter((name) => statusOf(`${folder}/${name}`)?.isFile() === true)
    .map((name) => [name, readText(`${folder}/${name}`)] as const);
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EISDIR":
      return "that is a folder; name a file";
    case "ENOTDIR":
      return "a part of the path is no folder";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "ELOOP":
      return "its links go in a circle";
    case "ENAMETOOLONG":
      return "the name is too long";
    case "ENOSPC":
      return "there is no space left";
    case "EROFS":
      return "nothing can be written in that file system";
    case "ERR_STRING_TOO_LONG":
    case "ERR_FS_FILE_TOO_LARGE":
      return "it is too large";
    case "EEXIST":
      return "that is a file; name a folder";
    default:
      return code ?? String(error);
  }
}
