// Puts what belongs together into one file each. To find and load some eighty modules takes longer
// than many a program runs, and V8 makes better code of functions and constants that it finds in
// their own module. The launcher takes these files only if nothing was compiled since.
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const build = fileURLToPath(new URL("../.tsbuild/", import.meta.url));
const folder = build + "start";
const RARE = /gdbServer|machine.debug|commander|cli.(runProgram|complaint|numbers)\./;

/** What all files have in common. */
const format = { format: "esm", minifyInternalExports: false, comments: false };
const isPackage = (id) => /^[^./]/.test(id) && !id.startsWith(build);

/** What `septet run FILE` needs. */
async function bundleRun() {
  const bundle = await rolldown({
    input: build + "cli/main.js",
    platform: "node",
    // All other verbs stay where they are.
    external: (id) =>
      id.startsWith("node:") || id.endsWith("/program.ts") || id.endsWith("/program.js"),
  });
  await bundle.write({
    ...format,
    dir: `${folder}.new`,
    chunkFileNames: "[name].js",
    // A debugger, and what reads options, are files of their own.
    codeSplitting: { groups: [{ name: "run", test: (id) => !RARE.test(id) }] },
  });
}

/** One file of `module` and all that it imports of ours. */
async function bundleWhole(module, file) {
  const bundle = await rolldown({ input: build + module, platform: "node", external: isPackage });
  await bundle.write({
    ...format,
    file: `${folder}.new/${file}`,
    codeSplitting: false,
    sourcemap: true,
  });
}

await bundleRun();
// Modules find each other's files from where they lie themselves: workers beside the command line.
await bundleWhole("cli/main.js", "septet.js");
await bundleWhole("cli/worker.js", "worker.js");
await bundleWhole("cli/explore/worker.js", "explore/worker.js");
await bundleWhole("bench/main.js", "bench.js");
// File by file: whoever runs one now may want another in a moment.
for (const file of readdirSync(`${folder}.new`, { recursive: true })) {
  if (!/\.(js|map)$/.test(file)) continue;
  mkdirSync(dirname(`${folder}/${file}`), { recursive: true });
  renameSync(`${folder}.new/${file}`, `${folder}/${file}`);
}
rmSync(`${folder}.new`, { recursive: true });
