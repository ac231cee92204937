// Executables: an ELF file for a 32-bit little-endian RISC-V, read strictly. What is not such a
// file, or is cut short, is refused with a sentence. (System V ABI, "Object Files"; RISC-V ELF
// psABI)

import { hex, u32, type Word } from "../lib/u32.ts";

/** Bytes that belong at a physical address; memory up to `byteCount` is zero. */
export type Segment = {
  readonly address: Word;
  readonly bytes: Uint8Array;
  readonly byteCount: number;
};

export type ElfSymbol = { readonly name: string; readonly address: Word; readonly size: number };

export type Executable = {
  readonly entry: Word;
  readonly segments: readonly Segment[];
  /** Functions, objects and labels, in the order of the file; none if it was stripped. */
  readonly symbols: readonly ElfSymbol[];
};

export type ElfResult =
  | { readonly tag: "executable"; readonly value: Executable }
  | { readonly tag: "refused"; readonly says: string };

const HEADER_BYTES = 52;
const SEGMENT_BYTES = 32;
const SECTION_BYTES = 40;
const SYMBOL_BYTES = 16;
/** Far more than a linker makes; a bound for files that are not from a linker. */
const SYMBOLS_MAX = 1_000_000;

/** Segments may share bytes of the file, but not without end. */
const LOADED_TIMES_MAX = 4;

const MAGIC = 0x464c_457f; // 0x7f, "ELF"
const CLASS_32 = 1;
const LITTLE_ENDIAN = 1;
const TYPE_EXECUTABLE = 2;
const MACHINE_RISCV = 243;
const SEGMENT_LOAD = 1;
const SECTION_SYMBOLS = 2;
const SYMBOL_TYPE_MAX = 2; // no type, object, function; not sections and files
const UNDEFINED_SECTION = 0;

class Refusal extends Error {}

/** Reads `file`, which is not kept. */
export function readElf(file: Uint8Array): ElfResult {
  try {
    return { tag: "executable", value: new Reader(file).executable() };
  } catch (error) {
    if (error instanceof Refusal) return { tag: "refused", says: error.message };
    throw error;
  }
}

class Reader {
  private readonly file: Uint8Array;
  private readonly view: DataView;

  constructor(file: Uint8Array) {
    this.file = file;
    this.view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  }

  executable(): Executable {
    this.checkHeader();
    const entry = this.word(24);
    if (entry % 2 !== 0) throw new Refusal(`its entry ${hex(entry)} is odd`);
    const loads = this.table(28, 42, 44, SEGMENT_BYTES, "program header").filter(
      (at) => this.word(at) === SEGMENT_LOAD && this.word(at + 20) > 0,
    );
    if (loads.length === 0) throw new Refusal("it has nothing to load");
    for (const at of loads) this.within(this.word(at + 4), this.word(at + 16), "a segment");
    const fileBytes = loads.reduce((sum, at) => sum + this.word(at + 16), 0);
    if (fileBytes > LOADED_TIMES_MAX * this.file.length)
      throw new Refusal("its segments are many times larger than the file: they overlap in it");
    const segments = loads.map((at) => this.segment(at));
    return { entry, segments, symbols: this.symbols() };
  }

  private checkHeader(): void {
    if (this.file.length < 4 || this.word(0) !== MAGIC) throw new Refusal("it is no ELF file");
    if (this.file.length < HEADER_BYTES) throw new Refusal("it ends within its header");
    if (this.byte(4) !== CLASS_32) throw new Refusal("it is not for 32 bits");
    if (this.byte(5) !== LITTLE_ENDIAN) throw new Refusal("it is not little-endian");
    const machine = this.half(18);
    if (machine !== MACHINE_RISCV)
      throw new Refusal(`it is for machine ${machine}, not for RISC-V (${MACHINE_RISCV})`);
    const type = this.half(16);
    if (type !== TYPE_EXECUTABLE)
      throw new Refusal(`it is of type ${type}, not a linked executable (${TYPE_EXECUTABLE})`);
  }

  private segment(at: number): Segment {
    const [offset, fileBytes, byteCount] = [
      this.word(at + 4),
      this.word(at + 16),
      this.word(at + 20),
    ];
    if (fileBytes > byteCount) throw new Refusal("a segment is larger in the file than in memory");
    const bytes = this.slice(offset, fileBytes, "a segment");
    return { address: this.word(at + 12), bytes, byteCount };
  }

  private symbols(): readonly ElfSymbol[] {
    const sections = this.table(32, 46, 48, SECTION_BYTES, "section header");
    const [table, another] = sections.filter((at) => this.word(at + 4) === SECTION_SYMBOLS);
    if (table === undefined) return [];
    if (another !== undefined) throw new Refusal("it has more than one table of symbols");
    const names = sections[this.word(table + 24)];
    if (names === undefined) throw new Refusal("its symbols have no names");
    return this.symbolsIn(this.part(table), this.part(names));
  }

  private symbolsIn(table: Uint8Array, names: Uint8Array): readonly ElfSymbol[] {
    const count = Math.min(Math.floor(table.length / SYMBOL_BYTES), SYMBOLS_MAX);
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const symbols: ElfSymbol[] = [];
    for (let at = 0; at < count * SYMBOL_BYTES; at += SYMBOL_BYTES) {
      const type = view.getUint8(at + 12) & 15;
      if (type > SYMBOL_TYPE_MAX || view.getUint16(at + 14, true) === UNDEFINED_SECTION) continue;
      const name = textAt(names, view.getUint32(at, true));
      if (name === "") continue;
      symbols.push({
        name,
        address: view.getUint32(at + 4, true),
        size: view.getUint32(at + 8, true),
      });
    }
    return symbols;
  }

  /** The file offsets of the entries of a table; the header says where, how large, how many. */
  private table(
    where: number,
    size: number,
    count: number,
    bytes: number,
    name: string,
  ): readonly number[] {
    const [start, entryCount] = [this.word(where), this.half(count)];
    if (entryCount === 0) return [];
    if (this.half(size) !== bytes) throw new Refusal(`a ${name} has not ${bytes} bytes`);
    this.slice(start, entryCount * bytes, `the table of ${name}s`);
    return Array.from({ length: entryCount }, (_, n) => start + n * bytes);
  }

  /** The bytes of the section whose header is at `at`. */
  private part(at: number): Uint8Array {
    return this.slice(this.word(at + 16), this.word(at + 20), "a section");
  }

  private slice(offset: number, length: number, what: string): Uint8Array {
    this.within(offset, length, what);
    return this.file.slice(offset, offset + length);
  }

  private within(offset: number, length: number, what: string): void {
    if (offset + length > this.file.length) throw new Refusal(`it ends within ${what}`);
  }

  private byte(at: number): number {
    return this.view.getUint8(at);
  }

  private half(at: number): number {
    return this.view.getUint16(at, true);
  }

  private word(at: number): Word {
    return u32(this.view.getUint32(at, true));
  }
}

/** Names are ASCII and end in 0. */
const NAME_BYTES_MAX = 4096;
function textAt(names: Uint8Array, start: number): string {
  const end = names.indexOf(0, start);
  if (start >= names.length || end === -1 || end - start > NAME_BYTES_MAX) return "";
  return String.fromCharCode(...names.subarray(start, end));
}
