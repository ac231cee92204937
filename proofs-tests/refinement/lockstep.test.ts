// A wrong kernel is refuted by a claim that says what is wrong; nothing it does makes a crash.

import { expect, test } from "vitest";
import { setNowHigh, setNowLow } from "../../impl/layout/kernelRecord.ts";
import { bootParameters, Lockstep } from "../../refinement/lockstep.ts";
import { realSystem, type KernelModule, type System } from "../../refinement/system.ts";
import type { TraceEvent } from "../../trace/event.ts";
import { begun, call, hold, smallBoot } from "./fixture.ts";

const withKernel = (kernel: Partial<KernelModule>): System => ({
  ...realSystem,
  kernel: { ...realSystem.kernel, ...kernel },
});
const tick: TraceEvent = { event: "tick" };

test("frames are σ0's at boot", () => {
  expect(bootParameters(smallBoot).frames).toMatchObject({ first: 0x80100, pages: { length: 4 } });
});

test.each<[claim: string, trap: KernelModule["trap"]]>([
  ["everyTrapEnds", () => {}],
  [
    "everyTrapEnds",
    () => {
      throw new TypeError("a slip");
    },
  ],
  [
    "everyTrapEnds",
    (m) => {
      for (;;) m.load32(0x8000_0000);
    },
  ],
  [
    "clockRelation",
    (m) => {
      setNowLow(m, 7);
      realSystem.kernel.trap(m);
    },
  ],
  [
    "onlyNamedRegistersChange",
    (m) => {
      m.writeRegister(9, 5);
      realSystem.kernel.trap(m);
    },
  ],
  [
    "onlyNamedMemoryChanges",
    (m) => {
      m.store32(0x8010_0000, 5);
      realSystem.kernel.trap(m);
    },
  ],
  [
    "bootParametersStay",
    (m) => {
      m.store32(0x8000_0008, 5);
      realSystem.kernel.trap(m);
    },
  ],
])("%s is refuted of a kernel that breaks it", (claim, trap) => {
  const verdict = begun(smallBoot, withKernel({ trap })).step(tick);
  expect(verdict).toMatchObject({ tag: "refuted", failure: { claim } });
});

test("a kernel that does not boot, or boots wrongly, is a failure of its own", () => {
  const noBoot = Lockstep.begin(withKernel({ boot: () => {} }), smallBoot);
  expect(noBoot).toMatchObject({ claim: "everyTrapEnds" });
  const late = Lockstep.begin(
    withKernel({
      boot: (m) => {
        setNowHigh(m, 1);
        realSystem.kernel.boot(m);
      },
    }),
    smallBoot,
  );
  expect(late).toMatchObject({ claim: "clockRelation" });
});

test("an event on a machine that idles says that it idles", () => {
  const run = begun();
  while (run.runningName() !== undefined) hold(run, call(run, "ipc", { a2: 0xffff_ffff }));
  const verdict = run.step({ event: "load", by: "1.0", address: 0 });
  expect(verdict).toEqual({
    tag: "disabled",
    because: "1.0 does not run, the machine idles",
  });
});
