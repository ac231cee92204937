import { expect, test } from "vitest";
import { activeTask, type Mapping, type State } from "../../../spec/index.ts";
import { mappingAt } from "../../../spec/parts/space.ts";
import { seenBy } from "../fixture.ts";
import { changed, differing, vastBoot } from "./world.ts";

const mappings = (state: State): readonly Mapping[] =>
  state.tasks.flatMap((_, number) => activeTask(state, number)?.space ?? []);

function depth(state: State, { parent }: Mapping): number {
  const above = parent && mappingAt(state, parent.task, parent.page);
  return above === undefined ? 0 : 1 + depth(state, above);
}

test("chains of derivations get deep, and nodes run out", () => {
  const all = changed(["deeperChains"], 25, 20);
  const depths = all.map(({ after }) =>
    Math.max(...mappings(after).map((mapping) => depth(after, mapping))),
  );
  expect(Math.max(...depths)).toBeGreaterThan(20);
  const left = all.map(
    ({ lockstep, after }) => lockstep.boot.mappingNodes - mappings(after).length,
  );
  expect(Math.min(...left)).toBe(0);
});

test("rights are fewer, and in normal form", () => {
  const all = changed(["deeperChains", "fewerRights"], 10);
  expect(differing(all)).toBeGreaterThan(2);
  for (const { after } of all)
    for (const { rights } of mappings(after)) expect(rights & 6).not.toBe(2);
});

test("4 MiB of memory go from task to task, as megapages or page by page", () => {
  const kinds = changed(["wholeRegions"], 12, 8, vastBoot).flatMap(({ lockstep }) => {
    const { spaces } = seenBy(lockstep).mapped;
    return spaces
      .filter(({ task }) => task !== 1)
      .flatMap(({ entries }) => entries.filter(({ shadow }) => shadow % 4096 === 1024))
      .map(({ isMegapage }) => isMegapage);
  });
  expect(new Set(kinds)).toEqual(new Set([true, false]));
});
