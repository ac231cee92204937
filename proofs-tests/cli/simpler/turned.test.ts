import { expect, test } from "vitest";
import { actorsIn, idIn, turned } from "../../../cli/simpler/turned.ts";
import { configurations } from "../../../refinement/index.ts";
import * as say from "../../../refinement/small/say.ts";
import type { Boot } from "../../../trace/index.ts";

const start = configurations[0]?.boot as Boot;
const [one, two, made] = [say.actor(0, 1, 0), say.actor(0, 2, 0), say.actor(2, 3, 0)];

test("those who live at boot are in every run, others where they act", () => {
  expect(actorsIn({ start, events: [] })).toEqual(["1.0", "2.0"]);
  const events = [say.switchTo(made, one), say.switchTo(say.actor(0, 1, 1), one)];
  expect(actorsIn({ start, events })).toEqual(["1.0", "1.1", "2.0", "3.0"]);
});

test("an id is that by which the run knows a thread, or that of who made its task", () => {
  expect(idIn({ start, events: [say.switchTo(one, say.actor(4, 3, 0, 6))] }, "3.0")).toBe(
    say.actor(4, 3, 0, 6).id,
  );
  expect(idIn({ start, events: [say.makeTask(two, made, two)] }, "3.1")).toBe(
    say.actor(2, 3, 1).id,
  );
  expect(idIn({ start, events: [] }, "1.0")).toBe(one.id);
});

test("two in each other's place do and are sent what the other did and was", () => {
  const events = [say.tick, say.ipc(one, { to: two }, { from: two }), say.access(two, "load", 1)];
  expect(turned({ start, events })).toEqual([
    {
      start,
      events: [say.tick, say.ipc(two, { to: one }, { from: one }), say.access(one, "load", 1)],
    },
  ]);
});
