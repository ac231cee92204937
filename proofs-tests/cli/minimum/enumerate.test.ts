// The second opinion is a second one: it shares no code with the engine that it judges.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusalOf } from "../../../cli/minimum/enumerate.ts";
import { certificateOf, minimumOn } from "../../../cli/minimum/certificate.ts";
import { systemOf } from "../../../cli/kernels.ts";
import { bug, found, kernel } from "./world.ts";

test("it is short, and imports nothing of engines/, nor the digest that keys are made with", () => {
  const text = readFileSync("cli/minimum/enumerate.ts", "utf8");
  expect(text.split("\n").length).toBeLessThan(300);
  expect(text).not.toMatch(/from ".*(engines|digest|small\/product|breadth)/);
  expect(text).not.toMatch(/\b(survey|productOf|Leader|Follower|Visited|digest)\b\(/);
});

test("it finds a run that is shorter than the certificate says", () => {
  const certificate = certificateOf(kernel, minimumOn(kernel, found(), 2000));
  if (certificate === undefined) throw new Error("it can be proved");
  const { sameBug } = bug();
  expect(refusalOf(certificate, systemOf(kernel), sameBug)).toBeUndefined();
  const { events, levels, length } = certificate;
  const [first] = events;
  const [start] = levels;
  if (first === undefined || start === undefined) throw new Error("it has events");
  const longer = {
    ...certificate,
    length: length + 1,
    events: [first, ...events],
    levels: [...levels, start],
  };
  // Even if the longer run did fail as it says, the shorter one would be found.
  const because = refusalOf(longer, systemOf(kernel), (boot, run) =>
    run.length > length
      ? { start: boot, events: run, failure: { claim: "", difference: [] } }
      : sameBug(boot, run),
  );
  expect(because).toContain(`${length} events are enough`);
});
