import { expect, test } from "vitest";
import { kindOf, shapeOf } from "../../refinement/index.ts";
import * as say from "../../refinement/small/say.ts";

const failing = (claim: string, first: string) => ({ claim, difference: [first, "more"] });

test("a kind is the claim and what differs, whoever it is and by how much", () => {
  const one = failing("rights", "2:64005 has r--, its parent --x");
  const other = failing("rights", "2:3 has rw-, its parent r--");
  expect(kindOf(one)).toBe(kindOf(other));
  expect(kindOf(failing("tasks", "task 7: inactive, owner 5 (spec) | inactive (machine)"))).toBe(
    "tasks: task #",
  );
  expect(kindOf(failing("a", "running: 1.0 (spec)"))).not.toBe(
    kindOf(failing("b", "running: 1.0")),
  );
  expect(kindOf(failing("a", "running: 1.0"))).not.toBe(kindOf(failing("a", "clock: tick 3")));
  expect(kindOf({ claim: "a", difference: [] })).toBe("a: ");
  // One word of a message is like another, and a thread like its queue; pages have letters, too.
  const register = (name: string) => kindOf(failing("a", `thread 1.0 ${name}: 0x1 (spec)`));
  expect(register("x18")).toBe(register("x25"));
  expect(register("x18")).not.toBe(register("x12"));
  expect(register("queue")).toBe("a: thread #.#");
  expect(kindOf(failing("a", "page 2:a is frame a"))).toBe(
    kindOf(failing("a", "page 2:0 is frame 0")),
  );
});

const [one, two, three] = [say.actor(0, 1, 0), say.actor(0, 2, 0), say.actor(2, 3, 1)];

test("runs that differ only in who is who have one shape", () => {
  const run = (a: say.Actor, b: say.Actor, page: number) => [
    say.ipc(a, undefined, {}),
    say.ipc(b, { to: a, item: say.item("map", page, page + 1, 6) }, undefined),
    say.access(a, "load", page + 1),
  ];
  expect(shapeOf(run(one, two, 5))).toEqual(shapeOf(run(one, two, 9)));
  expect(shapeOf(run(say.actor(0, 1, 0, 7), two, 5))).toEqual(shapeOf(run(one, two, 5)));
  expect(shapeOf(run(one, three, 5))).not.toEqual(shapeOf(run(three, three, 5)));
});

test("another call, another right, another timeout or another order is another shape", () => {
  const shapes = [
    [say.unmap(one, 3, 2, false)],
    [say.unmap(one, 3, 2, true)],
    [say.unmap(one, 3, 4, false)],
    [say.ipc(one, undefined, {})],
    [say.ipc(one, undefined, { timeout: say.zero })],
    [say.ipc(one, undefined, { from: one })],
    [say.tick],
    [say.tick, say.tick],
    [say.exception(one, "breakpoint")],
  ].map((events) => shapeOf(events).join());
  expect(new Set(shapes).size).toBe(shapes.length);
});
