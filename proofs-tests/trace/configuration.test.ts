import { expect, test } from "vitest";
import { configurations } from "../../refinement/index.ts";
import { parseConfiguration, writtenConfiguration } from "../../trace/index.ts";

test("every configuration of ours is read as it was written", () => {
  for (const configuration of configurations) {
    const text = JSON.stringify(writtenConfiguration(configuration));
    expect(parseConfiguration(text, "c.json")).toEqual({ tag: "parsed", value: configuration });
  }
});

const written = writtenConfiguration(configurations[0] as (typeof configurations)[0]) as object;

// prettier-ignore
test.each<[string, unknown, string]>([
  ["another format", { ...written, format: "septet-trace" }, 'c.json: format: is "septet-trace"'],
  ["no event", { ...written, events: [] }, "c.json: events: "],
  ["a boot parameter out of range", { ...written, boot: { userFrames: 0 } }, "c.json: boot.userFrames: is 0"],
  ["a field too many", { ...written, more: 1 }, "c.json: more: unknown field"],
  ["a name with a slash", { ...written, name: "a/b" }, "c.json: name: "],
])("%s is refused in one line that names the place", (_, value, says) => {
  const parsed = parseConfiguration(JSON.stringify(value), "c.json");
  expect(parsed.tag === "refused" && parsed.says).toContain(says);
  expect(parsed.tag === "refused" && parsed.says).not.toContain("\n");
});

test("what is no JSON is refused, with the place", () => {
  expect(parseConfiguration("{ a", "c.json")).toMatchObject({ tag: "refused" });
});
