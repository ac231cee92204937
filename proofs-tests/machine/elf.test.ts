import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prng, type Prng } from "../../lib/prng.ts";
import { type Executable, Machine, RAM_START, readElf } from "../../machine/index.ts";
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

  test("a large one that is cut short is not taken for one whose segments overlap", () => {
    const segments = [{ address: 0x8000_0000, bytes: new Uint8Array(4096) }];
    const file = elfOf({ entry: 0x8000_0000, segments });
    expect(saysOf(file.slice(0, 200))).toContain("ends within a segment");
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

describe("whatever the bytes are", () => {
  /** Random bytes, or an executable with bytes changed, cut off, or with numbers that are large. */
  function drawn(random: Prng): Uint8Array {
    if (random.chance(1, 4))
      return Uint8Array.from({ length: random.below(200) }, () => random.below(256));
    const file = program();
    for (let n = random.below(6); n >= 0; n--) {
      const at = random.below(random.chance(1, 2) ? 116 : file.length);
      file[at] = random.pick([0, 1, 0x7f, 0xff, random.below(256)]);
    }
    return random.chance(1, 4) ? file.slice(0, random.below(file.length)) : file;
  }

  test("100,000 files: each is read or refused in words, soon, and what is read can be run", () => {
    const random = prng(3);
    let [read, longest] = [0, 0];
    for (let n = 0; n < 100_000; n++) {
      const file = drawn(random);
      const began = performance.now();
      const result = readElf(file);
      longest = Math.max(longest, performance.now() - began);
      if (result.tag === "refused") expect(result.says).toMatch(/^(it|its|a) /);
      else if (read++ % 40 === 0) tried(result.value);
    }
    expect(read).toBeGreaterThan(5000);
    expect(longest).toBeLessThan(2000);
  });

  function tried({ entry, segments }: Executable): void {
    const machine = new Machine({ ramBytes: 0x1_0000 });
    for (const { address, bytes } of segments) {
      const offset = address - RAM_START;
      if (offset >= 0 && offset + bytes.length <= 0x1_0000) machine.write(address, bytes);
    }
    machine.pc = entry;
    machine.run(100);
  }

  test("tables that point at the same bytes over and over do not take for ever", () => {
    const count = 60_000;
    const many = (bytes: number, type: number, countAt: number, startAt: number): Uint8Array => {
      const file = new Uint8Array(52 + count * bytes);
      file.set(program().subarray(0, 52));
      const view = new DataView(file.buffer);
      view.setUint16(countAt, count, true);
      view.setUint32(startAt, 52, true);
      for (let n = 0; n < count; n++) {
        const at = 52 + n * bytes;
        const words =
          bytes === 32 ? [type, 0, RAM_START, RAM_START, file.length, file.length] : [0, type];
        words.forEach((word, i) => view.setUint32(at + 4 * i, word, true));
        if (bytes === 40) view.setUint32(at + 20, file.length, true);
      }
      return file;
    };
    expect(saysOf(many(32, 1, 44, 28))).toContain("they overlap");
    const sections = many(40, 2, 48, 32);
    sections.set(program().subarray(52, 84), 52); // One segment, in the place of a section.
    new DataView(sections.buffer).setUint32(28, 52, true);
    expect(saysOf(sections)).toContain("more than one table of symbols");
  });
});
