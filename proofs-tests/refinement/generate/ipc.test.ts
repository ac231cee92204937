import { expect, test } from "vitest";
import { drawIpc } from "../../../refinement/generate/ipc.ts";
import { nameOf } from "../../../refinement/codec/name.ts";
import type { Name } from "../../../spec/name.ts";
import { route, standsBetween } from "../../../spec/parts/clans.ts";
import { scenes } from "./scenery.ts";

test("calls send, receive, and do both", () => {
  const drawn = scenes().flatMap((scene) => Array.from({ length: 20 }, () => drawIpc(scene)));
  expect(drawn.some(({ a0, a2 }) => a0 === 0 && a2 !== 0)).toBe(true);
  expect(drawn.some(({ a0, a2 }) => a0 !== 0 && a2 === 0)).toBe(true);
  expect(drawn.some(({ a0, a2 }) => a0 !== 0 && a2 === a0)).toBe(true);
  expect(drawn.some(({ a0, a2 }) => a0 !== 0 && a2 === 0xffff_ffff)).toBe(true);
});

test("messages cross borders, and are sent in the names of those who may be spoken for", () => {
  const drawn = scenes().flatMap((scene) =>
    Array.from({ length: 60 }, () => ({ scene, call: drawIpc(scene) })),
  );
  const meant = (word: number | undefined): Name => nameOf(word ?? 0);
  const far = drawn.filter(({ scene: { state, me }, call }) => {
    return route(state, me, meant(call.a0))?.redirected === true;
  });
  expect(far.length).toBeGreaterThan(20);
  const propagated = drawn.filter(({ call }) => ((call.a1 ?? 0) & 0x1000) !== 0);
  const rightly = propagated.filter(({ scene: { state, me }, call }) =>
    standsBetween(state, me, meant(call.t0), meant(call.a0)),
  );
  expect(rightly.length).toBeGreaterThan(5);
  expect(propagated.length - rightly.length).toBeGreaterThan(5);
});
