import { expect, test } from "vitest";
import { asWritten, distinct, textOf } from "../../../cli/minimum/written.ts";
import { completed } from "../../../refinement/index.ts";
import * as say from "../../../refinement/small/say.ts";
import type { TraceEvent } from "../../../trace/index.ts";

const actor = say.actor(0, 1, 0);
const written = say.access(actor, "load", 0);

test("events that do the same are written the same, whatever registers they name", () => {
  expect(textOf(completed(written))).toBe(textOf(written));
  expect(textOf(say.access(actor, "store", 0))).not.toBe(textOf(written));
});

test("a run is written as the menu has it, and what the menu has not stays as it is", () => {
  const other: TraceEvent = completed(say.switchTo(actor, undefined));
  expect(asWritten([say.tick, written], [completed(written), say.tick, other])).toEqual([
    written,
    say.tick,
    other,
  ]);
});

test("of events that do the same the first is kept", () => {
  expect(distinct([written, say.tick, completed(written)])).toEqual([written, say.tick]);
});
