import { expect, test } from "vitest";
import { registerNames } from "../../../trace/index.ts";
import { threadKey } from "../../../spec/index.ts";
import { completed, menuOf } from "../../../refinement/small/menu.ts";
import { configurationNamed } from "./world.ts";

test("only the events of who runs may happen, and ticks always", () => {
  const menu = menuOf(configurationNamed("time").events);
  for (const event of menu(threadKey(2, 0))) expect("by" in event ? event.by : "2.0").toBe("2.0");
  expect(menu(undefined)).toEqual([{ event: "tick" }]);
  expect(menu(threadKey(2, 0))).toBe(menu(threadKey(2, 0)));
});

test("events name every register but sp; those that were named keep their values", () => {
  const event = completed({ event: "call", by: "1.0", call: "ipc", registers: { a0: 7 } });
  if (event.event !== "call") throw new Error("it is a call");
  expect(Object.keys(event.registers).toSorted()).toEqual(
    registerNames.filter((name) => name !== "sp").toSorted(),
  );
  expect(event.registers.a0).toBe(7);
  expect(event.registers.s9).toBe(0);
  expect(completed({ event: "tick" })).toEqual({ event: "tick" });
});
