import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { timeoutOf } from "../../../refinement/codec/message.ts";
import { nameOf } from "../../../refinement/codec/name.ts";
import * as draw from "../../../refinement/generate/arguments.ts";
import { named } from "../../../spec/state.ts";
import { scenes } from "./scenery.ts";

const all = scenes();
const many = <T>(one: (scene: (typeof all)[number]) => T): readonly T[] =>
  all.flatMap((scene) => Array.from({ length: 40 }, () => one(scene)));

test("most ids name somebody who lives, some do not", () => {
  const lives = many((scene) => named(scene.state, nameOf(draw.anyId(scene))) !== undefined);
  const share = lives.filter(Boolean).length / lives.length;
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(0.98);
});

test("words are words, pages are page numbers, an ip is a multiple of 4", () => {
  const isWord = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= 0xffff_ffff;
  const random = prng(8);
  for (let i = 0; i < 300; i++) expect(isWord(draw.wildWord(random))).toBe(true);
  for (const scene of all) {
    const words = [draw.pagerId(scene), draw.anyWindow(scene), draw.anyIp(scene)];
    expect(words.every(isWord)).toBe(true);
    expect(draw.anyIp(scene) % 4).toBe(0);
    expect(draw.anyPage(scene)).toBeLessThan(0x10_0000);
    expect(isWord(draw.flexpageAt(scene, draw.anyPage(scene)))).toBe(true);
    expect(draw.anyRights(random)).toBeLessThan(8);
    expect(isWord(draw.anyLthread(scene))).toBe(true);
  }
});

test("some timeouts never end, some are over at once, the rest is in between", () => {
  const seen = many((scene) => timeoutOf(draw.timeout(scene)));
  expect(seen).toContain("never");
  expect(seen).toContain(0);
  expect(seen.some((micros) => micros !== "never" && micros > 0)).toBe(true);
});
