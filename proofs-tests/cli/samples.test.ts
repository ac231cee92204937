import { expect, test } from "vitest";
import { fileNameOf, sampled, shortestOf, type Sample } from "../../cli/samples.ts";

const start = {} as never;
const sample = (name: string, length: number): Sample => ({
  name,
  start,
  events: Array.from({ length }, () => ({ event: "tick" })),
});

test("a search goes on from the corpus, and hands over the shortest of what it lacks", () => {
  const corpus = [sample("ipc.cut", 3)];
  const searched = sampled(corpus, (guidance) => {
    expect(guidance?.seedlings).toBe(corpus);
    guidance?.onFirst?.("ipc.cut", start, sample("", 1).events);
    guidance?.onFirst?.("ipc → sent", start, sample("", 5).events);
    guidance?.onFirst?.("ipc → sent", start, sample("", 4).events);
    guidance?.onFirst?.("ipc → sent", start, sample("", 6).events);
    return { runs: 8 };
  });
  expect(searched).toEqual({ runs: 8, samples: [sample("ipc → sent", 4)] });
});

test("without a corpus there is nothing to go on from, and nothing is kept", () => {
  const searched = sampled(undefined, (guidance) => ({ guidance }));
  expect(searched).toEqual({ guidance: undefined, samples: [] });
});

test("of equally short samples the first stays", () => {
  const [first, other] = [sample("a", 2), sample("a", 2)];
  expect(shortestOf([sample("b", 1), first, other])[1]).toBe(first);
});

test("names of files say what is reached, and a name of a file stays what it is", () => {
  expect(fileNameOf("ipc → error 3 in send")).toBe("ipc-to-error-3-in-send");
  expect(fileNameOf("fpageUnmap.self")).toBe("fpageUnmap.self");
  expect(fileNameOf("../../etc → ")).toBe("..-..-etc-to");
  const name = fileNameOf("a sibling → received for another");
  expect(fileNameOf(name)).toBe(name);
});
