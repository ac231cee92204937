// The walls between the layers: the table of `folders.ts`, the compiler's projects, and the
// imports that are really there say the same.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folders } from "./folders.ts";
import { importsOf, place, presentFolders, resolved, sourcesIn } from "./project.ts";

type Project = {
  readonly compilerOptions?: { readonly types?: readonly string[] };
  readonly references: readonly { readonly path: string }[];
};
const projectOf = (folder: string): Project =>
  JSON.parse(readFileSync(`${folder}/tsconfig.json`, "utf8")) as Project;

const folderOf = (path: string): string => path.slice(0, path.indexOf("/"));

test.each(presentFolders)("%s refers to the projects that the table allows it", (folder) => {
  const references = projectOf(folder).references.map(({ path }) => path.replace(/^\.\.\//, ""));
  const allowed = (folders[folder]?.imports ?? []).filter((name) => presentFolders.includes(name));
  expect(
    references.toSorted(),
    `${folder}/tsconfig.json: make its references the row of house/folders.ts`,
  ).toEqual(allowed.toSorted());
});

test.each(presentFolders)("%s imports only files of folders that it may", (folder) => {
  const allowed = [folder, ...(folders[folder]?.imports ?? [])];
  const wrong = sourcesIn(folder).flatMap((source) =>
    importsOf(source)
      .filter(({ specifier }) => specifier.startsWith("."))
      .filter(({ specifier }) => !allowed.includes(folderOf(resolved(source.path, specifier))))
      .map((one) => `${place(source, one.offset)}: ${folder}/ may not import ${one.specifier}`),
  );
  expect(wrong).toEqual([]);
});

test.each(presentFolders)("%s imports only the packages that it may", (folder) => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly dependencies: object;
    readonly devDependencies: object;
  };
  const runs = Object.keys(dependencies);
  const tests = folder === "cli" ? [] : Object.keys(devDependencies);
  const packages = folders[folder]?.packages ?? [];
  // What `@types/NAME` declares is types alone, which need nothing when the program runs.
  const types = Object.keys(devDependencies).filter((name) => name.startsWith("@types/"));
  const declared = types.map((name) => name.slice("@types/".length));
  const allowed = packages === "any" ? [...runs, ...tests, ...declared] : packages;
  const wrong = sourcesIn(folder)
    .filter(({ path }) => !path.endsWith(".arb.ts"))
    .flatMap((source) =>
      importsOf(source)
        .filter(({ specifier }) => !specifier.startsWith("."))
        .filter(({ specifier }) => !(packages === "any" && specifier.startsWith("node:")))
        .filter(({ specifier }) => !allowed.includes(packageOf(specifier)))
        .map((one) => `${place(source, one.offset)}: ${folder}/ may not import ${one.specifier}`),
    );
  expect(wrong).toEqual([]);
});

/** The package of `vitest/config` or `@fast-check/vitest`. */
const packageOf = (specifier: string): string =>
  specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

test("Relative imports name their file, ending included", () => {
  const wrong = presentFolders.flatMap(sourcesIn).flatMap((source) =>
    importsOf(source)
      .filter(
        ({ specifier }) => specifier.startsWith(".") && !/\.(ts|js|mjs|json)$/.test(specifier),
      )
      .map((one) => `${place(source, one.offset)}: end ${one.specifier} in .ts`),
  );
  expect(wrong).toEqual([]);
});

test("Only folders that may touch the world see node's types", () => {
  const seen = presentFolders.filter((name) =>
    projectOf(name).compilerOptions?.types?.includes("node"),
  );
  expect(seen, 'take `types: ["node"]` out of the tsconfig.json of a pure folder').toEqual(
    presentFolders.filter((name) => folders[name]?.mayTouchTheWorld),
  );
  expect(readFileSync("tsconfig.base.json", "utf8")).toContain('"types": []');
});

test("The whole build names every folder", () => {
  const { references } = JSON.parse(readFileSync("tsconfig.json", "utf8")) as Project;
  expect(references.map(({ path }) => path).toSorted()).toEqual([...presentFolders].toSorted());
});

test("The compiler refuses a forbidden import", () => {
  const copy = mkdtempSync(join(tmpdir(), "septet-layers-"));
  try {
    cpSync("tsconfig.base.json", join(copy, "tsconfig.base.json"));
    writeFileSync(join(copy, "package.json"), '{ "type": "module" }\n');
    for (const name of ["lib", "spec", "machine"]) {
      mkdirSync(join(copy, name));
      cpSync(`${name}/tsconfig.json`, join(copy, name, "tsconfig.json"));
    }
    writeFileSync(join(copy, "lib/a.ts"), "export const a = 1;\n");
    writeFileSync(join(copy, "machine/b.ts"), "export const b = 1;\n");
    writeFileSync(join(copy, "spec/good.ts"), 'export { a } from "../lib/a.ts";\n');
    expect(compile(copy)).toBe("");
    writeFileSync(join(copy, "spec/bad.ts"), 'export { b } from "../machine/b.ts";\n');
    expect(compile(copy)).toContain("TS6307");
  } finally {
    rmSync(copy, { recursive: true });
  }
});

/** What `tsc -b spec` says in `folder`; nothing if it is content. */
function compile(folder: string): string {
  try {
    execFileSync(
      process.execPath,
      ["node_modules/typescript/bin/tsc", "-b", join(folder, "spec")],
      {
        encoding: "utf8",
      },
    );
    return "";
  } catch (error) {
    return String((error as { readonly stdout?: string }).stdout);
  }
}
