import { expect, test } from "vitest";
import { completed, plainEvents, type Cast, type Theme } from "../../../refinement/index.ts";
import * as say from "../../../refinement/small/say.ts";

const [one, two, three] = [say.actor(0, 1, 0), say.actor(0, 2, 0), say.actor(2, 3, 0)];
const cast = (themes: readonly Theme[], more: Partial<Cast> = {}): Cast => ({
  actors: [one, two],
  firstVersion: 1,
  tickMicros: 1000,
  lines: [],
  themes: new Set(themes),
  ...more,
});

const themes: readonly Theme[] = ["time", "pages", "strings", "switches", "exceptions", "growth"];

test("everybody has the same events, and none stands twice", () => {
  const all = plainEvents(cast(themes, { actors: [one, two, three], lines: [0] }));
  const texts = all.map((event) => JSON.stringify(completed(event)));
  expect(new Set(texts).size).toBe(texts.length);
  const of = (by: string) => all.filter((event) => "by" in event && event.by === by).length;
  expect(of("1.0")).toBeGreaterThan(20);
  // Root makes tasks as well.
  expect(of("2.0")).toBeGreaterThan(of("1.0"));
});

test("a theme adds events, and takes none away", () => {
  const plain = plainEvents(cast([])).map((event) => JSON.stringify(event));
  for (const theme of themes.filter((name) => name !== "growth")) {
    const more = plainEvents(cast([theme])).map((event) => JSON.stringify(event));
    expect(more).toEqual(expect.arrayContaining(plain));
    expect(more.length).toBeGreaterThan(plain.length);
  }
});

test("threads and tasks are made where there are some in the cast", () => {
  const calls = (actors: Cast["actors"]) =>
    plainEvents(cast(["growth"], { actors })).flatMap((event) =>
      event.event === "call" && event.call !== "ipc" ? [event.call] : [],
    );
  expect(calls([one, two])).toEqual([]);
  expect(new Set(calls([one, two, say.actor(0, 2, 1)]))).toEqual(new Set(["lthreadExRegs"]));
  expect(new Set(calls([one, two, three]))).toEqual(new Set(["taskNew"]));
});
