import fc from "fast-check";
import { expect, test } from "vitest";
import { PacketReader, packet } from "../../../machine/debug/packets.ts";
import { Session } from "../../../machine/debug/index.ts";
import { counting, DATA, LOAD, LOOP, STORE } from "./fixture.ts";

const hex = (number: number): string => number.toString(16);

/** A session over the counting program; `ask` sends a packet and gives the answers. */
function opened() {
  const wire: string[] = [];
  const session = new Session(counting(), (text) => void wire.push(text));
  const answers = (): readonly string[] =>
    new PacketReader()
      .receive(wire.splice(0).join(""))
      .map((one) => (one.tag === "packet" ? one.text : one.tag));
  const ask = (text: string): readonly string[] => {
    session.receive(packet(text));
    for (let n = 0; session.isRunning && n < 100; n++) session.advance(1000);
    return answers();
  };
  return { session, ask, wire };
}

test("a conversation: break, continue, look, step, watch, detach", () => {
  const { ask, session } = opened();
  expect(ask("qSupported:xmlRegisters=i386")[0]).toContain("qXfer:features:read+");
  expect(ask("vMustReplyEmpty")).toEqual([""]);
  expect(ask("?")).toEqual(["T05thread:01;"]);
  expect(ask("Hg0")).toEqual(["OK"]);
  expect([ask("qfThreadInfo"), ask("qsThreadInfo")]).toEqual([["m01"], ["l"]]);
  expect(ask(`Z0,${hex(STORE)},4`)).toEqual(["OK"]);
  expect(ask("vCont;c")).toEqual(["T05thread:01;"]);
  expect(ask("g")[0]?.slice(8 * 32)).toBe("0c000080"); // pc
  expect(ask(`m${hex(DATA)},4`)).toEqual(["00000000"]);
  expect(ask("vCont;s:1")).toEqual(["T05thread:01;"]);
  expect(ask(`m${hex(DATA)},4`)).toEqual(["03000000"]);
  expect(ask(`z0,${hex(STORE)},4`)).toEqual(["OK"]);
  expect(ask(`Z2,${hex(DATA)},4`)).toEqual(["OK"]);
  expect(ask("c")).toEqual([`T05watch:${hex(DATA)};thread:01;`]);
  expect(ask("D")).toEqual(["OK"]);
  expect(session.ended).toBe("detached");
});

test("a line of source is stepped over at once", () => {
  const { ask } = opened();
  expect(ask(`vCont;r${hex(LOOP)},${hex(STORE)}:1;c`)).toEqual(["T05thread:01;"]);
  expect(ask("p20")).toEqual(["0c000080"]);
  expect(ask(`vCont;r${hex(LOOP)},${hex(STORE)}:1`)).toEqual(["T05thread:01;"]);
  expect(ask("p20")).toEqual(["10000080"]); // One step at least.
});

test("registers and memory are changed, or refused", () => {
  const { ask } = opened();
  expect(ask("Pa=78563412")).toEqual(["OK"]);
  expect(ask("pa")).toEqual(["78563412"]);
  expect(ask("P20=01000080")).toEqual(["E01"]); // pc is even
  expect(ask(`M${hex(DATA)},2:beef`)).toEqual(["OK"]);
  expect(ask(`m${hex(DATA)},4`)).toEqual(["beef0000"]);
  expect(ask(`M${hex(DATA)},2:be`)).toEqual(["E01"]);
  expect(ask("m1000,4")).toEqual(["E0e"]);
  expect(ask("M1000,1:00")).toEqual(["E0e"]);
  const all = ask("g")[0] ?? "";
  expect(ask(`G${all.replace(/^.{16}/, "00000000efbeadde")}`)).toEqual(["OK"]);
  expect(ask("p1")).toEqual(["efbeadde"]);
  expect(ask("p7fff")).toEqual(["E01"]);
});

test("the end of the program, and its beginning", () => {
  const { ask } = opened();
  expect(ask("bs")).toEqual(["T05replaylog:begin;thread:01;"]);
  expect(ask(`Z1,${hex(LOAD)},2`)).toEqual(["OK"]);
  expect(ask("c")).toEqual(["T05thread:01;"]);
  expect(ask("c")).toEqual(["T05thread:01;"]);
  expect(ask("bc")).toEqual(["T05thread:01;"]);
  expect(ask("p8")).toEqual(["01000000"]);
  expect(ask(`z1,${hex(LOAD)},2`)).toEqual(["OK"]);
  expect(ask("c")).toEqual(["W09"]);
});

test("acknowledgements are given until they are not wanted, and damage is said", () => {
  const { session, wire } = opened();
  session.receive(packet("qC"));
  expect(wire.splice(0)).toEqual(["+", packet("QC01")]);
  session.receive("$qC#00");
  expect(wire.splice(0)).toEqual(["-"]);
  session.receive(packet("QStartNoAckMode"));
  wire.length = 0;
  session.receive(packet("qC"));
  expect(wire).toEqual([packet("QC01")]);
});

test("a running program is interrupted", () => {
  const { session, wire } = opened();
  session.receive(packet("c"));
  session.advance(3);
  wire.length = 0;
  session.receive("\x03");
  expect([wire, session.isRunning]).toEqual([[packet("T02thread:01;")], false]);
});

test("a register's number has no sign", () => {
  const { ask } = opened();
  expect([ask("p-1"), ask("P-1=00000000")]).toEqual([ask("pffff"), ask("Pffff=00000000")]);
});

test("whatever arrives is answered or ignored, and never a fault", () => {
  const starts = [
    "m",
    "M",
    "g",
    "G",
    "p",
    "P",
    "Z0,",
    "z2,",
    "vCont;",
    "qXfer:",
    "qRcmd,",
    "X",
    "b",
  ];
  const arbText = fc
    .tuple(
      fc.constantFrom(...starts),
      fc.string({ maxLength: 12 }),
      fc.stringMatching(/^[0-9a-f,:;=]{0,20}$/),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(arbText, { maxLength: 20 }), (texts) => {
      const { ask } = opened();
      for (const text of texts) ask(text);
    }),
    { numRuns: 60 },
  );
});
