// The composite action: its inputs are options of the command line, and its script does what it
// says, run here as a runner runs it.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTwoFilesPatch } from "diff";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";

type Step = {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
};
type Action = {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
};

const text = readFileSync("action.yml", "utf8");
const action = parse(text) as Action;
const check = action.runs.steps.find(({ id }) => id === "check");

const folder = mkdtempSync(join(tmpdir(), "septet-action-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the action's check with these inputs; what it left behind. */
function ran(inputs: Readonly<Record<string, string>>): {
  readonly code: number | null;
  readonly out: string;
  readonly outputs: string;
  readonly summary: string;
} {
  const valueOf = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? "";
  const filled = (value: string): string =>
    value
      .replace("${{ github.action_path }}", process.cwd())
      .replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => valueOf(name));
  const env = Object.entries(check?.env ?? {}).map(([name, value]) => [name, filled(value)]);
  for (const name of ["output", "summary"]) rmSync(join(folder, name), { force: true });
  const { status, stdout } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-eo", "pipefail", "-c", check?.run ?? ""],
    {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...process.env,
        ...Object.fromEntries(env),
        GITHUB_OUTPUT: join(folder, "output"),
        GITHUB_STEP_SUMMARY: join(folder, "summary"),
        GITHUB_WORKSPACE: folder,
      },
    },
  );
  const written = (name: string): string =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "";
  return { code: status, out: stdout, outputs: written("output"), summary: written("summary") };
}

const name = "impl/kernel.ts";
const kernel = readFileSync(name, "utf8");
const stuck = kernel.replace("INSTRUCTION_BYTES = 4", "INSTRUCTION_BYTES = 0");
writeFileSync(
  join(folder, "stuck.diff"),
  createTwoFilesPatch(`a/${name}`, `b/${name}`, kernel, stuck),
);

test("a refutation is annotated, summed up and kept", () => {
  const { code, out, outputs, summary } = ran({ patch: "stuck.diff", budget: "20s" });
  expect(code).toBe(1);
  expect(out).toMatch(/^::error file=.*,title=Septet%3A /m);
  expect(outputs.split("\n")).toEqual([
    "verdict=refuted",
    "sarif=./septet.sarif",
    "junit=./septet.junit.xml",
    "trace=./septet-refutation.json",
    "",
  ]);
  expect(summary).toContain("## ❌ septet check: stuck.diff");
  for (const file of ["septet.sarif", "septet.junit.xml", "septet-refutation.json"])
    expect(existsSync(join(folder, file))).toBe(true);
});

test("a kernel that holds is a notice; inputs are never commands", () => {
  const held = ran({ budget: "1s", seed: "7" });
  expect(held.code).toBe(0);
  expect(held.out).toContain("::notice title=Septet::holds of the kernel");
  expect(held.outputs).toContain("verdict=holds\n");
  expect(held.outputs).not.toContain("trace=");
  const hostile = ran({ patch: "$(touch owned); touch owned #", budget: "1s" });
  expect([hostile.code, hostile.outputs.split("\n")[0]]).toEqual([2, "verdict=fault"]);
  expect(existsSync(join(folder, "owned"))).toBe(false);
});

test("every input and output is used, and every one that is used is declared", () => {
  const named = (kind: string): readonly string[] =>
    [...text.matchAll(new RegExp(`\\b${kind}\\.([\\w-]+)`, "g"))].map(([, found]) => found ?? "");
  expect([...new Set(named("inputs"))].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
  expect([...new Set(named("check\\.outputs"))].toSorted()).toEqual(
    Object.keys(action.outputs).toSorted(),
  );
  const documented = readFileSync("docs/ci.md", "utf8");
  for (const input of Object.keys(action.inputs)) expect(documented).toContain(`\`${input}\``);
  for (const step of action.runs.steps)
    expect(step.run === undefined).toBe(step.shell === undefined);
});
