// Puts what `septet run FILE` needs into one file: to find and load some eighty takes longer than
// many a program runs. The launcher takes it only if nothing was compiled since.
import { renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const build = fileURLToPath(new URL("../.tsbuild/", import.meta.url));
const folder = build + "start";
const RARE = /gdbServer|machine.debug|commander|cli.(runProgram|complaint|numbers)\./;

const bundle = await rolldown({
  input: build + "cli/main.js",
  platform: "node",
  // All other verbs stay where they are.
  external: (id) =>
    id.startsWith("node:") || id.endsWith("/program.ts") || id.endsWith("/program.js"),
});
await bundle.write({
  dir: `${folder}.new`,
  format: "esm",
  minifyInternalExports: false,
  chunkFileNames: "[name].js",
  comments: false,
  // A debugger, and what reads options, are files of their own.
  codeSplitting: { groups: [{ name: "run", test: (id) => !RARE.test(id) }] },
});
rmSync(folder, { recursive: true, force: true });
renameSync(`${folder}.new`, folder);
