// Puts what belongs together into one file each. To find and load some eighty modules takes longer
// than many a program runs, and V8 makes better code of functions and constants that it finds in
// their own module. The launcher takes these files only if nothing was compiled since.
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const build = fileURLToPath(new URL("../.tsbuild/", import.meta.url));
const folder = build + "start";
/** What all files have in common. */
const format = { format: "esm", minifyInternalExports: false, comments: false };
const isPackage = (id) => /^[^./]/.test(id) && !id.startsWith(build);

/** One file of `module` and all that it imports of ours. What is rare, and loaded only when it is
 *  asked for, lies beside it. */
async function bundleWhole(
  module,
  file,
  { rare = undefined, isElsewhere = isPackage, sourcemap = true } = {},
) {
  const name = file.replace(/\.js$/, "");
  const bundle = await rolldown({
    input: { [name]: build + module },
    platform: "node",
    external: isElsewhere,
    checks: { ineffectiveDynamicImport: false },
  });
  await bundle.write({
    ...format,
    dir: `${folder}.new`,
    chunkFileNames: `${name}.[name].js`,
    // Were what is rare in that file, too, each module would be a function that is called when it
    // is needed, and its constants variables: nothing that V8 could make part of compiled code.
    codeSplitting: rare ? { groups: [{ name, test: (id) => !rare.test(id) }] } : false,
    sourcemap,
  });
}

// What `septet run FILE` needs: a debugger, and what reads options, are files of their own, and all
// other verbs stay where they are.
await bundleWhole("cli/main.js", "main.js", {
  rare: /gdbServer|machine.debug|commander|cli.(runProgram|complaint|numbers)\./,
  isElsewhere: (id) => id.startsWith("node:") || /\/program\.[jt]s$/.test(id),
  sourcemap: false,
});
// Modules find each other's files from where they lie themselves: workers beside the command line.
await bundleWhole("cli/main.js", "septet.js", { rare: /gdbServer|cli.reporters.(junit|sarif)/ });
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
