import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateKey } from "../../trace/duplicates.ts";
import { parseJson } from "../../trace/index.ts";

test("what JSON.stringify writes has no key twice", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(duplicateKey(JSON.stringify(value, undefined, indent))).toBeUndefined();
    }),
  );
});

test("a key that is put in twice is found, wherever it stands", () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 3 }),
      object,
      fc.jsonValue(),
      (list, one, more) => {
        const [key = ""] = Object.keys(one);
        const twice = `${JSON.stringify(one).slice(0, -1)}, ${JSON.stringify(key)} : ${JSON.stringify(more)}}`;
        const text = `{"a": ${JSON.stringify(list).replace(/]$/, "")}${list.length > 0 ? "," : ""}${twice}]}`;
        JSON.parse(text);
        expect(duplicateKey(text)?.path).toBe(`a[${list.length}].${key}`);
      },
    ),
  );
});

test.each<[string, string]>([
  ['{"a":1,"a":2}', "a"],
  ['{"a":{"b":[{"c":1},{"c":1,"d":"},{","c":2}]}}', "a.b[1].c"],
  ['{"x":[{"a":"x\\\\"},{"\\u0061":1,"a":2}]}', "x[1].a"],
  ['[{"a":1,"a":2}]', "[0].a"],
])("%s has %s twice", (text, path) => {
  expect(duplicateKey(text)?.path).toBe(path);
});

test("a file with a key twice is refused, with its place", () => {
  expect(parseJson('{\n  "seed": 1,\n  "seed": 2\n}', "c.json")).toEqual({
    tag: "refused",
    says: "c.json:3:3: seed: stands there twice; leave one out",
  });
});

test.each(["a", "\\n", "\\\\", '\\"'])("strings may be long: %j millions of times", (part) => {
  const long = part.repeat(3_000_000);
  expect(duplicateKey(`{"a":"${long}","b":1}`)).toBeUndefined();
  expect(duplicateKey(`{"a":"${long}","a":1}`)?.path).toBe("a");
});
