// Accesses to quiet CSRs as translated code. All others are left to the hart.

import { present } from "../../lib/assert.ts";
import { quietCsr } from "../fast/quietCsrs.ts";
import { modeOfCsr } from "../hart/csrs.ts";
import type { AccessCode } from "./accesses.ts";
import type { Step } from "./steps.ts";
import { op } from "./wasm.ts";

const NAME = /^csrr([wsc])(i?)$/;

/** Is `step` an access to such a CSR, and one that `mode` may do? */
export const isQuietAccess = ({ name, csr: number }: Step, mode: number): boolean =>
  NAME.test(name) && quietCsr(number) !== undefined && mode >= modeOfCsr(number);

/** The code of a step of which `isQuietAccess` holds. */
export function accessQuietly(region: AccessCode, step: Step): void {
  const { code, value } = region;
  const [, kind, isImmediate] = NAME.exec(step.name) ?? [];
  const { word, writable } = present(quietCsr(step.csr), "csrs: the access is quiet");
  code.constant(0);
  code.memory(op.i32Load, 4 * word);
  code.set(value);
  const operand = isImmediate === "i" ? step.immediate : step.rs1;
  if (kind === "w" || operand !== 0) {
    code.constant(0);
    if (kind !== "w") code.get(value);
    if (isImmediate === "i") code.constant(step.immediate);
    else region.get(step.rs1);
    if (kind === "c") {
      code.constant(-1);
      code.emit(op.i32Xor, op.i32And);
    } else if (kind === "s") code.emit(op.i32Or);
    code.constant(writable);
    code.emit(op.i32And);
    code.memory(op.i32Store, 4 * word);
  }
  if (step.rd === 0) return;
  code.get(value);
  region.set(step.rd);
}
