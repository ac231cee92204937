#!/usr/bin/env node
// The launcher: says in one line what is missing, or hands over to the compiled command line.
// It is JavaScript, and old JavaScript, so that an old Node reaches the line that names it.
import { existsSync, statSync } from "node:fs";

const build = new URL("../.tsbuild/", import.meta.url);
const main = new URL("cli/main.js", build);
const [major, minor] = process.versions.node.split(".").map(Number);

function refuse(line) {
  console.error("septet: " + line);
  process.exitCode = 2;
}

const parts = "abi engines exercises impl lib machine mutants refinement spec trace cli".split(" ");

// What `run` needs, or else all, in one file (see bundle.js), unless something was compiled since.
function quickMain() {
  const quick = new URL("start/" + (process.argv[2] === "run" ? "main.js" : "septet.js"), build);
  if (!existsSync(quick)) return undefined;
  const madeAt = statSync(quick).mtimeMs;
  const isOld = parts.some(function (part) {
    const compiled = new URL(part + "/tsconfig.tsbuildinfo", build);
    return existsSync(compiled) && statSync(compiled).mtimeMs > madeAt;
  });
  return isOld ? undefined : quick;
}

if (major < 20 || (major === 20 && minor < 19)) {
  refuse("Node 20.19 or later is needed; this is Node " + process.versions.node + ".");
} else if (!existsSync(main)) {
  refuse("not built yet; run `npm run build` in the project first.");
} else {
  import((quickMain() || main).href).catch(function (error) {
    refuse("the build does not run (" + error.message + "); mend it with `npm run build`.");
  });
}
