// Traces of the right kernel that a claim once refuted wrongly: each must hold now. A claim that
// says too much is a bug of ours, and here is its witness.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { replay } from "../../engines/index.ts";
import { kernelModel } from "../../refinement/model.ts";
import { realSystem } from "../../refinement/system.ts";
import { parseTrace } from "../../trace/index.ts";

const folder = new URL("./onceRefuted/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

test.each(files)("%s holds", (name) => {
  const parsed = parseTrace(readFileSync(new URL(name, folder), "utf8"), name);
  if (parsed.tag === "refused") throw new Error(parsed.says);
  const { boot, events } = parsed.value;
  expect(replay(kernelModel(realSystem), boot, events, () => {})).toEqual({ tag: "holds" });
});
