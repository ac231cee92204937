import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readElf } from "../../machine/index.ts";
import { elfOf } from "./elfOf.ts";

const program = (): Uint8Array =>
  elfOf({
    entry: 0x8000_0004,
    segments: [{ address: 0x8000_0000, bytes: [1, 2, 3, 4, 5, 6, 7, 8], byteCount: 64 }],
    symbols: [{ name: "tohost", address: 0x8000_0020, size: 8 }],
  });

const saysOf = (file: Uint8Array): string | undefined => {
  const result = readElf(file);
  return result.tag === "refused" ? result.says : undefined;
};

test("entry, segments and symbols are read", () => {
  expect(readElf(program())).toEqual({
    tag: "executable",
    value: {
      entry: 0x8000_0004,
      segments: [
        { address: 0x8000_0000, bytes: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]), byteCount: 64 },
      ],
      symbols: [{ name: "tohost", address: 0x8000_0020, size: 8 }],
    },
  });
});

describe("what is no RISC-V executable is refused", () => {
  const changed = (at: number, value: number): Uint8Array => {
    const file = program();
    file[at] = value;
    return file;
  };
  test.each([
    ["nothing", new Uint8Array(0), "no ELF file"],
    ["text", new TextEncoder().encode("#!/bin/sh\n"), "no ELF file"],
    ["only a header's begin", program().slice(0, 40), "ends within its header"],
    ["64 bits", changed(4, 2), "not for 32 bits"],
    ["big-endian", changed(5, 2), "not little-endian"],
    ["for x86", changed(18, 3), "machine 3"],
    ["an object file", changed(16, 1), "of type 1"],
    ["an odd entry", changed(24, 5), "is odd"],
    ["an odd header size", changed(42, 31), "a program header has not 32 bytes"],
    ["a table beyond the end", changed(29, 0xff), "ends within the table of program headers"],
    ["a segment beyond the end", changed(54 + 3, 0xff), "ends within a segment"],
    ["nothing to load", changed(52, 2), "nothing to load"],
  ])("%s", (_, file, says) => {
    expect(saysOf(file)).toContain(says);
  });

  test("cut short anywhere", () => {
    const file = program();
    for (let length = 0; length < file.length; length++)
      expect(saysOf(file.slice(0, length)), `${length} bytes`).toBeDefined();
  });
});

test("whatever the bytes are, the answer is one of the two", () => {
  const base = program();
  const arbChange = fc.tuple(fc.nat(base.length - 1), fc.nat(255));
  const near = fc.array(arbChange, { minLength: 1, maxLength: 8 }).map((changes) => {
    const file = program();
    for (const [at, value] of changes) file[at] = value;
    return file;
  });
  fc.assert(
    fc.property(fc.oneof(near, fc.uint8Array({ maxLength: 200 })), (file) => {
      expect(["executable", "refused"]).toContain(readElf(file).tag);
    }),
    { numRuns: 5000 },
  );
});
