import { expect, test } from "vitest";
import * as z from "zod";
import { explain, pathText } from "../../trace/index.ts";

const schema = z.strictObject({
  list: z.array(z.strictObject({ kind: z.enum(["a", "b"]), size: z.int().min(1).max(9) })),
});
function says(value: unknown): string {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? "nothing" : explain(parsed.error.issues);
}

// prettier-ignore
test.each<[string, unknown, string]>([
  ["a missing field", {}, "list: is missing; it must be an array"],
  ["a wrong type", { list: 3 }, "list: is 3; it must be an array"],
  ["a wrong choice", { list: [{ kind: "c", size: 1 }] }, 'list[0].kind: is "c"; it must be "a" or "b"'],
  ["a number too high", { list: [{ kind: "a", size: 10 }] }, "list[0].size: is 10; it must be at most 9"],
  ["half a number", { list: [{ kind: "a", size: 1.5 }] }, "list[0].size: is 1.5; it must be a whole number"],
  ["an unknown field", { list: [], more: 1 }, "more: unknown field; leave it out"],
  ["no object at all", null, "the file: is null; it must be an object"],
])("%s is named with its place", (_, value, line) => {
  expect(says(value)).toBe(line);
});

const wide = z.strictObject({
  names: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)).exactOptional(),
  way: z
    .union([z.strictObject({ a: z.int() }), z.strictObject({ b: z.int() })], "{ a } or { b }")
    .exactOptional(),
  size: z.int().exactOptional(),
});

// prettier-ignore
test.each<[string, unknown, string]>([
  ["a list", { names: { x: [] } }, "names.x: is []; it must be at least 1 long"],
  ["a text", { names: { x: [""] } }, 'names.x[0]: is ""; it must be at least 1 character long'],
  ["a name", { names: { "": ["x"] } }, 'names[""]: is ""; it must be at least 1 character long'],
  ["neither way", { way: { a: 1, b: 2 } }, 'way: is {"a":1,"b":2}; it must be { a } or { b }'],
  ["infinity", { size: Infinity }, "size: is Infinity; it must be a number"],
  ["no number", { size: NaN }, "size: is NaN; it must be a number"],
  ["a large number", { size: 10n }, "size: is 10; it must be a number"],
])("what is wrong with %s is said in words", (_, value, line) => {
  const parsed = wide.safeParse(value, { reportInput: true });
  expect(parsed.success ? "nothing" : explain(parsed.error.issues)).toBe(line);
});

test("a long value is cut", () => {
  expect(says({ list: "x".repeat(500) }).length).toBeLessThan(100);
});

test("a path reads as in JavaScript", () => {
  expect(pathText(["events", 3, "registers", "a0"])).toBe("events[3].registers.a0");
  expect(pathText(["boot", "", "a b"])).toBe('boot[""]["a b"]');
  expect(pathText([])).toBe("the file");
});
