// The assembler: from a name and operands, or a line of text, to a word. It knows what the ISA
// table knows, and no pseudo-instructions.

import { assert, present } from "../../lib/assert.ts";
import type { Word } from "../../lib/u32.ts";
import { csrNumber } from "../hart/csrs.ts";
import { encoded, type Field, type Operands } from "../isa/formats.ts";
import { type Instruction, isInstance } from "../isa/instruction.ts";
import { isa } from "../isa/table.ts";
import { orderNumber, registerNumber } from "./names.ts";

const byName: ReadonlyMap<string, Instruction> = new Map(isa.map((row) => [row.name, row]));

/**
 * The word for instruction `name` with exactly the operands of its format. Registers are numbers;
 * branch and jump immediates count bytes from the instruction; those of lui and auipc are the upper
 * 20 bits as a number from 0. A missing, unknown or out of range operand is a bug of the caller.
 */
export function assemble(name: string, operands: Operands = {}): Word {
  const row = present(byName.get(name), `assemble: no instruction ${name}`);
  const given = Object.keys(operands).length;
  assert(given === row.format.fields.length, `assemble: ${name} takes ${row.format.syntax}`);
  for (const field of row.format.fields) {
    const value = present(operands[field.operand], `assemble: ${name} wants ${field.operand}`);
    const fits = value >= field.min && value <= field.max && value % field.multipleOf === 0;
    assert(fits, `assemble: ${name} does not take ${field.operand} = ${value}`);
  }
  const word = encoded(row.match, row.format, operands);
  assert(isInstance(row, word), `assemble: ${name} does not take these operands together`);
  return word;
}

/** The word for a line such as `lw a0, -4(sp)`: exactly what `disassemble` writes. */
export function assembleLine(line: string): Word {
  const [, name = "", rest = ""] = /^\s*(\S+)\s*(.*?)\s*$/.exec(line) ?? [];
  const row = present(byName.get(name), `assemble: no instruction in "${line}"`);
  const { syntax, fields } = row.format;
  const names = [...syntax.matchAll(/\w+/g)].map(([operand]) => operand);
  const values = patternOf(syntax).exec(rest);
  assert(values !== null, `assemble: ${name} takes ${syntax}`);
  const operands = fields.map((field) => {
    const text = values[names.indexOf(field.operand) + 1] ?? "";
    const value = parse(field, text);
    return [field.operand, present(value, `assemble: ${field.operand} is not ${text}`)] as const;
  });
  return assemble(name, Object.fromEntries(operands));
}

/** Matches operands written in `syntax`, one group for each. */
function patternOf(syntax: string): RegExp {
  const literal = syntax.replace(/[()]/g, "\\$&").replace(/, /g, "\\s*,\\s*");
  return new RegExp(
    `^${literal.replace(/\b(rd|rs1|rs2|imm|csr|pred|succ|order)\b/g, "([-\\w]+)")}$`,
  );
}

function parse(field: Field, text: string): number | undefined {
  if (field.kind === "register") return registerNumber(text);
  if (field.kind === "order") return orderNumber(text);
  const number = text.startsWith("-") ? -Number(text.slice(1)) : Number(text);
  if (!Number.isNaN(number)) return number;
  return field.kind === "csr" ? csrNumber(text) : undefined;
}
