import { expect, test } from "vitest";
import { changed } from "./world.ts";

test("lines are attached, pending, masked and not", () => {
  const lines = changed(["deeperChains", "otherLines"], 40).flatMap(({ after }) => after.lines);
  const some = (holds: (line: (typeof lines)[number]) => boolean): void =>
    expect(lines.filter(holds).length).toBeGreaterThan(0);
  some(({ owner, masked, pending }) => owner !== undefined && !masked && pending);
  some(({ owner, masked, pending }) => owner !== undefined && masked && !pending);
  some(({ owner, pending }) => owner === undefined && pending);
});
