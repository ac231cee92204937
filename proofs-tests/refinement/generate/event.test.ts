import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { drawEvent } from "../../../refinement/generate/event.ts";
import { drawHabits } from "../../../refinement/generate/habits.ts";
import { describeKey } from "../../../spec/name.ts";
import { scenes } from "./scenery.ts";

test("events are the running thread's, and the same draws give the same events", () => {
  for (const { boot, state, me } of scenes()) {
    const draws = (): readonly unknown[] => {
      const random = prng(9);
      const habits = drawHabits(random, boot);
      return Array.from({ length: 30 }, () =>
        drawEvent(random, boot, habits, state, { events: 50, seen: [] }),
      );
    };
    const events = draws();
    expect(events).toEqual(draws());
    for (const event of events) expect(event).toSatisfy(isDoneBy(describeKey(me)));
  }
});

const isDoneBy = (name: string) => (event: { event: string; by?: string }) =>
  event.event === "tick" || event.event === "interrupt" || event.by === name;

test("while the machine idles without devices there are only ticks", () => {
  const [scene] = scenes();
  if (scene === undefined) throw new Error("there is a scene");
  const idle = { ...scene.state, running: undefined, lines: [] };
  const event = drawEvent(prng(1), scene.boot, scene.habits, idle, { events: 0, seen: [] });
  expect(event).toEqual({ event: "tick" });
});
