import { describe, expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import {
  byteAt,
  pageOf,
  taskNumber,
  withPage,
  withFrames,
  type State,
} from "../../../spec/index.ts";
import { bytesOf, copyStrings, delivered, fitting } from "../../../spec/parts/strings.ts";
import { booted, FRAME, hello, item, mapped, offers, root, sigma0, strings } from "../world.ts";

const [from, to] = [taskNumber(1), taskNumber(2)];
const START = FRAME * 4096;
/** root has σ0's second frame at page 0x40, the third at 0x41 without w. */
const world = mapped(
  mapped(booted, sigma0, FRAME + 1, root, 0x40),
  sigma0,
  FRAME + 2,
  root,
  0x41,
  4,
);
const bytes = (state: State, frame: number, offset: number, count: number): readonly number[] => {
  const page = pageOf(state.frames, frame) ?? [];
  return Array.from({ length: count }, (_, n) => byteAt(page, offset + n));
};

test("strings count together; what fits is bounded by the buffer", () => {
  const message = strings([3, 0], [4, 0]);
  expect([bytesOf(message), bytesOf(hello)]).toEqual([7, 0]);
  expect([5, 7, 9].map((length) => fitting(message, { address: 0, length }))).toEqual([5, 7, 7]);
});

test("the receiver is told how much of each string came, and where it begins", () => {
  const message = strings([3, 0x10], [4, 0x20], [5, 0x30]);
  const told = delivered(message, { address: 0x1000, length: 5 }, 5);
  expect(told.words).toEqual([3 * 1024, 0x1000, 2 * 1024, 0x1003, 0, 0x1005]);
  expect(told.items.map((string) => string.tag === "string" && string.length)).toEqual([3, 2, 0]);
  const page = offers(item("map", 1, 7));
  expect(delivered(page, { address: 0, length: 9 }, 0)).toBe(page);
});

describe("copying", () => {
  const copy = { from, to, buffer: { address: 0x40010, length: 100 }, copied: 0 };

  test("lays one string behind the other, byte for byte, and touches nothing else", () => {
    const message = strings([3, START + 5], [2, START + 4]);
    const { state, copied, lack } = copyStrings(world, { ...copy, message });
    expect([copied, lack]).toEqual([5, undefined]);
    expect(bytes(state, FRAME + 1, 0x10, 3)).toEqual(bytes(world, FRAME, 5, 3));
    expect(bytes(state, FRAME + 1, 0x13, 2)).toEqual(bytes(world, FRAME, 4, 2));
    expect(bytes(state, FRAME + 1, 0x15, 4)).toEqual(bytes(world, FRAME + 1, 0x15, 4));
    expect(pageOf(state.frames, FRAME)).toBe(pageOf(world.frames, FRAME));
  });

  test("stops at the first byte for which the receiver lacks w, and goes on there", () => {
    const buffer = { address: 0x40ffe, length: 100 };
    const message = strings([4, START]);
    const { copied, lack, state } = copyStrings(world, { ...copy, buffer, message });
    expect(copied).toBe(2);
    expect(lack).toEqual({ side: "receiver", access: "store", address: 0x41000 });
    const open = mapped(state, sigma0, FRAME + 2, root, 0x41);
    const end = copyStrings(open, { ...copy, buffer, message, copied });
    expect([end.copied, end.lack]).toEqual([4, undefined]);
    expect(bytes(end.state, FRAME + 2, 0, 2)).toEqual(bytes(world, FRAME, 2, 2));
  });

  test("stops where the sender lacks r; it is asked first", () => {
    const message = strings([8, START + 0x3ffe]);
    const { copied, lack } = copyStrings(world, { ...copy, message });
    expect([copied, lack]).toEqual([
      2,
      { side: "sender", access: "load", address: START + 0x4000 },
    ]);
    const nowhere = { ...copy, buffer: { address: 0x50000, length: 4 } };
    expect(copyStrings(world, { ...nowhere, message: strings([1, 0]) }).lack?.side).toBe("sender");
  });

  test("of ranges that overlap, what was copied is copied again", () => {
    const shared = { ...copy, from: to, buffer: { address: 0x40001, length: 8 } };
    const { state } = copyStrings(world, { ...shared, message: strings([8, 0x40000]) });
    const [first] = bytes(world, FRAME + 1, 0, 1);
    expect(bytes(state, FRAME + 1, 0, 9)).toEqual(Array.from({ length: 9 }, () => first));
  });

  test("in pieces it is what it is in one go", () => {
    const random = prng(3);
    for (let round = 0; round < 50; round++) {
      const message = strings([random.below(3000), START + random.below(4000)], [7, START + 9]);
      const buffer = { address: 0x40000 + random.below(900), length: 3100 };
      const whole = copyStrings(world, { ...copy, message, buffer });
      const some = { address: buffer.address, length: random.below(3100) };
      const part = copyStrings(world, { ...copy, message, buffer: some });
      const rest = copyStrings(part.state, { ...copy, message, buffer, copied: part.copied });
      expect(rest.state.frames).toEqual(whole.state.frames);
    }
  });

  test("a frame that is no memory cannot be read", () => {
    const { first, pages } = withPage(world.frames, FRAME, []);
    const less = withFrames(world, { first: first + 1, pages: pages.slice(1) });
    const { lack } = copyStrings(less, { ...copy, message: strings([1, START]) });
    expect(lack?.side).toBe("sender");
  });
});
