import { expect, test } from "vitest";
import { assembly, clan, crowd, messages } from "../../../refinement/small/talking.ts";

test("whoever is alike may say as much", () => {
  for (const { events, alike } of [messages, crowd, assembly])
    for (const list of alike.threads) {
      const counts = list.map((by) => events.filter((e) => "by" in e && e.by === by).length);
      expect(new Set(counts).size).toBe(1);
    }
  expect(clan.alike.tasks).toEqual([[3, 4]]);
});
