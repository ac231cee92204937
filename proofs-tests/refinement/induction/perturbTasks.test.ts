import { expect, test } from "vitest";
import { depthOf } from "../../../spec/parts/clans.ts";
import { taskOf, threadKeys, type State } from "../../../spec/index.ts";
import { changed, differing } from "./world.ts";

const versions = ({ tasks }: State): readonly number[] =>
  tasks.slice(1).map((task) => (task.tag === "active" ? task.version : task.lastVersion));

test("versions only grow, to the last", () => {
  const all = changed(["laterVersions"], 10);
  for (const { before, after } of all)
    versions(after).forEach((version, index) =>
      expect(version).toBeGreaterThanOrEqual(versions(before)[index] ?? 0),
    );
  expect(Math.max(...all.flatMap(({ after }) => versions(after)))).toBe(1023);
});

test("chains of chiefs grow", () => {
  const depths = changed(["longerDynasty"], 20, 10).map(({ after }) =>
    Math.max(...threadKeys(after).map((key) => depthOf(after, taskOf(key)))),
  );
  expect(Math.max(...depths)).toBeGreaterThanOrEqual(3);
});

test("owners and highest priorities become others", () => {
  expect(differing(changed(["otherOwners"], 8, 15))).toBeGreaterThan(1);
  expect(differing(changed(["anotherMcp"], 8, 15))).toBeGreaterThan(1);
});
