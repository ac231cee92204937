import { describe, expect, test } from "vitest";
import { fixedMemory, functionOf, functionTable } from "../../../machine/memory/webassembly.ts";
import { Code, I32, moduleOf, op } from "../../../machine/translate/wasm.ts";

const memory = fixedMemory(65536);
const table = functionTable(4);

/** The function whose body `write` makes; its parameters are locals 0 and 1. */
function functionFrom(write: (code: Code) => void, locals = 0): (a: number, b: number) => number {
  const code = new Code();
  write(code);
  return functionOf(moduleOf(code, locals), memory, table);
}

test.each([0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, -8192, 0x7fff_ffff, -0x8000_0000])(
  "The constant %d is what it says",
  (value) => {
    expect(functionFrom((code) => code.constant(value))(0, 0)).toBe(value);
    const wide = functionFrom((code) => {
      code.constant64(value);
      code.emit(op.i32Wrap);
    });
    expect(wide(0, 0)).toBe(value);
  },
);

test("Locals are set and read, also beyond the 128th", () => {
  const add = functionFrom((code) => {
    code.get(0);
    code.tee(200);
    code.get(1);
    code.emit(op.i32Add);
    code.set(1);
    code.get(1);
    code.get(200);
    code.emit(op.i32Sub);
  }, 220);
  expect(add(40, 2)).toBe(2);
});

test("Memory is read and written at an offset", () => {
  const words = new Int32Array(memory.buffer);
  words[300] = 17;
  const swap = functionFrom((code) => {
    code.constant(0);
    code.memory(op.i32Load, 1200);
    code.get(0);
    code.get(1);
    code.memory(op.i32Store, 1200);
  });
  expect(swap(0, 21)).toBe(17);
  expect(words[300]).toBe(21);
});

describe("Control", () => {
  test("branches find their label through what lies between", () => {
    // 1 + 2 + … + a, by a loop with an exit out of two blocks.
    const sum = functionFrom((code) => {
      code.block("done");
      code.loop("again");
      code.get(0);
      code.emit(op.i32IsZero);
      code.branchIf("done");
      code.get(0);
      code.get(2);
      code.emit(op.i32Add);
      code.set(2);
      code.get(0);
      code.constant(1);
      code.emit(op.i32Sub);
      code.set(0);
      code.constant(1);
      code.if();
      code.branch("again");
      code.end();
      code.end();
      code.end();
      code.get(2);
    }, 1);
    expect(sum(100, 0)).toBe(5050);
  });

  test("a table chooses a label, and its last for all else", () => {
    const choose = functionFrom((code) => {
      code.block("else");
      code.block("one");
      code.block("zero");
      code.get(0);
      code.branchTable(["zero", "one"], "else");
      code.end();
      code.constant(10);
      code.emit(op.return);
      code.end();
      code.constant(11);
      code.emit(op.return);
      code.end();
      code.constant(99);
    });
    expect([0, 1, 2, -1].map((n) => choose(n, 0))).toEqual([10, 11, 99, 99]);
  });

  test("a condition gives a word", () => {
    const larger = functionFrom((code) => {
      code.get(0);
      code.get(1);
      code.emit(op.i32Greater);
      code.if(I32);
      code.get(0);
      code.emit(op.else);
      code.get(1);
      code.end();
    });
    expect([larger(3, 5), larger(5, 3)]).toEqual([5, 5]);
  });

  test("a tail call goes to another module, and deeper than any stack", () => {
    const countDown = functionFrom((code) => {
      code.get(0);
      code.emit(op.i32IsZero);
      code.if();
      code.get(1);
      code.emit(op.return);
      code.end();
      code.get(0);
      code.constant(1);
      code.emit(op.i32Sub);
      code.get(1);
      code.constant(1);
      code.emit(op.i32Add);
      code.constant(3);
      code.tailCall();
    });
    table.set(3, countDown);
    expect(countDown(1_000_000, 5)).toBe(1_000_005);
  });
});

test("A label that is not there, and an end of nothing, are bugs", () => {
  const code = new Code();
  expect(code.has("here")).toBe(false);
  expect(() => code.branch("here")).toThrow("there is a label here");
  expect(() => code.end()).toThrow("every end ends something");
});
