// Makes ELF files for tests: a header, segments, and a table of symbols at the end.

type Parts = {
  readonly entry: number;
  readonly segments: readonly {
    readonly address: number;
    readonly bytes: readonly number[] | Uint8Array;
    readonly byteCount?: number;
  }[];
  readonly symbols?: readonly {
    readonly name: string;
    readonly address: number;
    readonly size: number;
  }[];
};

const HEADER = 52;
const SEGMENT = 32;
const SECTION = 40;
const SYMBOL = 16;

/** The bytes of an executable with these parts. */
export function elfOf({ entry, segments, symbols = [] }: Parts): Uint8Array {
  const names = `\0${symbols.map(({ name }) => `${name}\0`).join("")}`;
  const dataAt = HEADER + SEGMENT * segments.length;
  const dataBytes = segments.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const symbolsAt = dataAt + dataBytes;
  const namesAt = symbolsAt + SYMBOL * symbols.length;
  const sectionsAt = namesAt + names.length;
  const file = new Uint8Array(sectionsAt + 2 * SECTION);
  const view = new DataView(file.buffer);
  const words = (at: number, values: readonly number[]): void =>
    values.forEach((value, n) => view.setUint32(at + 4 * n, value, true));
  words(0, [0x464c_457f, 0x0001_0101, 0, 0, 0x00f3_0002, 1, entry, HEADER, sectionsAt, 0]);
  words(40, [HEADER | (SEGMENT << 16), segments.length | (SECTION << 16), 2]);
  let offset = dataAt;
  for (const [n, { address, bytes, byteCount = bytes.length }] of segments.entries()) {
    words(HEADER + SEGMENT * n, [1, offset, address, address, bytes.length, byteCount, 7, 4]);
    file.set(bytes, offset);
    offset += bytes.length;
  }
  for (const [n, { name, address, size }] of symbols.entries())
    words(symbolsAt + SYMBOL * n, [names.indexOf(`\0${name}\0`) + 1, address, size, 0x0001_0000]);
  file.set(new TextEncoder().encode(names), namesAt);
  words(sectionsAt, [0, 2, 0, 0, symbolsAt, SYMBOL * symbols.length, 1, 0, 4, SYMBOL]);
  words(sectionsAt + SECTION, [0, 3, 0, 0, namesAt, names.length, 0, 0, 1, 0]);
  return file;
}
