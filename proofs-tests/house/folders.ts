// The walls as data: which folder may import which, and which packages.

export type Folder = {
  /** Folders whose files it may import, as its project's references. */
  readonly imports: readonly string[];
  /** Packages of npm that it may import; "any" is anything in package.json. */
  readonly packages: readonly string[] | "any";
  /** True iff it may touch files, clock and console. */
  readonly mayTouchTheWorld: boolean;
};

const pure = (imports: readonly string[], packages: readonly string[] = []): Folder => ({
  imports,
  packages,
  mayTouchTheWorld: false,
});
const worldly = (imports: readonly string[]): Folder => ({
  imports,
  packages: "any",
  mayTouchTheWorld: true,
});

const belowCli = "lib engines spec machine exercises abi impl trace refinement mutants".split(" ");

/** Every folder of source, from the bottom up. */
export const folders: Readonly<Record<string, Folder>> = {
  lib: pure([]),
  engines: pure(["lib"], ["fast-check"]),
  spec: pure(["lib"], ["ts-pattern"]),
  machine: pure(["lib"]),
  exercises: pure(["machine", "lib"]),
  abi: pure(["lib"]),
  impl: pure(["machine", "abi", "lib"]),
  trace: pure(["lib"], ["zod"]),
  refinement: pure(["spec", "impl", "machine", "abi", "trace", "engines", "lib"], ["ts-pattern"]),
  mutants: pure(["lib"], ["diff", "oxc-parser", "oxc-transform"]),
  cli: worldly(belowCli),
  "proofs-tests": worldly([...belowCli, "cli"]),
  bench: worldly([...belowCli, "cli"]),
};
