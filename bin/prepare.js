// Builds after `npm ci`. npm runs this once more when `npx septet` first links the project into its
// cache: everything is built then, and a failure would leave that cache broken for good.
import { spawnSync } from "node:child_process";

if (process.env.npm_command !== "exec") {
  const { status } = spawnSync("npm run build", { shell: true, stdio: "inherit" });
  process.exitCode = status ?? 1;
}
