// Random programs, over the whole ISA table, on a small machine with Sv32, traps and a timer.

import fc from "fast-check";
import { u32 } from "../../lib/u32.ts";
import * as m from "../../machine/index.ts";
import { encoded } from "../../machine/isa/formats.ts";
import { isInstance, lengthOf } from "../../machine/isa/instruction.ts";
import { isa } from "../../machine/isa/table.ts";
import * as f from "./fixture.ts";

/** A handler that skips four bytes; it lies in page 15 of RAM, and uses t6. */
const HANDLER_PAGE = 15;
const HANDLER_LINES = ["csrrs t6, mepc, zero", "addi t6, t6, 4", "csrrw zero, mepc, t6", "mret"];

/** Pages of RAM that U mode sees one after the other: two of code, and two of data. */
export const PAGES: readonly number[] = [f.FRAME, f.FRAME + 3, f.FRAME + 1, f.FRAME + 6];
const CODE_BYTES = 2 * f.PAGE;

/** The half words of one random instruction. */
export const arbHalves: fc.Arbitrary<number[]> = fc.constantFrom(...isa).chain((row) =>
  fc
    .tuple(
      ...row.format.fields.map(({ min, max, multipleOf, operand }) =>
        fc
          .oneof(
            fc.integer({ min: min / multipleOf, max: max / multipleOf }),
            fc.integer({
              min: Math.max(min, -64) / multipleOf,
              max: Math.floor(Math.min(max, 64) / multipleOf),
            }),
          )
          .map((n) => [operand, n * multipleOf] as const),
      ),
    )
    .map((operands) => encoded(row.match, row.format, Object.fromEntries(operands)))
    .filter((word) => isInstance(row, word))
    .map((word) => (lengthOf(word) === 2 ? [word] : [word & 0xffff, word >>> 16])),
);

const arbOptions = fc.record({
  misaligned: fc.constantFrom("trapping" as const, "working" as const),
  accessedDirty: fc.constantFrom("faulting" as const, "updating" as const),
  tlbPolicy: fc.constantFrom<m.TlbPolicy>("keeps", "forgets", { seed: 7 }),
});

/** What is in the registers: mostly addresses near the pages. */
const arbRegisters = fc.array(
  fc.oneof(
    fc.integer({ min: f.USER_PAGE, max: f.USER_PAGE + 4 * f.PAGE }),
    fc.integer({ min: f.USER_PAGE, max: f.USER_PAGE + 4 * f.PAGE }).map((at) => at & ~3),
    fc.integer({ min: 0, max: 0xffff_ffff }),
  ),
  { minLength: 31, maxLength: 31 },
);

export type Scene = {
  readonly options: Partial<m.MachineOptions>;
  readonly halves: readonly number[];
  readonly registers: readonly number[];
  readonly flags: readonly number[];
  readonly mode: m.Mode;
  readonly timer: number;
  /** Where the program begins, in bytes from the start of its first page. Before, it ends. */
  readonly start?: number;
};
export const arbScene: fc.Arbitrary<Scene> = fc.record({
  options: arbOptions,
  halves: fc.array(arbHalves, { minLength: 20, maxLength: 60 }).map((all) => all.flat()),
  registers: arbRegisters,
  flags: fc.array(fc.constantFrom(f.ALL, f.ALL, f.ALL & ~m.PTE_D, f.ALL & ~m.PTE_U, 0), {
    minLength: 4,
    maxLength: 4,
  }),
  mode: fc.constantFrom(m.USER_MODE, m.USER_MODE, m.SUPERVISOR_MODE, m.MACHINE_MODE),
  timer: fc.nat(300),
});

/** The machine of `scene`, about to begin. */
export function machineOf(scene: Scene, more: Partial<m.MachineOptions> = {}): m.Machine {
  const { mode, halves, start = 0 } = scene;
  const machine = f.userMachine(f.ALL, { ...scene.options, ...more });
  const own = mode === m.SUPERVISOR_MODE ? m.PTE_U : 0; // S mode executes its own pages.
  for (const [n, page] of PAGES.entries()) {
    const flags = (scene.flags[n] ?? 0) ^ own;
    f.setEntry(machine, 0, f.USER_PAGE + n * f.PAGE, f.entry(page, n === 0 ? f.ALL ^ own : flags));
  }
  for (let at = 0; at < CODE_BYTES; at += 2) {
    const half = halves[((CODE_BYTES + at - start) / 2) % halves.length] ?? 0;
    const place = f.addressOf(PAGES[at < f.PAGE ? 0 : 1] ?? 0) + (at % f.PAGE);
    machine.poke8(place, half & 255);
    machine.poke8(place + 1, half >>> 8);
  }
  for (const [n, line] of HANDLER_LINES.entries())
    machine.poke32(f.addressOf(HANDLER_PAGE) + 4 * n, m.assembleLine(line));
  machine.csrWrite(m.MTVEC, f.addressOf(HANDLER_PAGE));
  machine.csrWrite(m.MIE, m.MIP_MTIP);
  machine.store32(m.CLINT_MTIMECMP, scene.timer);
  for (const [n, value] of scene.registers.entries()) machine.writeRegister(n + 1, u32(value));
  const code = mode === m.MACHINE_MODE ? f.addressOf(f.FRAME) : f.USER_PAGE;
  f.enter(machine, mode, code + start);
  return machine;
}
