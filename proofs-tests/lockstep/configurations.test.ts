// The configurations of the long tier, each for a few runs.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { modelOfSystem } from "../../cli/model.ts";
import { search } from "../../engines/index.ts";
import { realSystem } from "../../refinement/system.ts";
import type { Boot } from "../../trace/event.ts";

type Configuration = { readonly seed?: number; readonly boot: Partial<Boot> };
const { configurations } = JSON.parse(readFileSync("bench/prove/septet.config.json", "utf8")) as {
  readonly configurations: Readonly<Record<string, Configuration>>;
};

test.each(Object.entries(configurations))("some runs of %s hold", (_, { seed = 1, boot }) => {
  const { failing, statistics } = search(modelOfSystem(realSystem, boot), {
    seed,
    from: 0,
    to: 8,
    eventsMax: 120,
  });
  expect(failing).toBeUndefined();
  expect(statistics.runs).toBe(8);
});
