// Files, with faults that say what to do. Nothing is ever left half-written.

import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageFault } from "./fault.ts";

/** The text of a file that the user named. */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageFault(`${file}: ${reasonOf(error)}`);
  }
}

/** The bytes of a file that the user named. */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageFault(`${file}: ${reasonOf(error)}`);
  }
}

/** The names of the ELF files in `folder`, in order. */
export const elfFilesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => isElf(`${folder}/${name}`))
    .toSorted();

function isElf(file: string): boolean {
  const start = readBytes(file).subarray(0, 4);
  return start.length === 4 && start.every((byte, n) => byte === [0x7f, 0x45, 0x4c, 0x46][n]);
}

/** Writes the file as a whole, or not at all. */
export function writeWhole(file: string, contents: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, contents);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageFault(`${file}: cannot be written: ${reasonOf(error)}; name another with --out`);
  }
}

/** Says early that a file could not be written at the end. */
export function checkWritable(file: string): void {
  const folder = dirname(resolve(file));
  if (kindOf(folder) !== "folder") {
    throw new UsageFault(`--out ${file}: there is no folder ${dirname(file)}; make it first`);
  }
  if (kindOf(file) === "folder") {
    throw new UsageFault(`--out ${file}: that is a folder; name a file`);
  }
}

export function kindOf(path: string): "file" | "folder" | "nothing" {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "nothing";
  return found.isDirectory() ? "folder" : "file";
}

/** The TypeScript files under `folder`, by path with `/` relative to it. */
export function typescriptIn(folder: string): readonly (readonly [string, string])[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .filter((name) => !name.split("/").includes("node_modules"))
    .toSorted()
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
    default:
      return code ?? String(error);
  }
}
