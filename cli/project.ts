// Where Septet itself lies: its version and its sources, found from this module upwards, whether it
// runs compiled or not.

import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { assert } from "../lib/assert.ts";
import type { Sources } from "../mutants/index.ts";
import { kindOf, readText, typescriptIn } from "./files.ts";

/** The folder with Septet's package.json. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (kindOf(`${folder}/package.json`) !== "file") {
    const above = resolve(folder, "..");
    assert(above !== folder, "the project's package.json is not above this module");
    folder = above;
  }
  return folder;
}

/** Septet's version. */
export function version(): string {
  const text = JSON.parse(readText(`${projectRoot()}/package.json`)) as { version: string };
  return text.version;
}

/** The folders of which a kernel and its machine are made. */
const SOURCE_FOLDERS = ["lib", "machine", "abi", "impl"];

/** The sources of the kernel and its machine. */
export function projectSources(): Sources {
  const root = projectRoot();
  return new Map(
    SOURCE_FOLDERS.flatMap((folder) =>
      typescriptIn(`${root}/${folder}`).map(([name, text]) => [`${folder}/${name}`, text] as const),
    ),
  );
}
