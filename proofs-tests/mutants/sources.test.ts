import { expect, test } from "vitest";
import { SourceError } from "../../mutants/sources.ts";

test("A fault of the sources reads as file, line if it has one, and sentence", () => {
  const error = new SourceError("impl/a.ts", 3, "no such name; mend it");
  expect(error.message).toBe("impl/a.ts:3: no such name; mend it");
  expect([error.name, error.file, error.line]).toEqual(["SourceError", "impl/a.ts", 3]);
  expect(new SourceError("impl/a.ts", undefined, "says").message).toBe("impl/a.ts: says");
});
