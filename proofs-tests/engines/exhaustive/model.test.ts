import { expect, test } from "vitest";
import { finiteModel } from "../../../engines/exhaustive/index.ts";
import { river } from "./river.ts";

test("a model is itself", () => {
  expect(finiteModel(river)).toBe(river);
});
