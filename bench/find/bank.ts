// The seeded bugs of the bank, hunted by Septet and by fast-check, both in lockstep with the
// specification: what differs is where events come from.

import fc from "fast-check";
import { search } from "../../engines/index.ts";
import { mutantKernel, mutantNamed, ours, systemOf } from "../../cli/kernels.ts";
import { modelOf, type KernelModel } from "../../cli/model.ts";
import { workOn } from "../../cli/work.ts";
import { kindOf, Lockstep, type System } from "../../refinement/index.ts";
import { boots, kernelCommands, type Real } from "./commands.ts";
import { EVENTS_MAX, type Catch, type Hunt } from "./subject.ts";

type Loaded = { readonly name: string; readonly system: System; readonly model: KernelModel };
let loaded: Loaded | undefined;

/** The kernel with the seeded bug; the last one is kept, as a bug is hunted many times. */
function kernelWith(name: string): Loaded {
  if (loaded?.name === name) return loaded;
  const kernel = name === "none" ? ours : mutantKernel(mutantNamed(name));
  loaded = { name, system: systemOf(kernel), model: modelOf(kernel, {}) };
  return loaded;
}

/** Hunts a seeded bug of the bank. */
export const huntBank = (hunt: Hunt): Catch =>
  hunt.hunter === "septet" ? septet(hunt) : fastCheck(hunt);

function septet(hunt: Hunt): Catch {
  const { model } = kernelWith(hunt.name);
  const range = { seed: hunt.seed, from: 0, to: hunt.testsMax, eventsMax: EVENTS_MAX.bank };
  const { statistics, failing } = search(model, range);
  const caught = { ...hunt, tests: statistics.runs, found: failing !== undefined };
  if (failing === undefined || !hunt.shrinks) return caught;
  const began = performance.now();
  const work = workOn({ kernel: mutantKernel(mutantNamed(hunt.name)), boot: {}, setAside: [] });
  const { start, events, failure } = work.shorten(failing);
  const seconds = (performance.now() - began) / 1000;
  const trace = JSON.stringify({ start, events });
  return { ...caught, short: { length: events.length, seconds, kind: kindOf(failure), trace } };
}

function fastCheck(hunt: Hunt): Catch {
  const { system } = kernelWith(hunt.name);
  const commands = fc.commands(kernelCommands, { maxCommands: EVENTS_MAX.bank, size: "max" });
  const property = fc.property(boots, commands, (boot, list) => {
    const run = Lockstep.begin(system, boot);
    if ("claim" in run) throw new Error(run.claim);
    const real: Real = { run };
    fc.modelRun(() => ({ model: {}, real }), list);
  });
  const { failed, numRuns: tests } = fc.check(property, {
    seed: hunt.seed,
    numRuns: hunt.testsMax,
    endOnFailure: true,
  });
  return { ...hunt, tests, found: failed };
}
