import { expect, test } from "vitest";
import { attached, asks, booted, lineText, listen, told } from "./devices.ts";
import { does, root, sigma0, wait, waitFor, id, editThread, running } from "./world.ts";

test("a line that is free or masked keeps what it has to say, and interrupts nobody", () => {
  const first = asks(booted, 3);
  expect(first.because).toEqual(["interrupt.staysPending"]);
  expect(lineText(first.state, 3)).toBe("free masked asks");
  expect(told(does(first.state, sigma0, listen(3)).effects)).toEqual([`${sigma0} hears 3`]);
});

test("an owner who waits, openly or for the line, is told; then the line is masked", () => {
  for (const waits of [wait(), listen(3, "never")]) {
    const waiting = does(attached(booted, sigma0, 3), sigma0, waits).state;
    const { state, effects, because } = asks(waiting, 3);
    expect(told(effects)).toEqual([`${sigma0} hears 3`]);
    expect(because).toContain("interrupt.sends");
    expect(lineText(state, 3)).toBe(`${sigma0} masked`);
    expect(lineText(asks(state, 3).state, 3)).toBe(`${sigma0} masked asks`);
  }
});

test("an owner who does anything else is told when it waits", () => {
  const { state, because } = asks(attached(booted, sigma0, 3), 3);
  expect(because).toContain("interrupt.queues");
  const asleep = does(state, sigma0, waitFor(id(state, root))).state;
  expect(told(asks(asleep, 3).effects)).toEqual([]);
  expect(told(does(state, sigma0, wait()).effects)).toEqual([`${sigma0} hears 3`]);
});

test("who is made ready by an interrupt runs if it is higher", () => {
  const waiting = does(attached(booted, sigma0, 3), sigma0, listen(3, "never")).state;
  const higher = editThread(running(waiting, root), sigma0, { priority: 200 });
  expect(asks(higher, 3).state.running).toBe(sigma0);
  expect(asks(running(waiting, root), 3).state.running).toBe(root);
});
