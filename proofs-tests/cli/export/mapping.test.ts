import { expect, test } from "vitest";
import {
  mappingEventText,
  mappingsText,
  mappingSystem,
  placesOf,
  placeText,
  sizeText,
  type MappingSize,
} from "../../../cli/export/mapping.ts";
import { all, read, type State, type TaskNumber } from "../../../spec/index.ts";

const size: MappingSize = { tasks: 2, pages: 2, frames: 1, offers: [all, read], revokes: [all] };
const system = mappingSystem(size);
const [start] = system.initial();
const place = (task: number, page: number) => ({ task: task as TaskNumber, page });

/** The state after these events, told. */
function told(...events: Parameters<typeof system.step>[1][]): string {
  let state = start as State;
  for (const event of events) [state = start as State] = system.step(state, event) as State[];
  expect(system.check(state)).toBeUndefined();
  return mappingsText(state);
}

test("σ0 has the frames; what it maps is derived, and what it revokes is gone", () => {
  const map = { tag: "map", from: place(1, 1), to: place(2, 2), rights: read } as const;
  const unmap = { tag: "unmap", at: place(1, 1), revoked: all, own: true } as const;
  expect(told()).toBe("1:1 = 1 rwx");
  expect(told(map)).toBe("1:1 = 1 rwx, 2:2 = 1 r-- from 1:1");
  expect(told(map, unmap)).toBe("1:1 = 1 rwx");
  expect(told(map, { ...map, rights: all })).toBe("1:1 = 1 rwx, 2:2 = 1 rwx from 1:1");
  const back = { tag: "grant", from: place(2, 2), to: place(1, 2), rights: all } as const;
  expect(told(map, back)).toBe("1:1 = 1 rwx, 1:2 = 1 r-- from 1:1");
});

test("keys tell states apart by everything that stands in them", () => {
  const key = (state: State): string => {
    const into = new Int32Array(system.keyWords);
    system.key(state, into);
    return into.join();
  };
  const texts = new Map<string, string>([[key(start as State), mappingsText(start as State)]]);
  let states = [start as State];
  for (let depth = 0; depth < 3; depth++) {
    states = states.flatMap((state) =>
      system.events(state).flatMap((event) => system.step(state, event) as State[]),
    );
    for (const state of states) {
      expect(texts.get(key(state)) ?? mappingsText(state)).toBe(mappingsText(state));
      texts.set(key(state), mappingsText(state));
    }
    states = [...new Map(states.map((state) => [key(state), state])).values()];
  }
  expect(new Set(texts.values()).size).toBe(texts.size);
});

test("places, sizes and events have their words", () => {
  expect(placesOf(size).map(placeText)).toEqual(["1:1", "1:2", "2:1", "2:2"]);
  expect(sizeText(size)).toBe("2 tasks, 2 pages, 1 frame");
  const own = { tag: "unmap", at: place(2, 1), revoked: read, own: true } as const;
  expect(mappingEventText(own)).toBe("unmap 2:1 r-- own");
  const map = { tag: "map", from: place(1, 1), to: place(2, 2), rights: all } as const;
  expect(mappingEventText(map)).toBe("map 1:1 → 2:2 rwx");
});
