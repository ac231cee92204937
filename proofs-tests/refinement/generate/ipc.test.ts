import { expect, test } from "vitest";
import { drawIpc } from "../../../refinement/generate/ipc.ts";
import { scenes } from "./scenery.ts";

test("calls send, receive, and do both", () => {
  const drawn = scenes().flatMap((scene) => Array.from({ length: 20 }, () => drawIpc(scene)));
  expect(drawn.some(({ a0, a2 }) => a0 === 0 && a2 !== 0)).toBe(true);
  expect(drawn.some(({ a0, a2 }) => a0 !== 0 && a2 === 0)).toBe(true);
  expect(drawn.some(({ a0, a2 }) => a0 !== 0 && a2 === a0)).toBe(true);
  expect(drawn.some(({ a0, a2 }) => a0 !== 0 && a2 === 0xffff_ffff)).toBe(true);
});
