import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bytesIn,
  bytesText,
  packet,
  PacketReader,
  wordIn,
  wordText,
} from "../../../machine/debug/packets.ts";

test("packets are as the manual has them", () => {
  expect(packet("OK")).toBe("$OK#9a");
  expect(packet("")).toBe("$#00");
  expect(packet("a#b")).toBe("$a}\x03b#43");
});

test("what is sent is received, whatever it is and however it is cut", () => {
  const arbText = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n)),
  });
  fc.assert(
    fc.property(
      fc.array(arbText),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (texts, cuts) => {
        const reader = new PacketReader();
        let wire = texts.map((text) => `+${packet(text)}`).join("");
        const seen: string[] = [];
        while (wire !== "") {
          const count = cuts.next().value as number;
          for (const arrival of reader.receive(wire.slice(0, count)))
            if (arrival.tag === "packet") seen.push(arrival.text);
          wire = wire.slice(count);
        }
        expect(seen).toEqual(texts);
      },
    ),
  );
});

test("a wrong checksum, an interrupt and noise are told apart", () => {
  const arrivals = new PacketReader().receive("+-x$g#68\x03$g#67");
  expect(arrivals).toEqual([
    { tag: "damaged" },
    { tag: "interrupt" },
    { tag: "packet", text: "g" },
  ]);
});

test("noise is never kept without end, and never a fault", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary-ascii" })), (parts) => {
      const reader = new PacketReader();
      for (const part of parts) reader.receive(part);
    }),
  );
  const reader = new PacketReader();
  reader.receive(`$${"x".repeat(0x2_0000)}`);
  expect(reader.receive(packet("g"))).toEqual([{ tag: "packet", text: "g" }]);
});

test("words are written with the low byte first", () => {
  expect(wordText(0x8000_0001)).toBe("01000080");
  expect(wordIn("01000080ff")).toBe(0x8000_0001);
  expect([wordIn("0100"), wordIn("0100008x")]).toEqual([undefined, undefined]);
  expect(bytesIn(bytesText([0, 9, 255]))).toEqual([0, 9, 255]);
  expect([bytesIn("0"), bytesIn("zz")]).toEqual([undefined, undefined]);
});
