import { afterEach, expect, test, vi } from "vitest";
import { terminal } from "../../cli/terminal.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

/** What is written to stderr while `use` runs, whether or not a person sits there. */
function written(person: boolean, use: (show: (line: () => string) => void) => void): string {
  const chunks: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => chunks.push(String(chunk)) > 0);
  const before = process.stderr.isTTY;
  process.stderr.isTTY = person;
  try {
    const { progress } = terminal();
    use(progress.show);
    progress.clear();
  } finally {
    process.stderr.isTTY = before;
  }
  return chunks.join("");
}

test("a person sees one line that is written again, and then taken away", () => {
  const text = written(true, (show) => {
    show(() => "first");
    show(() => "too soon");
  });
  expect(text).toContain("\r\u001b[2Kfirst");
  expect(text).not.toContain("too soon");
  expect(text.endsWith("\r\u001b[2K")).toBe(true);
  expect(text).not.toContain("\n");
});

test("a terminal that can erase nothing is written to as a log is", () => {
  vi.stubEnv("TERM", "dumb");
  expect(written(true, (show) => show(() => "first"))).toBe("");
});

test("a log gets a line every ten seconds and nothing else", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const text = written(false, (show) => {
    for (let second = 0; second < 25; second++) {
      show(() => `second ${second}`);
      vi.advanceTimersByTime(1000);
    }
  });
  expect(text).toBe("second 10\nsecond 20\n");
});

test("without a terminal there is no colour", () => {
  expect(terminal().paint.isColorSupported).toBe(false);
  expect(terminal().paint.red("x")).toBe("x");
});
