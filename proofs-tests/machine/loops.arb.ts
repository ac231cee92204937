// Random programs that go round and round, so that they become hot: loops, calls, accesses to data
// and to code, atomic accesses, fences, traps, and instructions of two bytes between those of four.

import fc from "fast-check";
import * as m from "../../machine/index.ts";
import { encoded } from "../../machine/isa/formats.ts";
import { isInstance, lengthOf } from "../../machine/isa/instruction.ts";
import { isa } from "../../machine/isa/table.ts";
import * as f from "./fixture.ts";
import { arbScene, PAGES, type Scene } from "./scene.arb.ts";

/** What a program is made from; all its jumps stay inside. */
type Halves = readonly number[];

const halvesOf = (word: number): Halves =>
  lengthOf(word) === 2 ? [word] : [word & 0xffff, word >>> 16];
const line = (text: string): Halves => halvesOf(m.assembleLine(text));

// x5 and x6 point to data, the second near the end of a page, x7 to aligned data, x17 into the
// code; x18 is an instruction, x19 the bit that lends U mode's eyes; x8 … x15 change; x16 and x1
// count and link.
const POINTERS = ["x5", "x6", "x7"];
const arbScratch = fc.integer({ min: 8, max: 15 });
const arbPointer = fc.constantFrom(...POINTERS);
const arbNear = fc.integer({ min: -16, max: 16 });

/** Rows that only set rd, which is a scratch register. */
const COMPUTES =
  /^(lui|auipc|(add|xor|or|and|s[lr]l|sra|slt|sltu)i?|sltiu|sub|mul\w*|div|divu|rem|remu)$/;
const COMPUTES_SHORT = /^c\.(sub|xor|or|and|srli|srai|andi)$/;
const arbComputed: fc.Arbitrary<Halves> = fc
  .constantFrom(...isa.filter(({ name }) => COMPUTES.test(name) || COMPUTES_SHORT.test(name)))
  .chain((row) =>
    fc
      .tuple(
        ...row.format.fields.map(({ min, max, multipleOf, operand }) =>
          operand === "rd"
            ? arbScratch.map((n) => [operand, n] as const)
            : fc
                .integer({ min: min / multipleOf, max: max / multipleOf })
                .map((n) => [operand, n * multipleOf] as const),
        ),
      )
      .map((operands) => encoded(row.match, row.format, Object.fromEntries(operands)))
      .filter((word) => isInstance(row, word)),
  )
  .map(halvesOf);

const arbAccess: fc.Arbitrary<Halves> = fc
  .tuple(
    fc.constantFrom("lb", "lh", "lw", "lbu", "lhu", "sb", "sh", "sw"),
    fc.oneof({ weight: 9, arbitrary: arbScratch }, { weight: 1, arbitrary: fc.constant(0) }),
    arbPointer,
    fc.oneof(
      arbNear,
      arbNear.map((n) => 4 * n),
    ),
  )
  .map(([name, register, pointer, at]) => line(`${name} x${register}, ${at}(${pointer})`));

const ATOMICS = ["swap", "add", "xor", "and", "or", "min", "max", "minu", "maxu"];
const arbAtomic: fc.Arbitrary<Halves> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...ATOMICS).map((name) => `amo${name}.w`),
      fc.constantFrom("lr.w", "sc.w"),
    ),
    fc.oneof(arbScratch, fc.constant(0)),
    arbScratch,
  )
  .map(([name, rd, rs2]) =>
    line(name === "lr.w" ? `lr.w x${rd}, (x7), 0` : `${name} x${rd}, x${rs2}, (x7), 0`),
  );

/** What the translator leaves to the hart, or what makes it forget. */
const arbRare: fc.Arbitrary<Halves> = fc
  .constantFrom(
    "sfence.vma x0, x0",
    "sfence.vma x5, x0",
    "sfence.vma x0, x6",
    "sfence.vma x5, x6",
    "wfi",
    "csrrs x8, mstatus, x19",
    "csrrc x8, mstatus, x19",
    "csrrs x8, instret, x0",
    "csrrs x9, cycle, x0",
    "csrrw x9, sscratch, x9",
    "fence.i",
    "fence rw, rw",
    "ecall",
    "ebreak",
    "sw x18, 0(x17)",
    "sw x18, 64(x17)",
    "sh x18, 6(x17)",
    "amoswap.w x8, x18, (x17), 0",
  )
  .map(line);

const arbSimple = fc.oneof(
  { weight: 8, arbitrary: arbComputed },
  { weight: 8, arbitrary: arbAccess },
  { weight: 3, arbitrary: arbAtomic },
  { weight: 1, arbitrary: arbRare },
);
const arbStraight: fc.Arbitrary<Halves> = fc
  .array(arbSimple, { minLength: 1, maxLength: 8 })
  .map((all) => all.flat());

const BRANCHES = ["beq", "bne", "blt", "bge", "bltu", "bgeu"];
/** A branch over something. */
const arbIf: fc.Arbitrary<Halves> = fc
  .tuple(fc.constantFrom(...BRANCHES), arbScratch, arbScratch, arbStraight)
  .map(([name, a, b, inside]) => [
    ...line(`${name} x${a}, x${b}, ${4 + 2 * inside.length}`),
    ...inside,
  ]);

const arbBody = fc
  .array(fc.oneof(arbStraight, arbIf), { minLength: 1, maxLength: 4 })
  .map((all) => all.flat());

/** Some rounds of something. */
const arbLoop: fc.Arbitrary<Halves> = fc
  .tuple(fc.integer({ min: 1, max: 40 }), arbBody)
  .map(([rounds, inside]) => [
    ...line(`addi x16, x0, ${rounds}`),
    ...inside,
    ...line("addi x16, x16, -1"),
    ...line(`bne x16, x0, ${-(4 + 2 * inside.length)}`),
  ]);

/** Some rounds of accesses by a pointer that walks, which is back where it was in the end. */
const arbWalk: fc.Arbitrary<Halves> = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom(1, 2, 4, 8, 40, -1, -4, -12),
    arbPointer,
    fc.array(arbAccess, { minLength: 1, maxLength: 4 }),
    arbStraight,
  )
  .map(([rounds, each, pointer, accesses, between]) => {
    const inside = [
      ...accesses.flat(),
      ...between,
      ...line(`addi ${pointer}, ${pointer}, ${each}`),
    ];
    return [
      ...line(`addi x16, x0, ${rounds}`),
      ...inside,
      ...line("addi x16, x16, -1"),
      ...line(`bne x16, x0, ${-(4 + 2 * inside.length)}`),
      ...line(`addi ${pointer}, ${pointer}, ${-each * rounds}`),
    ];
  });

/** A call over a function that stands in the way, and one of it from behind. */
const arbCalls: fc.Arbitrary<Halves> = fc
  .tuple(arbBody, arbStraight)
  .map(([called, between]) => [
    ...line(`jal x0, ${8 + 2 * called.length}`),
    ...called,
    ...line("jalr x0, 0(x1)"),
    ...line(`jal x1, ${-(4 + 2 * called.length)}`),
    ...between,
    ...line(`jal x1, ${-(8 + 2 * called.length + 2 * between.length)}`),
  ]);

/** Everything once, and again from the start. */
const arbHalves: fc.Arbitrary<Halves> = fc
  .array(fc.oneof(arbBody, arbLoop, arbWalk, arbCalls), { minLength: 1, maxLength: 5 })
  .map((all) => all.flat())
  .map((all) => [...all, ...line(`jal x0, ${-2 * all.length}`)]);

const HALVES_IN_PAGE = f.PAGE / 2;

/** A scene whose program lies over the end of its first page. */
export const arbLoops: fc.Arbitrary<Scene> = fc
  .tuple(
    arbScene,
    arbHalves,
    fc.nat(60),
    fc.boolean(),
    fc.array(fc.nat(), { minLength: 31, maxLength: 31 }),
  )
  .map(([scene, halves, before, isLate, registers]) => {
    const start = Math.max(0, HALVES_IN_PAGE - Math.min(before, halves.length));
    const pageOf = (n: number): number =>
      scene.mode === m.MACHINE_MODE ? f.addressOf(PAGES[n] ?? 0) : f.USER_PAGE + n * f.PAGE;
    const data = pageOf(2);
    const values = [...registers];
    values[5 - 1] = data + 64;
    values[6 - 1] = data + f.PAGE - 8;
    values[7 - 1] = data + 128;
    values[17 - 1] = pageOf(0) + 2 * start;
    values[18 - 1] = m.assembleLine("addi x8, x8, 1");
    values[19 - 1] = m.MSTATUS_MPRV;
    return {
      ...scene,
      halves,
      // Mostly it can go on.
      flags: scene.flags.map((flags, n) => (n === 1 || values[19]! % 3 > 0 ? f.ALL : flags)),
      start: 2 * start,
      registers: values,
      timer: isLate ? 0x7fff_ffff : scene.timer,
    };
  });
