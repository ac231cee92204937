import { expect, test } from "vitest";
import { addressIn, bytesOf } from "../../../refinement/abstraction/bytes.ts";
import { listFrom, ringFrom } from "../../../refinement/abstraction/queue.ts";
import { begun, smallBoot } from "../fixture.ts";

const bytes = bytesOf(begun().machine, smallBoot);
const tcb = (index: number): number => addressIn(bytes.places.threads, index);
/** Links as a table says: block → next. */
const links = (next: Record<number, number>, previous: Record<number, number>) => ({
  next: (block: number) => next[block] ?? 0,
  previous: (block: number) => previous[block] ?? 0,
});

const [a, b, c] = [tcb(0), tcb(1), tcb(2)];
const ring = links({ [a]: b, [b]: c, [c]: a }, { [a]: c, [b]: a, [c]: b });

test("rings and lists are followed in their order", () => {
  expect(ringFrom(bytes, b, ring)).toEqual({ blocks: [b, c, a], wrong: [] });
  expect(ringFrom(bytes, 0, ring)).toEqual({ blocks: [], wrong: [] });
  const list = links({ [a]: c }, { [c]: a });
  expect(listFrom(bytes, a, list)).toEqual({ blocks: [a, c], wrong: [] });
});

test.each([
  ["a link to no block", links({ [a]: 5 }, {})],
  ["a ring that does not close", links({ [a]: b, [b]: c, [c]: b }, { [b]: a, [c]: b })],
  ["a link that does not lead back", links({ [a]: b, [b]: a }, { [a]: b, [b]: c })],
])("%s is found, and ends the search", (_, broken) => {
  expect(ringFrom(bytes, a, broken).wrong).not.toEqual([]);
  expect(listFrom(bytes, a, broken).wrong).not.toEqual([]);
});
