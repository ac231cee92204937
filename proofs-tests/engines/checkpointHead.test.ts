import fc from "fast-check";
import { expect, test } from "vitest";
import { headIn, headOf } from "../../engines/checkpointHead.ts";

const sort = { magic: 0x1234_5678, version: 3 };
const words = Int32Array.of(1, -2, 3);
const bytesOf = (header: object): Uint8Array =>
  Uint8Array.from([...headOf(sort, header), ...new Uint8Array(words.buffer)]);

test("a header and the words behind it come back, whatever text is in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer(), (text, number) => {
      const read = headIn(sort, bytesOf({ text, number }));
      expect(read).toEqual({ tag: "read", header: { text, number }, words });
    }),
  );
});

test("a length that cuts a word of the header is refused, though the hash is of whole words", () => {
  const bytes = bytesOf({ a: 1 });
  for (const change of [1, 2, 3])
    expect(headIn(sort, bytes.with(8, (bytes[8] ?? 0) ^ change)).tag).toBe("refused");
});

test("any other bytes are refused, and never throw", () => {
  const bytes = bytesOf({ a: 1 });
  fc.assert(
    fc.property(fc.nat(bytes.length - 13), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const read = headIn(sort, bytes.with(at, (bytes[at] ?? 0) ^ change));
      expect(read.tag).toBe("refused");
    }),
  );
  fc.assert(fc.property(fc.uint8Array(), (any) => headIn(sort, any).tag === "refused"));
});
