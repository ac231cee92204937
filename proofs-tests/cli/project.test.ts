import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { projectRoot, projectSources, version } from "../../cli/project.ts";

test("the project is found from its own modules, and tells its version", () => {
  expect(existsSync(`${projectRoot()}/cli/project.ts`)).toBe(true);
  expect(version()).toMatch(/^\d+\.\d+\.\d+/);
});

test("the sources of a kernel are those of the layers that it is made of", () => {
  const paths = [...projectSources().keys()];
  expect(new Set(paths.map((path) => path.split("/")[0]))).toEqual(
    new Set(["lib", "machine", "abi", "impl"]),
  );
  expect(paths).toContain("machine/index.ts");
  expect(projectSources().get("lib/u32.ts")).toContain("export const u32");
});
