// How fast steps are checked, and where the time of a step goes.

import { search } from "../engines/index.ts";
import { assert } from "../lib/assert.ts";
import { inlineLittle } from "../cli/optimiser.ts";
import { DEFAULT_EVENTS, DEFAULT_SEED } from "../cli/settings.ts";
import { kernelModel, meterOn, phaseNames, realSystem, type Phase } from "../refinement/index.ts";
import { figure, repeated, secondsOf, type Figure } from "./figure.ts";

/** Runs in a repeat, with the events of the default check. */
const RUNS = 150;

/** Does the runs; the answer is how many steps were checked. */
function steps(model: ReturnType<typeof kernelModel>): number {
  const { statistics, failing } = search(model, range);
  assert(failing === undefined, `bench: the kernel is refuted (${failing?.failure.claim})`);
  return statistics.events;
}

const range = { seed: DEFAULT_SEED, from: 0, to: RUNS, eventsMax: DEFAULT_EVENTS };

/** Checked steps per second in one thread: generation, machine, kernel, specification, claims. */
export function checkedSteps(repeats: number): readonly Figure[] {
  inlineLittle();
  const model = kernelModel(realSystem);
  const rates = repeated(repeats, () => {
    let events = 0;
    const seconds = secondsOf(() => (events = steps(model)));
    return events / seconds;
  });
  return [figure("checkedSteps", "steps/s", rates)];
}

/** µs and share of each phase of a step; `generation` is what is left, boots included. */
export function phases(repeats: number): readonly Figure[] {
  inlineLittle();
  const splits = repeated(repeats, split);
  const names = [...phaseNames, "generation"] as const;
  return names.flatMap((name) => [
    figure(
      `phases.${name}.micros`,
      "µs/step",
      splits.map((spent) => spent[name].micros),
    ),
    figure(
      `phases.${name}.share`,
      "%",
      splits.map((spent) => spent[name].share),
    ),
  ]);
}

type Spent = { readonly micros: number; readonly share: number };

function split(): Readonly<Record<Phase | "generation", Spent>> {
  const meter = meterOn(() => performance.now());
  const model = kernelModel(realSystem, { meter });
  let events = 0;
  const seconds = secondsOf(() => (events = steps(model)));
  const total = seconds * 1000;
  const measured = phaseNames.reduce((sum, name) => sum + meter.spent[name], 0);
  const spent = (ms: number): Spent => ({
    micros: (ms * 1000) / events,
    share: (ms * 100) / total,
  });
  return {
    machine: spent(meter.spent.machine),
    abstraction: spent(meter.spent.abstraction),
    claims: spent(meter.spent.claims),
    spec: spent(meter.spent.spec),
    comparison: spent(meter.spent.comparison),
    generation: spent(total - measured),
  };
}
