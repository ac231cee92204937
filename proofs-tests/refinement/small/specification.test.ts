import { expect, test } from "vitest";
import { specificationOf } from "../../../refinement/index.ts";
import { identity, StateWriter, writeState } from "../../../spec/index.ts";
import { survey } from "../../../engines/index.ts";
import { configurationNamed, enumerated } from "./world.ts";

test("the search and a plain enumeration with whole words as keys find the same states", () => {
  for (const name of ["messages", "pages", "faults", "time"]) {
    const system = specificationOf(configurationNamed(name), []);
    const found = enumerated(system);
    const writer = new StateWriter();
    const texts = new Set(
      [...found.values()].map((state) => {
        writeState(writer, state, "essential", identity);
        return writer.words.subarray(0, writer.count).join();
      }),
    );
    // As many texts as digests: no two different states have the same key.
    expect(texts.size).toBe(found.size);
    expect(survey(system, {}).states).toBe(found.size);
  }
});

test("its name says what it is, and by what it was reduced", () => {
  const { name } = specificationOf(configurationNamed("clan"), ["tasks"]);
  expect(name).toBe("clan, specification alone up to symmetry of tasks");
});
