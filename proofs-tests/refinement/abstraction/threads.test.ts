import { expect, test } from "vitest";
import { ThreadReader } from "../../../refinement/abstraction/threads.ts";
import { begun, readAll } from "../fixture.ts";

test("a thread is read again only when its bytes change; what was adopted stands for it", () => {
  const { view } = readAll(begun());
  const { bytes, roster } = view;
  const reader = new ThreadReader(bytes);
  const member = roster.members[1];
  if (member === undefined) throw new Error("root lives");
  const first = reader.read(roster, member);
  expect(first).toMatchObject({
    ip: 0,
    sp: 0,
    priority: 100,
    slice: 10,
    activity: { tag: "ready" },
  });
  expect(reader.read(roster, member)).toBe(first);
  const equal = { ...(first as Exclude<typeof first, { claim: string }>) };
  reader.adopt(member, equal as never);
  expect(reader.read(roster, member)).toBe(equal);
  bytes.machine.poke32(member.tcb, 0x1000);
  expect(reader.read(roster, member)).toMatchObject({ ip: 0x1000 });
});

test("of the running thread ip and sp are the hart's", () => {
  const { view } = readAll(begun());
  const [member] = view.roster.members;
  if (member === undefined) throw new Error("σ0 lives");
  view.bytes.machine.writeRegister(2, 0x44);
  const reader = new ThreadReader(view.bytes);
  reader.begin(view.roster);
  expect(reader.read(view.roster, member)).toMatchObject({ sp: 0x44 });
});
