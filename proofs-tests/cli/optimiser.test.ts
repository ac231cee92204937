import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("V8 knows the flag that is set: of another it would complain", () => {
  const module = new URL("../../.tsbuild/cli/optimiser.js", import.meta.url).href;
  const script = `import { inlineLittle } from "${module}"; inlineLittle();`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
});
