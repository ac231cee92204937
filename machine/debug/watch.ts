// What memory the next instruction is going to touch.

import { u32, type Word } from "../../lib/u32.ts";
import { decode } from "../isa/decode.ts";
import { expansion } from "../isa/rv32c.ts";
import { lengthOf } from "../isa/instruction.ts";
import type { Machine } from "../machine.ts";

export type MemoryAccess = {
  readonly address: Word;
  readonly byteCount: number;
  readonly loads: boolean;
  readonly stores: boolean;
};

const LOAD_OR_STORE = /^(?:l([bhw])u?|s([bhw]))$/;
const byteCounts: Readonly<Record<string, number>> = { b: 1, h: 2, w: 4 };

/** The access of the instruction at pc, by virtual address; `undefined` if it has none. */
export function accessOf(machine: Machine): MemoryAccess | undefined {
  const fetched = machine.nextInstruction();
  const row = fetched === undefined ? undefined : decode(fetched);
  if (fetched === undefined || row === undefined) return undefined;
  const word = lengthOf(fetched) === 2 ? expansion(row, fetched) : fetched;
  const base = lengthOf(fetched) === 2 ? decode(word) : row;
  if (base === undefined) return undefined;
  const operand = (name: string): number =>
    base.format.fields.find((field) => field.operand === name)?.decode(word) ?? 0;
  const address = u32(machine.readRegister(operand("rs1")) + operand("imm"));
  if (/^(lr|sc|amo)/.test(base.name)) {
    const [loads, stores] = [base.name !== "sc.w", base.name !== "lr.w"];
    return { address, byteCount: 4, loads, stores };
  }
  const [, load, store] = LOAD_OR_STORE.exec(base.name) ?? [];
  const byteCount = byteCounts[load ?? store ?? ""];
  if (byteCount === undefined) return undefined;
  return { address, byteCount, loads: load !== undefined, stores: store !== undefined };
}
