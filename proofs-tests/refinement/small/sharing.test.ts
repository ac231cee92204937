import { expect, test } from "vitest";
import { derivations, frames, pages } from "../../../refinement/small/sharing.ts";

test("each offers its pages with and without waiting for an answer", () => {
  for (const { events } of [pages, frames, derivations]) {
    const offers = events.filter(
      (e) => e.event === "call" && ((e.registers.a1 ?? 0) >>> 6) % 64 === 2,
    );
    expect(offers.length).toBeGreaterThan(0);
    expect(offers.length % 2).toBe(0);
  }
});
