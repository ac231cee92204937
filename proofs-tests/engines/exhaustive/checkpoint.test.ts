import { expect, test } from "vitest";
import { explore, readCheckpoint } from "../../../engines/exhaustive/index.ts";
import { river } from "./river.ts";
import { counter } from "./toys.ts";

const renamed = { ...river, name: "“the river” – ∃" };

function saved(): Uint8Array {
  let bytes = new Uint8Array();
  explore(renamed, {
    depthMax: 3,
    onLevel: ({ save }) => {
      bytes = Uint8Array.from(save().flatMap((part) => [...part]));
      return "goOn";
    },
  });
  return bytes;
}

const refusal = (bytes: Uint8Array): string => {
  const read = readCheckpoint(renamed, "none", bytes);
  return read.tag === "refused" ? read.because : "it was read";
};

test("what was saved is read, from wherever in memory it lies", () => {
  const bytes = saved();
  expect(refusal(bytes)).toBe("it was read");
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(refusal(shifted.subarray(3))).toBe("it was read");
});

test("a checkpoint is refused that is another search's, damaged, cut or none", () => {
  const bytes = saved();
  const changed = (at: number): Uint8Array => bytes.with(at, ((bytes.at(at) ?? 0) + 1) % 256);
  expect(refusal(Uint8Array.of(1, 2, 3))).toContain("no checkpoint");
  expect(refusal(changed(0))).toContain("no checkpoint");
  expect(refusal(changed(4))).toContain("version 2");
  expect(refusal(changed(200))).toContain("header is damaged");
  expect(refusal(changed(16))).toContain("header is damaged");
  expect(refusal(bytes.with(8, 0).with(9, 0))).toContain("header is damaged");
  expect(refusal(changed(-1))).toContain("states are damaged");
  expect(refusal(bytes.subarray(0, -4))).toContain("states are damaged");
  const other = readCheckpoint(counter([1], 3), "none", bytes);
  expect(other).toMatchObject({ tag: "refused" });
});
