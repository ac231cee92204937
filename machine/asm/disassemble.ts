// The disassembler: a word as a line of assembly, which the assembler reads back.

import { hex, type Word } from "../../lib/u32.ts";
import { csrName } from "../hart/csrs.ts";
import { decode } from "../isa/decode.ts";
import type { Field } from "../isa/formats.ts";
import { orderName, registerName } from "./names.ts";

/** `lw a0, -4(sp)`; for what is no instruction, `.word 0x…`. */
export function disassemble(word: Word): string {
  const row = decode(word);
  if (row === undefined) return `.word ${hex(word)}`;
  const { syntax, fields } = row.format;
  if (fields.length === 0) return row.name;
  const operands = syntax.replace(/\w+/g, (operand) => {
    const field = fields.find((candidate) => candidate.operand === operand);
    return field === undefined ? operand : print(field, field.decode(word));
  });
  return `${row.name} ${operands}`;
}

function print(field: Field, value: number): string {
  switch (field.kind) {
    case "register":
      return registerName(value);
    case "pattern":
      return pattern(value);
    case "csr":
      return csrName(value) ?? pattern(value);
    case "order":
      return orderName(value);
    case "number":
      return value.toString();
  }
}

const pattern = (value: number): string => `0x${value.toString(16)}`;
