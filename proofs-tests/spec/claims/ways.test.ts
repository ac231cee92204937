import { expect, test } from "vitest";
import { waysIn } from "../../../spec/claims/ways.ts";
import { after, booted, id, root, send, sigma0 } from "../world.ts";
import { stepOf, tickStep } from "./state.ts";

test("a message that is sent has a way, and one that polls", () => {
  const world = { ...booted, running: root };
  expect(waysIn(stepOf(world, send(id(world, sigma0)), world))).toEqual([
    { from: root, to: sigma0 },
  ]);
  const polling = after(booted, [sigma0, send(id(booted, root))]);
  expect(waysIn(tickStep(polling, polling))).toEqual([{ from: sigma0, to: root }]);
});

test("where nothing is sent there is no way", () => {
  expect(waysIn(tickStep(booted, booted))).toEqual([]);
});
