import { expect, test } from "vitest";
import { callOf } from "../../../refinement/codec/call.ts";
import { setRegisters } from "../../../refinement/codec/event.ts";
import { putMessage } from "../../../refinement/generate/message.ts";
import type { Draft } from "../../../refinement/generate/scene.ts";
import { scenes } from "./scenery.ts";

test("messages mostly make sense, some carry items, some must be refused", () => {
  const tags = { sense: 0, items: 0, nonsense: 0 };
  for (const scene of scenes())
    for (let i = 0; i < 40; i++) {
      const registers = new Uint32Array(32);
      const message: Draft = {};
      putMessage(scene, scene.near[0], message);
      setRegisters({ event: "call", by: "1.0", call: "ipc", registers: message }, 0, registers);
      const call = callOf("ipc", registers);
      if (call.tag !== "ipc" || call.message === undefined) tags.nonsense++;
      else if (call.message.items.length > 0) tags.items++;
      else tags.sense++;
    }
  expect(tags.items).toBeGreaterThan(100);
  expect(tags.sense).toBeGreaterThan(100);
  expect(tags.nonsense).toBeGreaterThan(5);
});
