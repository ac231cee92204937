// `septet/vitest` as a stranger uses it: from here, and from the packed package in a project of
// their own.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import {
  checkKernel,
  kernelRuns,
  KernelRefuted,
  replayRun,
  RunImpossible,
} from "../../cli/vitest.ts";
import * as ours from "../../impl/kernel.ts";
import { SATP, type TrapPort } from "../../machine/index.ts";
import { parseTrace, serialise } from "../../trace/index.ts";

/** Our kernel, but that it never leaves the first address space. */
const confused = {
  boot: ours.boot,
  trap: (m: TrapPort): void => {
    const csrWrite = (csr: number, value: number): void => {
      if (csr !== SATP) m.csrWrite(csr, value);
    };
    ours.trap(
      new Proxy(m, { get: (_, name) => (name === "csrWrite" ? csrWrite : bound(m, name)) }),
    );
  },
};
function bound(m: TrapPort, name: string | symbol): unknown {
  const value: unknown = Reflect.get(m, name);
  return typeof value === "function" ? (value.bind(m) as unknown) : value;
}

const thrownBy = (job: () => unknown): unknown => {
  try {
    job();
  } catch (error) {
    return error;
  }
  return undefined;
};

test("a right kernel holds, and the answer says what was looked at", () => {
  const checked = checkKernel(ours, { runs: 10, events: 60, seed: 3 });
  expect(checked.runs).toBe(10);
  expect(checked.steps).toBeGreaterThan(200);
  expect(checked.reached.size + checked.unreached.length).toBeGreaterThan(50);
  expect(checkKernel(ours, { runs: 10, events: 60, seed: 3 })).toEqual(checked);
});

test("a wrong kernel throws its story and a trace that replay reads", () => {
  const error = thrownBy(() => checkKernel(confused)) as KernelRefuted;
  expect(error).toBeInstanceOf(KernelRefuted);
  expect(error.message).toContain(`${error.claim} does not hold of this kernel (run`);
  expect(error.message).toMatch(/^ {2}boot /m);
  expect(error.trace.events.length).toBeLessThanOrEqual(4);
  const written = serialise(error.trace);
  expect(parseTrace(written, "t")).toEqual({ tag: "parsed", value: error.trace });
});

test("runs are values of fast-check: ours hold, and those of a wrong kernel shrink", () => {
  const options = { events: 40 };
  fc.assert(
    fc.property(kernelRuns(ours, options), (run) => {
      expect(run.failure).toBe(undefined);
      replayRun(ours, run);
    }),
    { numRuns: 15 },
  );
  const holds = fc.property(kernelRuns(confused, options), (run) => replayRun(confused, run));
  const { counterexample, errorInstance } = fc.check(holds, { seed: 1 });
  expect(counterexample?.[0].events.length).toBeLessThanOrEqual(4);
  expect(errorInstance).toBeInstanceOf(KernelRefuted);
});

test("boot parameters may be devices; what is undefined is left out", () => {
  const devices = [{ line: 3, frame: 0x1_0000 }];
  const boot = { devices, userFrames: undefined as never };
  fc.assert(
    fc.property(kernelRuns(ours, { events: 5, boot }), ({ start }) => {
      expect(start.devices).toEqual(devices);
      expect(start.userFrames).toBeGreaterThan(0);
    }),
    { numRuns: 5 },
  );
  const options = { runs: 2, events: 20 };
  const undefinedSeed = { ...options, seed: undefined as never, boot: undefined as never };
  expect(checkKernel(ours, undefinedSeed)).toEqual(checkKernel(ours, options));
});

test("a run that cannot be done is not said to hold", () => {
  const [run] = fc.sample(kernelRuns(ours, { events: 5, boot: { tasks: 2 } }), 1);
  const events = [
    { event: "tick" },
    { event: "call", by: "9.0", call: "ipc", registers: {} },
  ] as const;
  const error = thrownBy(() => replayRun(ours, { start: run!.start, events })) as RunImpossible;
  expect(error).toBeInstanceOf(RunImpossible);
  expect(error.at).toBe(1);
  expect(error.message).toMatch(
    /^events\[1\] of the run cannot happen on this kernel: 9\.0 does not/,
  );
});

test("what is no kernel, and no option, is said in a line that names it", () => {
  for (const [job, says] of [
    [
      () => checkKernel({ boot: ours.boot } as never),
      "checkKernel: the kernel has no function `trap`",
    ],
    [() => checkKernel(undefined as never), "the kernel has no function `boot`; give it one"],
    [() => checkKernel(ours, { runs: 0 }), "checkKernel: runs"],
    [() => checkKernel(ours, { boot: { tasks: 999 } }), "boot.tasks"],
    [() => kernelRuns(ours, { speed: 1 } as never), "speed"],
    [() => checkKernel(ours, null as never), "checkKernel: the options: is null"],
    [() => checkKernel(ours, { boot: { userFrames: 9, mappingNodes: 3 } }), "must be at least 9"],
    [
      () => kernelRuns(ours, { boot: { userFrames: 2048, kernelTables: 3 } }),
      "kernelRuns: boot.kernelTables: must be at least 5",
    ],
  ] as const) {
    const error = thrownBy(job) as TypeError;
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(says);
    expect(error.message).not.toContain("\n");
  }
});

const SUITE = `
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkKernel, kernelRuns, type KernelModule } from "septet/vitest";
import { boot, trap } from "septet/impl";

const kernel: KernelModule = { boot, trap };
test("my kernel holds", () => {
  expect(checkKernel(kernel, { runs: 5, events: 40 }).runs).toBe(5);
});
test("my kernel holds, as a property", () => {
  fc.assert(fc.property(kernelRuns(kernel, { events: 20 }), (r) => r.failure === undefined), {
    numRuns: 5,
  });
});
test("a kernel that forgets to boot does not", () => {
  checkKernel({ boot: () => {}, trap }, { runs: 5 });
});
`;

const folder = mkdtempSync(join(tmpdir(), "septet-stranger-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a stranger's suite uses the packed package, with its types", () => {
  const packed = execFileSync(
    "npm",
    ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder],
    { encoding: "utf8" },
  ).trim();
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "septet"), { recursive: true });
  for (const name of readdirSync("node_modules").filter((one) => one !== "septet"))
    symlinkSync(join(process.cwd(), "node_modules", name), join(modules, name));
  const unpack = ["-xzf", join(folder, packed), "-C", join(modules, "septet")];
  execFileSync("tar", [...unpack, "--strip-components=1"]);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "kernel.test.ts"), SUITE);
  const node = (tool: string, ...given: readonly string[]) =>
    spawnSync(process.execPath, [join(process.cwd(), "node_modules", tool), ...given], {
      cwd: folder,
      encoding: "utf8",
    });
  const wanted = "--noEmit --strict --module nodenext --target es2023 --skipLibCheck";
  const types = node("typescript/bin/tsc", ...wanted.split(" "), "kernel.test.ts");
  expect([types.stdout, types.stderr, types.status]).toEqual(["", "", 0]);
  const { stdout, status } = node("vitest/vitest.mjs", "run", "--root", folder, "--reporter=json");
  expect(status).toBe(1);
  const report = JSON.parse(stdout.slice(stdout.indexOf("{"))) as {
    readonly testResults: readonly [
      { readonly assertionResults: readonly { status: string; failureMessages: string[] }[] },
    ];
  };
  const [{ assertionResults }] = report.testResults;
  expect(assertionResults.map((one) => one.status)).toEqual(["passed", "passed", "failed"]);
  expect(assertionResults[2]?.failureMessages[0]).toContain("does not hold of this kernel");
});
