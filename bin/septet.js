#!/usr/bin/env node
// The launcher: says in one line what is missing, or hands over to the compiled command line.
// It is JavaScript, and old JavaScript, so that an old Node reaches the line that names it.
import { existsSync } from "node:fs";

const main = new URL("../.tsbuild/cli/main.js", import.meta.url);
const [major, minor] = process.versions.node.split(".").map(Number);

function refuse(line) {
  console.error("septet: " + line);
  process.exitCode = 2;
}

if (major < 20 || (major === 20 && minor < 19)) {
  refuse("Node 20.19 or later is needed; this is Node " + process.versions.node + ".");
} else if (!existsSync(main)) {
  refuse("not built yet; run `npm run build` in the project first.");
} else {
  import(main.href).catch(function (error) {
    refuse("the build does not run (" + error.message + "); mend it with `npm run build`.");
  });
}
