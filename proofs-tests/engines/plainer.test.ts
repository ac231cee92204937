import { expect, test } from "vitest";
import { simplifyEvents, simplifyRun, simplifyStart } from "../../engines/plainer.ts";
import { nothingSimpler, searchOn, words } from "./fixture.ts";

const model = words((done) => done.at(-1)?.startsWith("end") ?? false);

test("events become plainer one by one, starts and whole runs as well", () => {
  const search = searchOn(model, ["long", "end!!"]);
  const events = (event: string): readonly string[] =>
    event.endsWith("!") ? [event.slice(0, -1)] : [];
  expect(simplifyEvents(search, { ...nothingSimpler, events })).toBe(true);
  expect(search.best.events).toEqual(["long", "end"]);
  const runs = (all: readonly string[]) => (all[0] === "long" ? [["l", ...all.slice(1)]] : []);
  expect(simplifyRun(search, { ...nothingSimpler, runs })).toBe(true);
  expect(search.best.events).toEqual(["l", "end"]);
  const starts = (start: number) => (start > -2 ? [start - 1] : []);
  expect(simplifyStart(search, { ...nothingSimpler, starts })).toBe(true);
  expect(search.best.start).toBe(-2);
});

test("the start and all events change together", () => {
  const search = searchOn(model, ["a", "end"]);
  const wholes = ({ start, events }: { start: number; events: readonly string[] }) =>
    start === 0
      ? [
          { start: 1, events: events.toReversed() },
          { start: 1, events },
        ]
      : [];
  expect(simplifyRun(search, { ...nothingSimpler, wholes })).toBe(true);
  expect(search.best).toMatchObject({ start: 1, events: ["end"] });
});

test("an event that makes others senseless ends the pass: leaving out is worth more", () => {
  const strict = words(
    (done) => done.at(-1) === "end",
    (event) => event !== "gone",
  );
  const search = searchOn(strict, ["a", "b", "end"]);
  const events = (event: string): readonly string[] => (event === "b" ? ["gone"] : []);
  expect(simplifyEvents(search, { ...nothingSimpler, events })).toBe(true);
  expect(search.best.events).toEqual(["a", "end"]);
});
